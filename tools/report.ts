/** Prints what a check found and ends the process: 0 for nothing found, else 1. */
export function report(check: string, findings: readonly string[]): never {
  for (const finding of findings) console.error(`${finding}\n`);
  const told = findings.length === 0 ? "fine" : `${findings.length} to correct`;
  console.log(`${check}: ${told}`);
  Deno.exit(findings.length === 0 ? 0 : 1);
}
