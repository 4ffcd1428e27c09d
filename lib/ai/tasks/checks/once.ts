/** Remembers what was found: a draft is looked into again with each piece of it that comes. */

/** What is found of the thing, once; it is forgotten with the thing. */
export function onceOf<Of extends object, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, Found>();
  return (of) => {
    if (!known.has(of)) known.set(of, find(of));
    return known.get(of)!;
  };
}

/** The check, made once for each text `of` a thing. Give it one that depends on the two alone. */
export function once<Of extends object, Found>(
  check: (text: string, of: Of) => Found,
): (text: string, of: Of) => Found {
  const textsOf = onceOf((_: Of) => new Map<string, Found>());
  return (text, of) => {
    const known = textsOf(of);
    if (!known.has(text)) known.set(text, check(text, of));
    return known.get(text)!;
  };
}
