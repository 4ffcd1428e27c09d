/** What there is of a list in a draft that is still being written. */
import type { z } from "zod";
import { isOpen } from "../../structured/mod.ts";

/** The closed items of the draft's list `name` that keep to the schema; none where there is no such list yet. */
export function wholeItems<T>(draft: unknown, name: string, schema: z.ZodType<T>): readonly T[] {
  return parsed(itemsOf(draft, name).filter((item) => !isOpening(item)), schema);
}

/** As `wholeItems()`, with the item that is being written, once it has what the schema asks for. */
export function begunItems<T>(draft: unknown, name: string, schema: z.ZodType<T>): readonly T[] {
  return parsed(itemsOf(draft, name), schema);
}

function itemsOf(draft: unknown, name: string): readonly unknown[] {
  if (typeof draft !== "object" || draft === null) return [];
  const list: unknown = (draft as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(list) ? list : [];
}

const isOpening = (item: unknown): boolean =>
  typeof item === "object" && item !== null && isOpen(item);

const parsed = <T>(items: readonly unknown[], schema: z.ZodType<T>): readonly T[] =>
  items.flatMap((item) => {
    const { success, data } = schema.safeParse(item);
    return success ? [data] : [];
  });
