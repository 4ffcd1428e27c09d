/** JSON that does not depend on the order of properties. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) => sorted(part));

const sorted = (part: unknown): unknown =>
  typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1))
    : part;
