import assert from "node:assert/strict";
import { BUILD_ID } from "../build_id.ts";
import { setAssetHashes } from "./asset_hashes.ts";
import { islandLoading } from "./island_loading.ts";
import { asset, assetSrcSet } from "./shared.ts";

Deno.test("asset() locks paths of this origin, by content where that is known", () => {
  setAssetHashes(new Map([["/a.css", "abc"]]));
  assert.equal(asset("/a.css"), "/a.css?__frsh_c=abc");
  assert.equal(asset("/a.css?x=1#y"), "/a.css?x=1&__frsh_c=abc#y");
  assert.equal(asset("/b.css"), `/b.css?__frsh_c=${BUILD_ID}`);
  assert.equal(asset("/a.css", "/base"), "/base/a.css?__frsh_c=abc");
  for (const other of ["a.css", "//cdn/a.css", "https://x/a.css", "/a.css?__frsh_c=1"]) {
    assert.equal(asset(other), other);
  }
  setAssetHashes(new Map());
});

Deno.test("assetSrcSet() locks each candidate and leaves what it cannot read", () => {
  const key = `?__frsh_c=${BUILD_ID}`;
  assert.equal(assetSrcSet("/a.png 1x, /b.png 2x"), `/a.png${key} 1x, /b.png${key} 2x`);
  for (const odd of ["/a.png 1x,", "image-set(/a.png)", ""]) assert.equal(assetSrcSet(odd), odd);
});

Deno.test("islandLoading() takes a moment alone or with a network, and nothing else", () => {
  assert.deepEqual(islandLoading("visible"), { when: "visible", network: null });
  assert.deepEqual(islandLoading({ when: "idle", network: "3g" }), { when: "idle", network: "3g" });
  for (const other of [undefined, null, "later", 3, { network: "5g" }, () => {}]) {
    assert.deepEqual(islandLoading(other), { when: "load", network: null });
  }
});
