/** What statements took outlives the server that saw it. */
import assert from "node:assert/strict";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { temporaryFolder } from "../support/folder.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const KEY = "an operator's key";

Deno.test("the operator sees what statements took in the last day, also before the server's start", async () => {
  await using folder = await temporaryFolder();
  const start = () =>
    startServer({ env: { OPERATOR_KEY: KEY, TRANSCRIBER: "none" }, dataDir: folder.path });
  const first = await start();
  const candidate = new DemoCandidate(first.origin);
  for (let n = 0; n < 20; n++) await candidate.startInterview("Warehouse lead");
  await first.stop();
  assert.deepEqual(first.log.filter((line) => line.includes("error")), []);
  await using second = await start();
  const [own, lastDay] = (await operations(second)).split(
    "The last 24 hours, on all servers</caption>",
  );
  assert.doesNotMatch(own!, /\d+\. insert interviews/);
  assert.match(lastDay!, /\d+\. insert interviews/);
});

async function operations({ origin }: RunningServer): Promise<string> {
  const signed = await fetch(`${origin}/operations`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ key: KEY }),
    headers: { origin, "sec-fetch-site": "same-origin" },
  });
  await signed.body?.cancel();
  const cookie = signed.headers.get("set-cookie")!.split(";")[0]!;
  return await (await fetch(`${origin}/operations`, { headers: { cookie } })).text();
}
