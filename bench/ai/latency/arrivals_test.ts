import assert from "node:assert/strict";
import { seededRandom } from "../../../lib/random.ts";
import { assertClose } from "../../../tests/support/close.ts";
import { arrivals, REPEATED } from "./arrivals.ts";

Deno.test("arrivals() come at their rate, and repeat only what is new", () => {
  const all = arrivals({ count: 4000, perSecond: 10 }, seededRandom(1));
  assertClose(all.at(-1)!.atMs / 400_000, 1, 0.05);
  const repeats = all.filter(({ sameAs }, index) => sameAs !== index);
  assertClose(repeats.length / all.length, REPEATED, 0.03);
  assert.ok(repeats.every(({ sameAs }) => all[sameAs]!.sameAs === sameAs));
  assert.ok(all.every(({ atMs }, at) => at === 0 || atMs >= all[at - 1]!.atMs));
});
