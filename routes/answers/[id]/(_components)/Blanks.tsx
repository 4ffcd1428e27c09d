import type { JSX } from "preact";

/** What only the candidate knows stands in [square brackets]: shown as blanks to fill. */
export function Blanks({ text }: { text: string }): JSX.Element {
  const pieces = text.split(/(\[[^\]]*\])/);
  return (
    <span class="spoken">
      {pieces.map((piece) => piece.startsWith("[") ? <i key={piece}>{piece}</i> : piece)}
    </span>
  );
}
