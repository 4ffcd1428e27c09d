/** Reads comma-separated values (RFC 4180) with a header line. */

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

/** One record per line, by column name. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...lines] = rows(text);
  return lines.map((line) =>
    Object.fromEntries(header.map((name, column) => [name, line[column] ?? ""]))
  );
}

function rows(text: string): string[][] {
  const all: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, plain, end] of text.matchAll(FIELD)) {
    if (whole === "" && row.length === 0) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    all.push(row);
    row = [];
  }
  return all;
}
