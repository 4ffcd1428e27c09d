/** `deno task db:seed`: fills the configured database with a demo candidate, and says how to be them. */
import { join } from "node:path";
import { readConfig, readEnvironment } from "../../lib/config.server.ts";
import { migrate, openDatabase } from "../../lib/db/mod.server.ts";
import { createIdentity } from "../../lib/identity.server.ts";
import { loadSecret } from "../../lib/secrets.server.ts";
import { ROOT } from "../source_files.ts";
import { DEMO_CANDIDATE, seed } from "./seed.ts";

if (import.meta.main) {
  const config = readConfig(readEnvironment());
  await using open = await openDatabase(config);
  await migrate(open, join(ROOT, "migrations"));
  const answers = await seed(open.db, { today: new Date() });
  const identity = createIdentity(await loadSecret(config));
  const [cookie] = (await identity.issue(DEMO_CANDIDATE, { secure: false })).split(";");
  console.log(`wrote ${answers} answers to ${open.kind} at ${open.place}`);
  console.log(`to be the demo candidate, set this cookie in the browser: ${cookie}`);
}
