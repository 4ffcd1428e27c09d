import type { JSX } from "preact";

/** A row: its name, then a figure for each of the other columns. */
type FigureRow = readonly [name: string, ...figures: readonly (string | number)[]];

interface FigureTableProps {
  /** What it is, for who does not see it; wider than a phone, it scrolls in its own frame. */
  label: string;
  /** Whether the label is shown as well. */
  caption?: boolean;
  columns: readonly string[];
  rows: readonly FigureRow[];
}

/** Figures side by side. */
export function FigureTable({ label, caption, columns, rows }: FigureTableProps): JSX.Element {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table class="figures">
        {caption && <caption>{label}</caption>}
        <thead>
          <tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, at) => <td key={at}>{figure}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
