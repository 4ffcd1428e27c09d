/** The table of what may be cached is true, and whole. */
import assert from "node:assert/strict";
import { CACHED, type Families, LONGEST_VALUE } from "./mod.ts";

const ROOT = new URL("../../", import.meta.url);
const FAMILIES = Object.entries<Families[string]>(CACHED);
/** What may be under one of these tags belongs to one candidate. */
const PERSONAL = /^(account|candidate|interview|answer)\b/;

Deno.test("what belongs to one candidate has no copies in processes: its deletion holds at once", () => {
  for (const [name, { tags, near }] of FAMILIES) {
    if (tags.some((tag) => PERSONAL.test(tag))) assert.equal(near, null, name);
  }
});

Deno.test("every family is bounded, in time and in size, so that any store takes it", () => {
  for (const [name, family] of FAMILIES) {
    const { ttlMs, staleMs, noneMs, longest, patienceMs, near, version } = family;
    assert.ok(Number.isInteger(version) && version > 0, name);
    assert.ok(ttlMs > 0 && ttlMs + staleMs <= 24 * 3_600_000, name);
    assert.ok(noneMs >= 0 && noneMs <= ttlMs, name);
    assert.ok(longest > 0 && longest <= LONGEST_VALUE, name);
    assert.ok(patienceMs > 0 && patienceMs <= 250, name);
    if (near) {
      assert.ok(near.entries > 0 && near.bytes >= 2 * longest && near.deafMs <= ttlMs, name);
    }
  }
});

Deno.test("every family is filled by the module that its row names", async () => {
  for (const [name, { filledBy }] of FAMILIES) {
    const source = await Deno.readTextFile(new URL(filledBy, ROOT));
    assert.match(
      source,
      new RegExp(`fill[^;]*\\("${name}"|CACHED\\.${name}\\b`),
      `${name}: ${filledBy}`,
    );
  }
});

/** Ways to keep values for later that a module could use beside the table. */
const WAYS =
  /\b(createTaggedStore|createTieredCache|LRUCache|lru-cache|caches\.open)\b|\.fill[<(]\s*"|\bstore\.set(IfAbsent)?\(/;

Deno.test("nothing else in the product caches", async () => {
  const allowed = new Set(FAMILIES.map(([, { filledBy }]) => filledBy));
  const found: string[] = [];
  for (const folder of ["lib", "routes", "islands", "components"]) {
    for await (const path of sources(folder)) {
      if (path.startsWith("lib/store/") || allowed.has(path)) continue;
      // In browsers there is no store: what is kept there is on the candidate's own device.
      if (/\.client\.tsx?$|^islands\/|^lib\/speech\/client\//.test(path)) continue;
      if (WAYS.test(await Deno.readTextFile(new URL(path, ROOT)))) found.push(path);
    }
  }
  assert.deepEqual(found, []);
});

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(`${folder}/`, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* sources(path);
    else if (/\.tsx?$/.test(name) && !/_test\.tsx?$/.test(name)) yield path;
  }
}
