import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { benches } from "./main.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

Deno.test("benches() names folders that hold a main.ts, and only those", () => {
  for (const name of benches()) assert.ok(existsSync(new URL(`${name}/main.ts`, import.meta.url)));
  assert.ok(!benches().includes("main.ts"));
});

Deno.test("bench without a known name lists the names there are", async () => {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-read", MAIN, "gone"],
  }).output();
  assert.equal(code, 2);
  assert.match(new TextDecoder().decode(stderr), /Bench "gone" does not exist: name one of/);
});
