/** Holds the house's walls: where code runs, which way imports point, features' faces, who reads settings. */
import { type Import, type Module, type ModuleGraph, readModuleGraph } from "./module_graph.ts";
import { featureOf, isFace, type Layer, layerOf, runsOn } from "./places.ts";
import { report } from "./report.ts";
import { ROOT } from "./source_files.ts";

/** What each layer may import from, beside itself. Tests, tools and benches may import everything. */
const BELOW: Readonly<Record<Exclude<Layer, "outside">, readonly Layer[]>> = {
  root: ["routes", "islands", "components", "lib", "fresh"],
  routes: ["islands", "components", "lib", "fresh"],
  islands: ["components", "lib", "fresh"],
  components: ["lib", "fresh"],
  lib: ["fresh"],
  fresh: [],
};

/** The one module that may read the environment. */
const SETTINGS = "lib/config.server.ts";

/** Each breach in one text, with the chain of imports that leads to it. */
export function findBreaches(graph: ModuleGraph): string[] {
  const breaches: string[] = [];
  for (const module of graph.values()) {
    const layer = layerOf(module.path);
    if (layer === "outside") continue;
    if (readsSettings(module, layer)) {
      breaches.push(`${module.path} reads the environment: take the value from ${SETTINGS}`);
    }
    for (const found of module.imports) {
      const reason = breachOf(module.path, found);
      if (reason) breaches.push(`${reason}\n${chain(graph, module.path, found)}`);
    }
  }
  return breaches;
}

const readsSettings = ({ path, readsEnvironment }: Module, layer: Layer): boolean =>
  readsEnvironment && path !== SETTINGS && layer !== "fresh";

/** Why this import is not allowed, or null. */
function breachOf(from: string, { specifier, target, typeOnly }: Import): string | null {
  const layer = layerOf(from) as Exclude<Layer, "outside">;
  if (target === null) return builtInBreach(from, layer, specifier, typeOnly);
  return directionBreach(layer, target) ?? suffixBreach(from, target, typeOnly) ??
    faceBreach(from, target) ?? innardsBreach(layer, specifier, target);
}

function builtInBreach(from: string, layer: Layer, specifier: string, typeOnly: boolean) {
  if (typeOnly || layer === "fresh" || runsOn(from) === "server") return null;
  if (!specifier.startsWith("node:")) return null;
  return `${from} runs in browsers too, where "${specifier}" is missing: call it .server.ts`;
}

function suffixBreach(from: string, target: string, typeOnly: boolean): string | null {
  if (typeOnly || layerOf(from) === "fresh") return null;
  const [here, there] = [runsOn(from), runsOn(target)];
  if (there === "server" && here !== "server" && layerOf(target) !== "outside") {
    return `${from} runs in browsers too, but imports server code`;
  }
  if (there === "client" && here !== "client" && layerOf(from) !== "islands") {
    return `${from} runs on the server too, but imports client code`;
  }
  return null;
}

function directionBreach(layer: Exclude<Layer, "outside">, target: string): string | null {
  const there = layerOf(target);
  if (there === layer || BELOW[layer].includes(there)) return null;
  return `${layer} must not import from ${there === "outside" ? "tests, tools or benches" : there}`;
}

function faceBreach(from: string, target: string): string | null {
  const [here, there] = [featureOf(from), featureOf(target)];
  if (!here || !there || here === there || isFace(target)) return null;
  return `lib/${here} reaches into lib/${there}: import from lib/${there}/mod.ts or mod.server.ts`;
}

function innardsBreach(layer: Layer, specifier: string, target: string): string | null {
  if (layer === "fresh" || layerOf(target) !== "fresh" || !specifier.startsWith(".")) return null;
  return `${layer} reaches into fresh/: import from "fresh" or "fresh/runtime"`;
}

/** The shortest way from an island to the breach, or the import alone if no island leads there. */
function chain(graph: ModuleGraph, from: string, { target, specifier }: Import): string {
  const way = [...(wayFromIsland(graph, from) ?? [from]), target ?? specifier];
  return way.map((step, at) => `${"  ".repeat(at + 1)}${at > 0 ? "-> " : ""}${step}`).join("\n");
}

/** Breadth first along the imports that run, from all islands at once. */
function wayFromIsland(graph: ModuleGraph, to: string): string[] | null {
  const islands = [...graph.keys()].filter((path) => layerOf(path) === "islands");
  const ways = islands.map((path) => [path]);
  const seen = new Set(islands);
  for (const way of ways) {
    const last = way.at(-1)!;
    if (last === to) return way;
    for (const { target, typeOnly } of graph.get(last)?.imports ?? []) {
      if (target === null || typeOnly || seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  }
  return null;
}

if (import.meta.main) report("boundaries", findBreaches(await readModuleGraph(ROOT)));
