/** One filler of a language's list, in lower case. */
export interface Filler {
  readonly text: string;
  /** After these words it is no filler: "what kind of". */
  readonly notAfter?: readonly string[];
}
