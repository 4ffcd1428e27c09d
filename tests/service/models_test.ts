/** The running server with a model: the candidate's second reading, what it costs, and the operator's page. */
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { eventually } from "../support/eventually.ts";
import { STRONG_ANSWER } from "../support/interviews.ts";
import {
  type ModelEndpoint,
  type Script,
  startModelEndpoint,
} from "../support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../support/models.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const KEY = "an operator's key";
const BUSY: Script = { "*": { status: 503 } };

interface Visit {
  readonly origin: string;
  readonly endpoint: ModelEndpoint;
  readonly candidate: DemoCandidate;
  /** The path of the report. */
  readonly report: string;
}

const writing: Script = { "*": (call) => fitting(call.body) };

Deno.test("a candidate gets a second reading, an example, another question, and is told what it cost", async (t) => {
  await using endpoint = await startModelEndpoint(writing);
  await using models = await modelsFile(endpoint.url);
  await using server = await startServer({
    env: { MODELS_FILE: models.file, OPERATOR_KEY: KEY, TRANSCRIBER: "none" },
  });
  const visit = await answered(server, endpoint);
  await readsSecond(t, visit);
  await asksForMore(t, visit);
  await ratesAndTakesAlong(t, visit);
  await choosesQuestions(t, visit);
  await staysHere(t, visit);
  await opensOperations(t, visit);
  await t.step("no word of an answer stands in the log", () => {
    assert.doesNotMatch(server.log.join("\n"), /warehouse|returns desk/);
  });
});

async function answered(server: RunningServer, endpoint: ModelEndpoint): Promise<Visit> {
  const { origin } = server;
  const candidate = new DemoCandidate(origin);
  const { question } = await candidate.startInterview("Warehouse lead");
  const report = await candidate.submit(`/questions/${question}`, {
    answerId: crypto.randomUUID(),
    text: STRONG_ANSWER,
  });
  return { origin, endpoint, candidate, report };
}

const stream = ({ origin, candidate }: Visit, path: string) =>
  fetch(origin + path, {
    method: "POST",
    headers: { ...candidate.headers, accept: "application/x-ndjson" },
  });

interface Piece {
  readonly place: string;
  readonly html: string;
}

async function piecesOf(response: Response): Promise<(Piece | null)[]> {
  assert.equal(response.status, 200);
  const lines = (await response.text()).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

async function readsSecond(t: Deno.TestContext, visit: Visit): Promise<void> {
  await t.step(
    "what a model writes comes piece by piece, and is there when one comes back",
    async () => {
      const pieces = await piecesOf(await stream(visit, `${visit.report}/second`));
      assert.equal(pieces.pop(), null);
      assert.ok(
        pieces.some((piece) => piece?.place === "advice" && /Say why fifty/.test(piece.html)),
      );
      assert.ok(pieces.some((piece) => piece?.place === "end" && /test\/large/.test(piece.html)));
      const page = await visit.candidate.text(visit.report);
      assert.match(page, /Say why fifty/);
      assert.match(page, /Written by test\/large, an AI/);
      assert.match(page, /sent to models\.example/);
      assert.match(page, /Models have cost \$0\.000\d+/);
      assert.equal(visit.endpoint.calls.length, 1, "one answer is read once");
    },
  );
}

async function asksForMore(t: Deno.TestContext, visit: Visit): Promise<void> {
  const { candidate, report, endpoint } = visit;
  await t.step("an example is made once, by a form too", async () => {
    assert.equal(await candidate.submit(`${report}/example`), report);
    assert.match(await candidate.text(report), /looking up order numbers/);
    const calls = endpoint.calls.length;
    await candidate.submit(`${report}/example`);
    assert.equal(endpoint.calls.length, calls);
  });
  await t.step("follow-ups are the coach's, the model's, or another one", async () => {
    const asked = [];
    for (const one of ["coach", "model", "another"]) {
      asked.push(await candidate.submit(`${report}/follow_up`, { of: one }));
    }
    assert.equal(new Set(asked).size, 3);
    assert.match(await candidate.text(asked[1]!), /You built a small form/);
    assert.match(await candidate.text(asked[2]!), /What did they find hard/);
  });
}

async function ratesAndTakesAlong(
  t: Deno.TestContext,
  { candidate, report }: Visit,
): Promise<void> {
  await t.step("a thumb is kept, and everything is in the export", async () => {
    const page = await candidate.text(report);
    const ids = [...page.matchAll(/name="evaluation" value="([\w-]+)"/g)].map(([, id]) => id!);
    assert.equal(ids.length, 2, "the coach's and the model's");
    await candidate.submit(`${report}/rate`, { evaluation: ids[1]!, rating: "-1" });
    await candidate.submit(`${report}/rate`, { evaluation: ids[1]!, rating: "1" });
    assert.equal((await candidate.text(report)).match(/aria-pressed="true"/g)?.length, 1);
    const archive = unzipSync(
      new Uint8Array(await (await candidate.get("/api/export")).arrayBuffer()),
    );
    const { interviews: [{ questions: [{ answers: [answer] }] }] } = JSON.parse(
      strFromU8(archive["interviews.json"]!),
    );
    assert.deepEqual(
      answer.evaluations.map((one: { author: { kind: string }; rating: number | null }) => [
        one.author.kind,
        one.rating,
      ]),
      [["coach", null], ["model", 1]],
    );
    assert.match(answer.modelAnswers[0].text, /order numbers/);
  });
}

async function choosesQuestions(
  t: Deno.TestContext,
  { candidate, endpoint }: Visit,
): Promise<void> {
  await t.step("questions come from a job description, which is sent but not kept", async () => {
    const calls = endpoint.calls.length;
    const interview = await candidate.submit("/", {
      role: "Nurse",
      kind: "behavioral",
      questionCount: "3",
      jobDescription: "Night shifts on a busy ward. Careful records.",
    });
    assert.match(await candidate.text(interview), /nights on the ward/);
    assert.equal(endpoint.calls.length, calls + 1);
    const archive = await (await candidate.get("/api/export")).arrayBuffer();
    const { "interviews.json": json } = unzipSync(new Uint8Array(archive));
    assert.doesNotMatch(strFromU8(json!), /Careful records/);
  });
}

async function staysHere(t: Deno.TestContext, visit: Visit): Promise<void> {
  await t.step("who switches models off is asked of none", async () => {
    const stranger = await answeredQuietly(visit);
    const calls = visit.endpoint.calls.length;
    const page = await stranger.candidate.text(stranger.report);
    assert.doesNotMatch(page, /A second reading/);
    assert.match(await stranger.candidate.text("/settings"), /sent to models\.example/);
    await stranger.candidate.submit(`${stranger.report}/example`);
    assert.equal(visit.endpoint.calls.length, calls);
    assert.match(
      await stranger.candidate.text(stranger.report),
      /Put together by the built-in coach/,
    );
  });
}

async function answeredQuietly({ origin }: Visit) {
  const candidate = new DemoCandidate(origin);
  const { question } = await candidate.startInterview("Warehouse lead");
  await candidate.submit("/settings", { retention: "day", delivery: "private", models: "off" });
  const report = await candidate.submit(`/questions/${question}`, {
    answerId: crypto.randomUUID(),
    text: STRONG_ANSWER,
  });
  return { candidate, report };
}

async function opensOperations(t: Deno.TestContext, { origin }: Visit): Promise<void> {
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${origin}/operations`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(fields),
      headers: { origin, "sec-fetch-site": "same-origin", ...headers },
    });
  await t.step("the operator's page opens with the key alone", async () => {
    const closed = await (await fetch(`${origin}/operations`)).text();
    assert.doesNotMatch(closed, /test\/large/);
    const wrong = await post({ key: "not the key" });
    assert.equal(wrong.status, 403);
    assert.equal(wrong.headers.get("set-cookie"), null);
    await wrong.body?.cancel();
    const right = await post({ key: KEY });
    const cookie = right.headers.get("set-cookie")!;
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Strict/);
    const session = cookie.split(";")[0]!;
    const page = await (await fetch(`${origin}/operations`, { headers: { cookie: session } }))
      .text();
    assert.match(page, /test\/large/);
    assert.match(page, /ranks first/);
    assert.match(page, /model_latencies/);
    assert.doesNotMatch(page, /warehouse|returns desk/i, "no words of candidates");
    const advise = (headers: Record<string, string>) =>
      fetch(`${origin}/operations/advice`, {
        method: "POST",
        redirect: "manual",
        headers: { origin, "sec-fetch-site": "same-origin", ...headers },
      });
    const unasked = await advise({});
    assert.equal(unasked.headers.get("location"), "/operations");
    const report = await advise({ cookie: session, accept: "application/json" });
    const { planned, advice } = await report.json();
    assert.ok(planned > 5 && Array.isArray(advice));
    assert.match(await (await advise({ cookie: session })).text(), /statements were planned/);
    const forged = session.replace(/=\d/, "=9");
    const refused = await fetch(`${origin}/operations`, { headers: { cookie: forged } });
    assert.doesNotMatch(await refused.text(), /ranks first/);
  });
}

Deno.test("a reading that a killed server left is asked again, and nothing is lost", async () => {
  await using endpoint = await startModelEndpoint({ "*": { firstTextMs: Infinity } });
  await using models = await modelsFile(endpoint.url);
  const env = { MODELS_FILE: models.file, TRANSCRIBER: "none", SESSION_SECRET: "s".repeat(32) };
  const first = await startServer({ env });
  const { candidate, report } = await answered(first, endpoint);
  await eventually("the model is asked", () => Promise.resolve(endpoint.calls.length > 0));
  await first.kill();
  endpoint.script = writing;
  await using second = await startServer({ env, dataDir: first.dataDir });
  const headers = { ...candidate.headers, origin: second.origin };
  const response = await fetch(`${second.origin}${report}/second`, {
    method: "POST",
    headers: { ...headers, accept: "application/x-ndjson" },
  });
  const pieces = await piecesOf(response);
  assert.ok(pieces.some((piece) => piece?.place === "end"));
  const page = await (await fetch(second.origin + report, { headers })).text();
  assert.match(page, /Change these first/);
  assert.match(page, /Say why fifty/);
  await second.stop();
  await Deno.remove(first.dataDir, { recursive: true });
});

Deno.test("when no model can be reached the page says so, and asking again helps once it is back", async () => {
  await using endpoint = await startModelEndpoint(BUSY);
  await using models = await modelsFile(endpoint.url);
  await using server = await startServer({
    env: { MODELS_FILE: models.file, TRANSCRIBER: "none" },
  });
  const { candidate, report } = await answered(server, endpoint);
  await candidate.submit(`${report}/second`);
  const page = await candidate.text(report);
  assert.match(page, /No model could be reached in time/);
  assert.match(page, /Ask again/);
  const calls = endpoint.calls.length;
  await candidate.submit(`${report}/second`);
  assert.equal(endpoint.calls.length, calls, "looking again asks nobody");
  endpoint.script = writing;
  await candidate.submit(`${report}/second`, { again: "1" });
  assert.match(await candidate.text(report), /Say why fifty/);
  endpoint.script = BUSY;
  const led = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const { headers } = candidate;
    return await (await fetch(server.origin + path, { method: "POST", body, headers })).text();
  };
  const setup = { role: "Nurse", kind: "behavioral", questionCount: "3" };
  const reason = /coach asks here: no model could be reached in time/;
  assert.match(await led("/", { ...setup, jobDescription: "Nights on a ward." }), reason);
  assert.match(await led(`${report}/follow_up`, { of: "another" }), reason);
});

Deno.test("a models file that cannot be used stops the start, and says what to do", async () => {
  await using models = await modelsFile("http://127.0.0.1:1/v1", { models: [{ id: "coach" }] });
  await assert.rejects(startServer({ env: { MODELS_FILE: models.file } }), (error: Error) => {
    assert.match(error.message, /cannot be used, correct it/);
    assert.match(error.message, /models\[0\]\.provider is missing/);
    return true;
  });
});
