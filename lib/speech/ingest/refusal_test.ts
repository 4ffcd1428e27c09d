import assert from "node:assert/strict";
import { AppError } from "../../errors.ts";
import { toRefusal } from "./refusal.ts";

Deno.test("toRefusal() ends a recorder's try, not its answer, where storing is what fails", () => {
  for (const error of [new AppError("storage_busy"), new Error("connection refused")]) {
    const { message, closeCode } = toRefusal(error);
    assert.match(message.code, /^storage_/);
    assert.deepEqual([message.fatal, closeCode], [false, 1011]);
  }
  assert.ok(toRefusal(new AppError("answer_closed")).message.fatal);
});
