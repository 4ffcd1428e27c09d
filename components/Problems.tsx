import type { JSX } from "preact";
import { plural, texts } from "../lib/texts/mod.ts";

/** What is wrong with a form: field name to a whole sentence. */
export type FieldProblems = Readonly<Record<string, string>>;

/** The summary above a form that came back, each line leading to its field. */
export function Problems({ fields }: { fields: FieldProblems }): JSX.Element | null {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <div class="notice problem" role="alert">
      <strong>{plural(texts().common.problems, entries.length)}</strong>
      <ul>
        {entries.map(([name, text]) => (
          <li key={name}>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
