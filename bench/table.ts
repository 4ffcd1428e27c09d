/** Prints a title and rows in aligned columns. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  console.log(`\n${title}`);
  for (const row of rows) {
    console.log(
      "  " + row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ").trimEnd(),
    );
  }
}
