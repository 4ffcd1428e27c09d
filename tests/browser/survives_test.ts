/** Whatever goes wrong while somebody speaks, nothing of the answer is lost or doubled, and they are told. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../support/eventually.ts";
import { startServer } from "../support/server.ts";
import { assertNothingLost, storedPackets } from "./answer_log.ts";
import { type Journey, journey } from "./journey.ts";
import {
  finish,
  getFeedback,
  openQuestion,
  record,
  recorded,
  shownSeconds,
  words,
} from "./practice_page.ts";
import type { Wire } from "./wire.ts";

const SAYS = "In my last job our biggest customer wanted a new report in two weeks.";

const stored = (wire: Wire, packets: number) =>
  eventually(
    `${packets} packets are stored`,
    () => Promise.resolve(wire.acknowledged >= packets),
    { withinMs: 30_000 },
  );

const shows = (page: Page, text: string | RegExp) =>
  page.getByText(text).and(page.locator(":visible")).first().waitFor();

/** Says the rest, ends, and compares what the page sent with what the server has. */
async function finishWhole({ page, server, wire, seconds }: Journey): Promise<void> {
  await recorded(page, seconds);
  const answer = await finish(page);
  assertNothingLost(await storedPackets(server, answer), wire);
}

journey("the server is killed in mid-answer and comes back", { says: SAYS }, async (on) => {
  const { page, proxy, wire, server } = on;
  await openQuestion(page, proxy.origin);
  await record(page);
  await stored(wire, 30);
  await server.kill();
  await shows(page, /^Connecting again/);
  await using second = await startServer({ dataDir: server.dataDir });
  proxy.target = second.origin;
  await finishWhole({ ...on, server: second });
  assert.ok(wire.sockets > 1);
});

journey("a reload in mid-answer goes on with the same answer", { says: SAYS }, async (on) => {
  const { page, proxy, wire } = on;
  await openQuestion(page, proxy.origin);
  await record(page);
  await stored(wire, 30);
  const before = await shownSeconds(page);
  await page.reload();
  await shows(page, /^An answer was begun here/);
  await page.getByRole("button", { name: "Go on speaking" }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  assert.ok(await shownSeconds(page) >= before - 1, "time goes on where it was");
  await finishWhole(on);
});

journey("a second tab is told, and takes over when the first is closed", {}, async (on) => {
  const { page, proxy, context } = on;
  await openQuestion(page, proxy.origin);
  await page.getByRole("button", { name: "Record your answer" }).waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  await shows(second, "This question is being answered in another tab.");
  assert.equal(await second.getByRole("button", { name: "Record your answer" }).isVisible(), false);
  await page.close();
  await second.getByRole("button", { name: "Record your answer" }).waitFor();
});

journey(
  "an answer recorded without a network is held, and sent by itself",
  { says: SAYS },
  async (on) => {
    const { page, proxy, wire, context, seconds, server } = on;
    await openQuestion(page, proxy.origin);
    await record(page);
    await stored(wire, 10);
    await context.setOffline(true);
    proxy.cut();
    await shows(page, /^No network/);
    await recorded(page, seconds);
    await page.getByRole("button", { name: "Done", exact: true }).click();
    await shows(page, /^Your answer is complete and safe on this device/);
    await context.setOffline(false);
    const answer = await words(page);
    await getFeedback(page);
    await page.getByRole("link", { name: "Answer again" }).waitFor();
    assertNothingLost(await storedPackets(server, answer), wire);
  },
);

journey("where sockets are turned away the answer goes by HTTP", { says: SAYS }, async (on) => {
  const { page, proxy, wire } = on;
  proxy.mode = "no_sockets";
  await openQuestion(page, proxy.origin);
  await record(page);
  await finishWhole(on);
  assert.ok(wire.uploads > 0, "batches went by HTTP");
});

journey("without a place on the disk recording goes on in memory", { says: SAYS }, async (on) => {
  const { page, proxy } = on;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("No database here", "UnknownError");
    };
  });
  await openQuestion(page, proxy.origin);
  await record(page);
  await shows(page, /^This device has no room/);
  await finishWhole(on);
});

journey(
  "a disk that fills up in mid-answer is said, and nothing is lost",
  { says: SAYS },
  async (on) => {
    const { page, proxy, wire, context } = on;
    await openQuestion(page, proxy.origin);
    await record(page);
    await stored(wire, 20);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: proxy.origin, quotaSize: 1 });
    await shows(page, /^This device has no room/);
    await finishWhole(on);
  },
);

journey(
  "a microphone that is not allowed is said, and typing is offered",
  { denied: true },
  async (on) => {
    const { page, proxy } = on;
    await openQuestion(page, proxy.origin);
    await page.getByRole("button", { name: "Record your answer" }).click();
    await page.getByRole("button", { name: "Agree and record" }).click();
    const alert = page.getByRole("alert").filter({ visible: true });
    assert.match(await alert.innerText(), /microphone .*type your answer/is);
    await page.getByText("Type instead").click();
    await page.getByLabel("Your answer", { exact: true }).waitFor();
  },
);

journey("pause, go on, start over: only the last recording is sent", { says: SAYS }, async (on) => {
  const { page, proxy, wire } = on;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await openQuestion(page, proxy.origin);
  await record(page);
  await stored(wire, 10);
  await button("Start over").click();
  await button("Yes, start over").click();
  await button("Record your answer").waitFor();
  await record(page);
  await eventually("another answer is begun", () => Promise.resolve(wire.answers === 2));
  await stored(wire, 20);
  await button("Pause").click();
  await shows(page, "Paused: press to go on");
  const paused = await shownSeconds(page);
  const { sockets } = wire;
  await page.waitForTimeout(1500);
  assert.equal(await shownSeconds(page), paused, "time stands still");
  await button("Go on").click();
  await finishWhole(on);
  assert.equal(wire.sockets, sockets, "the connection holds through a pause");
});
