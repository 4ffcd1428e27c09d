import assert from "node:assert/strict";
import { assertClose } from "../../../tests/support/close.ts";
import { declare } from "./__fixtures__/population.ts";
import { alphaOf, neededPair, neededUnits } from "./needed.ts";
import { confidenceSequence } from "./statistics/sequential.ts";

Deno.test("neededPair() is where the interval is a fifth of a deviation to either side", () => {
  for (const share of [0.5, 0.2]) {
    const experiment = declare({
      variants: [{ id: "control", share }, { id: "concise", share: 1 - share }],
    });
    const n = neededPair(experiment, 1);
    const standardError = Math.sqrt(1 / (n * share) + 1 / (n * (1 - share)));
    const { upper } = confidenceSequence({ n, value: 0, standardError }, {
      alpha: alphaOf(experiment),
      tunedFor: n,
    });
    assertClose(upper, 0.2, 1e-3);
  }
});

Deno.test("neededUnits() counts all variants, and corrects for their number", () => {
  const of = (...shares: number[]) =>
    neededUnits(declare({ variants: shares.map((share, i) => ({ id: `v${i}`, share })) }));
  assert.equal(of(0.5, 0.5), 920);
  assert.equal(of(0.25, 0.25), 920, "those who take part");
  assert.ok(of(0.1, 0.9) > 2 * of(0.5, 0.5));
  assert.ok(of(0.3, 0.3, 0.4) > 1.5 * of(0.5, 0.5));
  assert.equal(
    alphaOf(declare({ variants: [{ id: "control" }, { id: "a" }, { id: "b" }] })),
    0.025,
  );
});
