/** Order of route files within one directory, first to last. */
const RANK = {
  middleware: 0,
  layout: 1,
  error: 2,
  index: 3,
  fixed: 4,
  group: 5,
  param: 6,
  rest: 7,
} as const;

/**
 * Orders route files so that what surrounds a page and what is more specific come first. Names
 * that differ only in spelling keep their order, so files of one directory must be adjacent.
 */
export function sortRoutePaths(a: string, b: string): number {
  if (isApp(a) !== isApp(b)) return isApp(a) ? -1 : 1;

  const partsA = a.split("/");
  const partsB = b.split("/");
  const shared = Math.min(partsA.length, partsB.length);
  for (let i = 0; i < shared; i++) {
    const [partA, partB] = [stem(partsA, i), stem(partsB, i)];
    if (partA === partB) continue;
    return rank(partsA, i) - rank(partsB, i);
  }
  return partsB.length - partsA.length;
}

function isApp(path: string): boolean {
  return /(?:^|\/)_app(?:\.[tj]sx?)?$/.test(path);
}

/** A path's part, the last one without its file extension. */
function stem(parts: string[], index: number): string {
  const part = parts[index]!;
  return index === parts.length - 1 ? part.replace(/\.[tj]sx?$/, "") : part;
}

function rank(parts: string[], index: number): number {
  const part = stem(parts, index);
  if (part.startsWith("(")) return RANK.group;
  if (part.startsWith("[...")) return RANK.rest;
  if (part.startsWith("[")) return RANK.param;
  if (index < parts.length - 1) return RANK.fixed;
  switch (part) {
    case "_middleware":
      return RANK.middleware;
    case "_layout":
      return RANK.layout;
    case "_error":
    case "_500":
    case "_404":
      return RANK.error;
    case "index":
      return RANK.index;
    default:
      return RANK.fixed;
  }
}
