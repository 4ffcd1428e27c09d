import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../tests/support/folder.ts";
import { findBrowserErrors, isForBrowsers } from "./check_browser_types.ts";

async function errorsIn(text: string): Promise<string[]> {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "deno.json"), "{}");
  await Deno.writeTextFile(join(folder.path, "x.ts"), text);
  return findBrowserErrors(folder.path, ["x.ts"]);
}

Deno.test("findBrowserErrors() knows browsers' names", async () => {
  assert.deepEqual(await errorsIn("export const title: string = document.title;"), []);
});

Deno.test("findBrowserErrors() does not know Deno", async () => {
  const [error] = await errorsIn("export const pid = Deno.pid;");
  assert.match(error ?? "", /^x\.ts:1:20 Cannot find name 'Deno'/);
});

Deno.test("isForBrowsers() takes islands, client code and what runs anywhere", () => {
  for (
    const path of ["islands/X.tsx", "routes/(_islands)/X.tsx", "lib/a/x.ts", "lib/a/x.client.ts"]
  ) {
    assert.ok(isForBrowsers(path), path);
  }
  for (const path of ["lib/a/x.server.ts", "routes/index.tsx", "lib/a/x_test.ts", "main.ts"]) {
    assert.ok(!isForBrowsers(path), path);
  }
});
