/** What is whole of a list in a draft that is still being written. */
import type { z } from "zod";

/** The items of the draft's list `name` that keep to the schema; none where there is no such list yet. */
export function wholeItems<T>(draft: unknown, name: string, schema: z.ZodType<T>): readonly T[] {
  if (typeof draft !== "object" || draft === null) return [];
  const list: unknown = (draft as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
