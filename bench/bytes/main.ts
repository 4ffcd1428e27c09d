/**
 * What a first visit to each page weighs, against the budgets in fresh.config.ts and, as the baseline,
 * the lightest framework page measured for the same purpose: Astro 7, 12.8 kB with brotli in 5 requests.
 */
import { budgets } from "../../fresh.config.ts";
import { startModelEndpoint } from "../../tests/support/model_endpoint/mod.ts";
import { modelsFile } from "../../tests/support/models.ts";
import { startServer } from "../../tests/support/server.ts";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { visitEverything } from "./pages.ts";
import { weigh, type Weight } from "./weigh.ts";

const BASELINE_BYTES = 12_801;

const weights = [...await weighAll(), ...await weighWithModel()];

const over = weights.filter(({ name, weight }) =>
  weight.document > budgets.document || weight.javaScript > allowance(name)
);
console.table(Object.fromEntries(weights.map(({ name, weight }) => [name, {
  "HTML + CSS": weight.document,
  "of budget": budgets.document,
  "JavaScript": weight.javaScript,
  "of budget ": allowance(name),
  requests: weight.requests,
  "total / Astro": ((weight.document + weight.javaScript) / BASELINE_BYTES).toFixed(2),
}])));
for (const { name } of over) console.error(`Over budget: ${name}`);
if (over.length > 0) Deno.exitCode = 1;

interface NamedWeight {
  readonly name: string;
  readonly weight: Weight;
}

async function weighAll(env: Record<string, string> = {}): Promise<NamedWeight[]> {
  await using server = await startServer({ env });
  const candidate = new DemoCandidate(server.origin);
  const weights: NamedWeight[] = [];
  for (const { name, path } of await visitEverything(candidate)) {
    weights.push({ name, weight: await weigh(path, (at) => candidate.get(at)) });
  }
  return weights;
}

/** Pages that weigh more where a model is declared: it has not written yet, so the page waits for it. */
async function weighWithModel(): Promise<NamedWeight[]> {
  await using endpoint = await startModelEndpoint({ "*": { firstTextMs: Infinity } });
  await using models = await modelsFile(endpoint.url);
  const weights = await weighAll({ MODELS_FILE: models.file });
  return weights.filter(({ name }) => name === "/answers/[id]" || name === "/")
    .map(({ name, weight }) => ({ name: `${name}?model`, weight }));
}

function allowance(name: string): number {
  const [route = name] = name.split("?");
  return (budgets.javaScript as Record<string, number>)[route] ?? 0;
}
