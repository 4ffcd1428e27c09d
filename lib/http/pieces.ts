/** A section of a page that comes piece by piece, as server and browser both know it: a line of JSON each (NDJSON). */

/** HTML for one place of the section; a later piece for the same place takes it over. */
export interface Piece {
  readonly place: string;
  readonly html: string;
}

export const PIECES_TYPE = "application/x-ndjson";
