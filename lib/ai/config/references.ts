/** What no single entry can know: whether ids are unique, and name something. */
import { z } from "zod";

/** Of the built-in coach, as a provider and as a model. */
const RESERVED = "coach";

export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly hint: string;
}

/** Read leniently: entries with problems of their own are looked into as far as they go. */
const ENTRIES = z.object({
  providers: z.array(z.object({ id: z.string() }).catch({ id: "" })).catch([]),
  models: z.array(
    z.object({ id: z.string().catch(""), provider: z.string().nullable().catch(null) })
      .catch({ id: "", provider: null }),
  ).catch([]),
}).catch({ providers: [], models: [] });

export function findWrongReferences(file: unknown): Problem[] {
  const { providers, models } = ENTRIES.parse(file);
  const known = new Set(providers.map(({ id }) => id));
  const unknown = models.flatMap(({ provider }, at) =>
    provider === null || known.has(provider)
      ? []
      : [{ path: ["models", at, "provider"], hint: "Declare it under providers, or name another" }]
  );
  return [...wrongIds("providers", providers), ...wrongIds("models", models), ...unknown];
}

function wrongIds(list: string, entries: readonly { readonly id: string }[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, at) => {
    const isSecond = id !== "" && seen.has(id);
    seen.add(id);
    const path = [list, at, "id"];
    if (id === RESERVED) return [{ path, hint: "Give another: the built-in coach has this one" }];
    return isSecond ? [{ path, hint: "Give another: an entry above has this one" }] : [];
  });
}
