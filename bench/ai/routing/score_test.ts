import assert from "node:assert/strict";
import { scoreOrder } from "./score.ts";

const PRICE = { weak: 1, strong: 10 };
const PROMPTS = [
  { weak: 0, strong: 1 },
  { weak: 1, strong: 1 },
  { weak: 0, strong: 1 },
  { weak: 1, strong: 1 },
];

const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}, not ${expected}`);

Deno.test("scoreOrder() gives 0.5 where all scores are equal, and what a line through 95 % saves", () => {
  const { apgr, saved } = scoreOrder(PROMPTS, [0, 0, 0, 0], PRICE);
  close(apgr, 0.5);
  close(saved, 1 - (0.9 * 10 + 0.1) / 10);
});

Deno.test("scoreOrder() gives the most to an order by gain, the least to the reverse", () => {
  close(scoreOrder(PROMPTS, [1, 0, 1, 0], PRICE).apgr, 0.75);
  close(scoreOrder(PROMPTS, [0, 1, 0, 1], PRICE).apgr, 0.25);
});

Deno.test("scoreOrder() may exceed 1 where the weaker model is better at times", () => {
  const prompts = [{ weak: 0, strong: 1 }, { weak: 0, strong: 1 }, { weak: 1, strong: 0 }];
  const { apgr } = scoreOrder(prompts, [2, 1, 0], PRICE);
  assert.ok(apgr > 1, String(apgr));
});
