/** Runs one bench by name: `deno task bench NAME`. Exits 1 if it misses what it states. */

/** What `bench/NAME/main.ts` exports: prints its tables and gives what was missed, in words. */
export interface BenchModule {
  readonly bench: () => Promise<readonly string[]>;
}

async function main(name: string | undefined): Promise<number> {
  if (name === undefined || !/^[a-z]+$/.test(name)) {
    console.error("Name a bench, for example: deno task bench coach");
    return 2;
  }
  const { bench }: BenchModule = await import(new URL(`./${name}/main.ts`, import.meta.url).href);
  const missed = await bench();
  for (const line of missed) console.error(`MISSED ${line}`);
  return missed.length === 0 ? 0 : 1;
}

if (import.meta.main) Deno.exit(await main(Deno.args[0]));
