import assert from "node:assert/strict";
import { toProblemCode } from "./microphone_problem.ts";

Deno.test("toProblemCode() names what getUserMedia refuses", () => {
  const code = (name: string) => toProblemCode(new DOMException("", name));
  assert.equal(code("NotAllowedError"), "mic_denied");
  assert.equal(code("NotFoundError"), "mic_missing");
  assert.equal(code("NotReadableError"), "mic_in_use");
  assert.equal(code("NotSupportedError"), "unsupported");
  assert.equal(toProblemCode(new TypeError("mediaDevices is undefined")), "unsupported");
  assert.equal(toProblemCode(null), "unsupported");
});
