import assert from "node:assert/strict";
import { brotliCompressSync } from "node:zlib";
import { REPLAY_SNIPPET } from "./replay_snippet.ts";

Deno.test("REPLAY_SNIPPET fits into every page and cannot end its script", () => {
  assert.ok(brotliCompressSync(REPLAY_SNIPPET).byteLength < 400);
  assert.ok(!/<\/|<!--/.test(REPLAY_SNIPPET));
  assert.doesNotThrow(() => new Function(REPLAY_SNIPPET));
});
