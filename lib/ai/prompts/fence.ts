/** Passes what people wrote to a model as data: in blocks that their words cannot close. */
import { fnv1a } from "../../hash.ts";
import { withoutUnseen } from "../shared/unseen.ts";

export interface Block {
  /** Ours, for example "ANSWER": letters and spaces. */
  readonly name: string;
  /** Theirs. */
  readonly content: string;
}

/** The blocks, each between two lines that carry a tag which none of the contents has in it. */
export function fence(blocks: readonly Block[]): string {
  const visible = blocks.map(({ name, content }) => ({
    name,
    content: withoutUnseen(content.toWellFormed()),
  }));
  const tag = tagFor(visible.map(({ content }) => content).join("\n"));
  return visible
    .map(({ name, content }) => `[BEGIN ${name} ${tag}]\n${content}\n[END ${name} ${tag}]`)
    .join("\n\n");
}

/** Follows from the contents alone, so that the same request is the same text (and is found in caches). */
function tagFor(content: string): string {
  const folded = content.normalize("NFKC").toLowerCase();
  let hash = fnv1a(folded);
  while (folded.includes(asTag(hash))) hash = fnv1a(asTag(hash) + folded);
  return asTag(hash);
}

const asTag = (hash: number): string => hash.toString(16).padStart(8, "0");
