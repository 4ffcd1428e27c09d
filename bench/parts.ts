/** The parts of a benchmark: those that are named run, or else all, one after the other. */

/** Ends the process: 0 if all that ran kept to their budgets, 1 if not, 2 for a name that there is not. */
export async function runParts(
  parts: Readonly<Record<string, () => boolean | Promise<boolean>>>,
  named: readonly string[],
): Promise<never> {
  const unknown = named.find((name) => !(name in parts));
  if (unknown !== undefined) {
    console.error(
      `Part "${unknown}" does not exist: name some of ${Object.keys(parts).join(", ")}`,
    );
    Deno.exit(2);
  }
  let met = true;
  for (const name of named.length > 0 ? named : Object.keys(parts)) {
    met = await parts[name]!() && met;
  }
  Deno.exit(met ? 0 : 1);
}
