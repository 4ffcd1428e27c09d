/** Turns the text of a models file into providers and models, or says everything that is wrong with it. */
import type { z } from "zod";
import type { ProviderConfig } from "../providers/registry.server.ts";
import { canonicalJson } from "../shared/canonical_json.ts";
import { findWrongReferences, type Problem } from "./references.ts";
import { MODELS_FILE, type ModelsFile } from "./schema.server.ts";
import { findKeys, looksLikeKey } from "./secrets.ts";

const LONGEST_VALUE = 80;
const KEY_HINT =
  "This looks like a key: put it into an environment variable, name that in apiKeyVariable, and have the key replaced";

/**
 * `path` is only named in errors.
 *
 * @throws {Error} One error that lists every problem with its place in the file, never with a key
 */
export function parseModelsFile(text: string, path: string): ModelsFile {
  const file = parseJson(text, path);
  const parsed = MODELS_FILE.safeParse(file);
  const problems = [
    ...findKeys(file).map((at) => ({ path: at, hint: KEY_HINT })),
    ...problemsOf(parsed.error),
    ...findWrongReferences(file),
  ];
  if (parsed.success && problems.length === 0) return withEndpoints(parsed.data);
  const complaints = new Set(problems.map((problem) => complaint(problem, file)));
  throw new Error(`"${path}" cannot be used, correct it:\n- ${[...complaints].join("\n- ")}`);
}

function withEndpoints({ providers, models, ...rest }: ModelsFile): ModelsFile {
  const endpoints = new Map(providers.map((provider) => [provider.id, endpointOf(provider)]));
  return {
    ...rest,
    providers,
    models: models.map((model) => ({ ...model, endpoint: endpoints.get(model.provider)! })),
  };
}

/** All of its declaration but its name, and what tells people and the till apart rather than texts. */
const endpointOf = (
  { id: _, apiKeyVariable: _key, place: _place, ...shaping }: ProviderConfig & { place?: unknown },
): string => canonicalJson(shaping);

/** Names of the environment variables that the file's providers take their keys from. */
export function keyVariables({ providers }: Pick<ModelsFile, "providers">): string[] {
  const names = providers.map(({ apiKeyVariable }) => apiKeyVariable);
  return [...new Set(names.filter((name) => name !== null))];
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The message itself repeats what stands there.
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    const where = line ? ` at line ${line}, column ${column}` : "";
    throw new Error(`"${path}" is not JSON${where}: correct it, models.example.json is an example`);
  }
}

function problemsOf(error: z.ZodError | undefined): Problem[] {
  return (error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => ({ path: [...issue.path, name], hint: hintFor(name) }))
      : [{ path: issue.path, hint: issue.message }]
  );
}

const hintFor = (name: string): string =>
  /key|secret|token$|password/i.test(name)
    ? "Remove it: name an environment variable with the key in apiKeyVariable"
    : "Remove it: there is no such setting";

/** For example `models[0].prices.input`. */
function nameOf({ path }: Problem): string {
  const parts = path.map((part) => typeof part === "number" ? `[${part}]` : `.${wordOf(part)}`);
  return parts.join("").replace(/^\./, "") || "the file";
}

const wordOf = (part: PropertyKey): string => looksLikeKey(String(part)) ? "…" : String(part);

function complaint(problem: Problem, file: unknown): string {
  const value = valueAt(file, problem.path);
  const name = nameOf(problem);
  if (value === undefined) return `${name} is missing: ${problem.hint}`;
  const shown = isShowable(value, name) ? ` is ${JSON.stringify(value)}` : "";
  return `${name}${shown}: ${problem.hint}`;
}

function valueAt(file: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown>)?.[part],
    file,
  );
}

/** Lists and objects are too long to show, and what may hold a key is not shown to anybody. */
function isShowable(value: unknown, name: string): boolean {
  if (typeof value === "object" && value !== null) return false;
  if (typeof value !== "string") return true;
  return value.length <= LONGEST_VALUE && !looksLikeKey(value) && !/[@?#]/.test(value) &&
    !/key|secret|token|password/i.test(name);
}
