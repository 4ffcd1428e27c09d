/** Modules must not import each other in a circle. Types may: they are erased before anything runs. */
import { type ModuleGraph, readModuleGraph } from "./module_graph.ts";
import { report } from "./report.ts";
import { ROOT } from "./source_files.ts";

/**
 * Circles of imports, each as the modules along it, found by walking depth first and noting each
 * import that leads back onto the path walked (Tarjan 1972). Empty if and only if there is none.
 */
export function findCycles(graph: ModuleGraph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (module: string): void => {
    if (done.has(module)) return;
    const at = path.indexOf(module);
    if (at >= 0) return void cycles.push([...path.slice(at), module]);
    path.push(module);
    for (const { target, typeOnly } of graph.get(module)?.imports ?? []) {
      if (target && !typeOnly) walk(target);
    }
    path.pop();
    done.add(module);
  };
  for (const module of graph.keys()) walk(module);
  return cycles;
}

if (import.meta.main) {
  const cycles = findCycles(await readModuleGraph(ROOT));
  report("cycles", cycles.map((cycle) => `Imports go in a circle\n  ${cycle.join("\n  -> ")}`));
}
