import assert from "node:assert/strict";
import { createLog, type LogLevel } from "./log.server.ts";

function collect(level: LogLevel) {
  const lines: string[] = [];
  return { log: createLog(level, (line) => void lines.push(line)), lines };
}

Deno.test("createLog() writes one JSON object a line with its fields", () => {
  const { log, lines } = collect("info");
  log.info("request", { route: "/answers/[id]", status: 200 });
  assert.equal(lines.length, 1);
  const { time, ...rest } = JSON.parse(lines[0]!);
  assert.ok(!Number.isNaN(Date.parse(time)));
  assert.deepEqual(rest, {
    level: "info",
    message: "request",
    route: "/answers/[id]",
    status: 200,
  });
});

Deno.test("createLog() leaves out what is below its level", () => {
  const { log, lines } = collect("warn");
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  assert.deepEqual(lines.map((line) => JSON.parse(line).message), ["c", "d"]);
});

Deno.test("createLog() tells an error with its code, place and causes", () => {
  const { log, lines } = collect("error");
  const cause = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
  log.error("request failed", { error: new Error("Database does not answer", { cause }) });
  const { error } = JSON.parse(lines[0]!);
  assert.equal(error.message, "Database does not answer");
  assert.match(error.stack, /log_test\.ts/);
  assert.equal(error.cause.code, "ECONNREFUSED");
});

Deno.test("createLog() leaves out the row in a database error and the text in a parser's", () => {
  const { log, lines } = collect("error");
  const row = Object.assign(new Error("duplicate key"), {
    detail: "my words",
    parameters: ["my words"],
  });
  log.error("insert", { error: row });
  try {
    JSON.parse("my words");
  } catch (error) {
    log.error("parse", { error });
  }
  assert.equal(lines.length, 2);
  for (const line of lines) assert.doesNotMatch(line, /my words|my wor/);
});

Deno.test("createLog() cuts what is far too long", () => {
  const { log, lines } = collect("error");
  log.error("failed", { error: new Error("x".repeat(100_000)), reason: "y".repeat(100_000) });
  assert.ok(lines[0]!.length < 10_000);
});
