import assert from "node:assert/strict";
import { parseEnv } from "node:util";
import { configTable, readConfig, SETTING_NAMES } from "./config.server.ts";

const EXAMPLE = new URL("../.env.example", import.meta.url);

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail("readConfig() accepted it");
};

Deno.test("readConfig() needs no setting at all", () => {
  const config = readConfig({});
  assert.equal(config.port, 8000);
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.databaseUrl, null);
  assert.equal(config.transcription.transcriber, "auto");
  assert.equal(config.trustProxy, false);
});

Deno.test("readConfig() takes an empty variable for an absent one", () => {
  assert.deepEqual(readConfig({ PORT: "", DATABASE_URL: "" }), readConfig({}));
});

Deno.test("readConfig() reads what is set", () => {
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: "postgres://me@db:5432/rehearse",
    REDIS_URL: "redis://cache:6379",
    PUBLIC_ORIGIN: "https://practice.example.org",
    TRUST_PROXY: "true",
    TRANSCRIBER: "openai",
    TRANSCRIBE_BASE_URL: "http://127.0.0.1:8080/v1",
    RECOGNISERS: "4",
  });
  assert.equal(config.port, 0);
  assert.equal(config.databaseUrl, "postgres://me@db:5432/rehearse");
  assert.equal(config.redisUrl, "redis://cache:6379");
  assert.equal(config.publicOrigin, "https://practice.example.org");
  assert.equal(config.trustProxy, true);
  assert.equal(config.transcription.baseUrl, "http://127.0.0.1:8080/v1");
  assert.equal(config.transcription.recognisers, 4);
});

Deno.test("readConfig() lists every bad setting with its value and what to do", () => {
  const message = messageOf({ PORT: "abc", LOG_LEVEL: "loud", RECOGNISERS: "0" });
  assert.match(message, /PORT is "abc": Give a whole number from 0 to 65535/);
  assert.match(message, /LOG_LEVEL is "loud": Give one of debug, info, warn, error/);
  assert.match(message, /RECOGNISERS is "0": Give a whole number from 1 to 64/);
});

for (
  const [name, value] of [
    ["PORT", "70000"],
    ["PORT", "1e3"],
    ["DATABASE_URL", "mysql://host/db"],
    ["DATABASE_CONNECTIONS", "many"],
    ["DATABASE_CONNECTIONS", "0"],
    ["DATABASE_REPLICA_URL", "replica"],
    ["REDIS_URL", "cache:6379"],
    ["PUBLIC_ORIGIN", "https://practice.example.org/path"],
    ["PUBLIC_ORIGIN", "practice.example.org"],
    ["TRUST_PROXY", "yes"],
    ["TRANSCRIBER", "openai"],
    ["SESSION_SECRET", "short"],
  ] as const
) {
  Deno.test(`readConfig() refuses ${name}=${value}`, () => {
    assert.match(messageOf({ [name]: value }), new RegExp(`^- ${name} is `, "m"));
  });
}

Deno.test("readConfig() never shows a secret", () => {
  const message = messageOf({ SESSION_SECRET: "hunter2", DATABASE_URL: "mysql://me:hunter2@db/x" });
  assert.doesNotMatch(message, /hunter2/);
  assert.match(message, /SESSION_SECRET is set, but not usable: Give at least 32/);
});

Deno.test("readConfig() reads caps in dollars as nano-dollars, and none", () => {
  const { budgets } = readConfig({ BUDGET_DAY: "2.5", BUDGET_CANDIDATE: "none" });
  assert.deepEqual(budgets, {
    dayNano: 2_500_000_000,
    candidateDayNano: null,
    interviewNano: 250_000_000,
  });
  assert.match(messageOf({ BUDGET_DAY: "much" }), /BUDGET_DAY is "much": Give dollars, like 2.50/);
});

Deno.test("readConfig() reads how PostgreSQL is reached", () => {
  const { databaseAccess } = readConfig({
    DATABASE_CONNECTIONS: "12",
    DATABASE_POOLER_URL: "postgres://pooler:6432/rehearse",
  });
  assert.deepEqual(databaseAccess, {
    connections: 12,
    poolerUrl: "postgres://pooler:6432/rehearse",
    replicaUrl: null,
  });
  assert.equal(readConfig({ DATABASE_CONNECTIONS: "auto" }).databaseAccess.connections, null);
});

Deno.test(".env.example names every setting and holds the defaults", async () => {
  const text = await Deno.readTextFile(EXAMPLE);
  assert.deepEqual(readConfig(parseEnv(text) as Record<string, string>), readConfig({}));
  const named = [...text.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  assert.deepEqual(named, SETTING_NAMES);
});

Deno.test("configTable() has a row for each setting", () => {
  const names = [...configTable().matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  assert.deepEqual(names, SETTING_NAMES);
});
