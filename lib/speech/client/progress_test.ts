import assert from "node:assert/strict";
import { Progress } from "./progress.ts";

Deno.test("due() is nothing while the server has more than this device kept", () => {
  const progress = new Progress({ packetMs: 60, effectiveType: () => "4g" });
  progress.available = 90;
  progress.connected(150);
  progress.total = 150;
  assert.equal(progress.due(), 0);
  assert.equal(progress.isComplete, true);
});
