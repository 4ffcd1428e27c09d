import assert from "node:assert/strict";
import { join } from "node:path";
import { sql } from "kysely";
import { migrate, openDatabase } from "../lib/db/mod.server.ts";
import { MIGRATIONS } from "../tests/support/database.ts";
import { temporaryFolder } from "../tests/support/folder.ts";
import { ROOT } from "./source_files.ts";

async function advise(args: readonly string[], { dataDir = "" } = {}) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--allow-read",
      "--allow-env",
      "--allow-sys",
      "--allow-write",
      "tools/advise.ts",
      ...args,
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1", DATA_DIR: dataDir, DATABASE_URL: "" },
  }).output();
  const [printed, said] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, printed: printed!, said: said! };
}

Deno.test("db:advise says what to give instead of a file or an option that it cannot use", async () => {
  await using folder = await temporaryFolder();
  const [missing, broken, odd, single] = ["missing.sql", "broken.sql", "odd.json", "single.json"]
    .map((name) => join(folder.path, name));
  await Deno.writeTextFile(broken!, "not a statement");
  await Deno.writeTextFile(odd!, '[{"fingerprint":"a","text":1,"calls":1,"totalMs":1}]');
  await Deno.writeTextFile(single!, '{"text":"select 1"}');
  for (
    const [argument, pattern] of [
      [missing!, /^No statements: name a file of SQL or JSON, not ".*missing.sql" \(.*\)\n$/],
      [broken!, /^No statements: name a file of SQL or JSON, not ".*broken.sql" \(.*\)\n$/],
      [odd!, /not ".*odd.json" \(0.text: Invalid input: expected string, received number\)\n$/],
      [single!, /not ".*single.json" \(Invalid input: expected array, received object\)\n$/],
      ["--statements", /^Give a file, --json and --max=5, or some of these: .*\n$/],
      ["--max=few", /^Give the most indexes as a whole number: --max=5\n$/],
    ] as const
  ) {
    const { code, said } = await advise([argument]);
    assert.match(said, pattern);
    assert.equal(code, 2);
  }
});

Deno.test("db:advise takes what the product has counted, once no server holds the folder", async () => {
  await using folder = await temporaryFolder();
  const dataDir = folder.path;
  {
    await using open = await openDatabase({ databaseUrl: null, dataDir });
    await migrate(open, MIGRATIONS);
    const held = await advise([], { dataDir });
    assert.match(held.said, /^No database: .* is in use .* gives its advice on \/operations\n$/);
    assert.equal(held.code, 2);
    await sql`insert into statement_texts values
      ('f', 'select "id" from "interviews" where "role" = $1', 'select', now())`.execute(open.db);
    await sql`insert into statement_figures
      values (now(), gen_random_uuid(), 'f', 3, 9, 3, 30, 0, '{}')`.execute(open.db);
  }
  const { code, printed, said } = await advise(["--json"], { dataDir });
  assert.equal(said, "");
  assert.equal(code, 0);
  assert.equal(JSON.parse(printed).planned, 1);
});
