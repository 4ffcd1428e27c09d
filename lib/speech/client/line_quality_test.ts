import assert from "node:assert/strict";
import { chooseBatchMs, chooseBitrate } from "./line_quality.ts";

Deno.test("chooseBatchMs() makes fewer, larger messages on slow lines", () => {
  assert.equal(chooseBatchMs({ effectiveType: "4g", rttMs: 80 }), 300);
  assert.equal(chooseBatchMs({ effectiveType: "", rttMs: null }), 300);
  assert.equal(chooseBatchMs({ effectiveType: "2g", rttMs: null }), 600);
  assert.equal(chooseBatchMs({ effectiveType: "slow-2g", rttMs: null }), 600);
  assert.equal(chooseBatchMs({ effectiveType: "4g", rttMs: 900 }), 600);
});

Deno.test("chooseBitrate() goes up on good lines and never under 12 000", () => {
  const line = { effectiveType: "4g", rttMs: 80, waitingMs: 0 } as const;
  assert.equal(chooseBitrate(line), 24_000);
  assert.equal(chooseBitrate({ ...line, rttMs: null }), 16_000);
  assert.equal(chooseBitrate({ ...line, rttMs: 350 }), 16_000);
  assert.equal(chooseBitrate({ ...line, effectiveType: "3g" }), 16_000);
  assert.equal(chooseBitrate({ ...line, effectiveType: "2g" }), 12_000);
  assert.equal(chooseBitrate({ ...line, rttMs: 900 }), 12_000);
  assert.equal(chooseBitrate({ ...line, waitingMs: 1500 }), 12_000);
});
