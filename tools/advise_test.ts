import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../tests/support/folder.ts";
import { ROOT } from "./source_files.ts";

async function advise(...args: readonly string[]) {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--allow-read",
      "--allow-env",
      "--allow-sys",
      "tools/advise.ts",
      ...args,
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  return { code, said: new TextDecoder().decode(stderr) };
}

Deno.test("db:advise says what to give instead of a file or an option that it cannot use", async () => {
  await using folder = await temporaryFolder();
  const [missing, broken] = ["missing.sql", "broken.sql"].map((name) => join(folder.path, name));
  await Deno.writeTextFile(broken!, "not a statement");
  for (
    const [argument, pattern] of [
      [missing!, /^No statements: name a file of SQL or JSON, not ".*missing.sql" \(.*\)\n$/],
      [broken!, /^No statements: name a file of SQL or JSON, not ".*broken.sql" \(.*\)\n$/],
      ["--statements", /^Give a file, --json and --max=5, or some of these: .*\n$/],
      ["--max=few", /^Give the most indexes as a whole number: --max=5\n$/],
    ] as const
  ) {
    const { code, said } = await advise(argument);
    assert.match(said, pattern);
    assert.equal(code, 2);
  }
});
