/**
 * Runs the tests that need more than Deno: those that ask `needs()`, and all of tests/browser and
 * tests/cluster. A skipped test counts as failed: whoever runs this has the services.
 */
import { type ModuleGraph, readModuleGraph } from "./module_graph.ts";
import { isTest } from "./places.ts";
import { ROOT } from "./source_files.ts";

const NEEDS = "tests/support/needs.ts";
const WHOLE_FOLDERS = /^tests\/(browser|cluster)\//;

/** The test files that need a service, told by what they import, directly or not. */
export function serviceTests(graph: ModuleGraph): string[] {
  return [...graph.keys()].filter((path) =>
    isTest(path) && (WHOLE_FOLDERS.test(path) || reaches(graph, path, NEEDS))
  );
}

function reaches(graph: ModuleGraph, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const path of seen) {
    for (const { target } of graph.get(path)?.imports ?? []) if (target) seen.add(target);
  }
  return seen.has(to);
}

/** How many tests the runner's last line says were ignored. */
export const ignoredIn = (output: string): number =>
  Number(/\| \d+ failed[^|\n]*\| (\d+) ignored/.exec(output)?.[1] ?? 0);

async function run(files: readonly string[]): Promise<{ code: number; output: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "test", ...files],
    cwd: ROOT,
    env: { REQUIRE_SERVICES: "1", NO_COLOR: "1" },
    stdout: "piped",
  }).spawn();
  let output = "";
  for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
    await Deno.stdout.write(new TextEncoder().encode(text));
    output += text;
  }
  return { code: (await child.status).code, output };
}

if (import.meta.main) {
  const { code, output } = await run(serviceTests(await readModuleGraph(ROOT)));
  const ignored = ignoredIn(output);
  if (ignored > 0) console.error(`${ignored} tests were skipped, though every service is required`);
  Deno.exit(code || (ignored > 0 ? 1 : 0));
}
