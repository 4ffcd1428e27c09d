import { Fragment, type JSX } from "preact";

/** What only the candidate knows stands in [square brackets]: shown as blanks to fill. */
export function Blanks({ text }: { text: string }): JSX.Element {
  const pieces = text.split(/(\[[^\]]*\])/);
  return (
    <span class="spoken">
      {pieces.map((piece, at) =>
        // A bare text in a list would be escaped twice.
        piece.startsWith("[") ? <i key={at}>{piece}</i> : <Fragment key={at}>{piece}</Fragment>
      )}
    </span>
  );
}
