import assert from "node:assert/strict";
import fc from "fast-check";
import { createFramer } from "./framer.ts";

Deno.test("createFramer() gives out every sample once, in order, and pads the last frame", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }), (sizes) => {
    const frames: Float32Array[] = [];
    const framer = createFramer(16, (frame) => frames.push(frame));
    let count = 0;
    for (const size of sizes) framer.push(Float32Array.from({ length: size }, () => ++count));
    framer.flush();
    framer.flush();
    assert.ok(frames.every(({ length }) => length === 16));
    const samples = frames.flatMap((frame) => [...frame]);
    assert.equal(samples.length, Math.ceil(count / 16) * 16);
    samples.forEach((sample, index) => assert.equal(sample, index < count ? index + 1 : 0));
  }));
});
