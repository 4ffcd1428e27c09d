/** The running server against people who want what is not theirs, and programs that mean harm. */
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { encodeBatch } from "../../lib/speech/mod.ts";
import { encodeOpus } from "../support/speech.ts";
import { startServer } from "../support/server.ts";
import { closeCodeAfter, upgradeStatus } from "./requests.ts";
import { hello, type Spoken, spokenCandidate } from "./spoken_candidate.ts";

/** Words that stand nowhere else: they may be found with their owner, and nowhere besides. */
const MARKER = "zanzibarquark";
const SAYS =
  `In my last job the ${MARKER} team & the R&D people had many problems with late orders. ` +
  `We changed the "pick & pack" process by asking every customer & colleague what they needed, ` +
  `we talked to R&D, and in the end things got much better for the team.`;

interface Visit {
  readonly t: Deno.TestContext;
  readonly origin: string;
  readonly own: Spoken;
  readonly other: Spoken;
  /** Asks with somebody's cookie, or with none. */
  as(who: Spoken | null, path: string, init?: RequestInit): Promise<Response>;
}

Deno.test("the server keeps what is whose, and stands what is sent to it", async (t) => {
  await using server = await startServer({ env: { TRANSCRIBER: "none", LOG_LEVEL: "debug" } });
  const { origin } = server;
  const own = await spokenCandidate(origin, SAYS);
  const other = await spokenCandidate(origin, "I had a task and I did it with my team.");
  const as = (who: Spoken | null, path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      redirect: "manual",
      ...init,
      headers: { ...who?.candidate.headers, ...init.headers as Record<string, string> },
    });
  const visit = { t, origin, own, other, as };
  await showsNobodyElse(visit);
  await escapesOnce(visit);
  await takesFromNobodyElse(visit);
  await opensSocketsForOwners(visit);
  await refusesWhatIsTooMuch(visit);
  await outlivesHostileMessages(visit);
  await sendsStrictPolicies(visit);
  await limitsWrites(visit);
  await t.step("no word of an answer stands in the log", () => {
    const log = server.log.join("\n");
    assert.ok(log.includes("/questions/:id"), "requests are logged");
    for (const secret of [MARKER, "asking every customer", own.candidate.headers.cookie!]) {
      assert.ok(!log.includes(secret), secret);
    }
  });
});

const statusOf = async (response: Promise<Response>) => {
  const { status, body } = await response;
  await body?.cancel();
  return status;
};

const pagesOf = (own: Spoken): string[] => [
  own.interview,
  `/questions/${own.question}`,
  `/questions/${own.question}/attempts`,
  own.typed,
  `/answers/${own.answer}/review`,
  `/answers/${own.answer}/player`,
];

async function showsNobodyElse({ t, own, other, as }: Visit): Promise<void> {
  const readable = [
    ...pagesOf(own),
    `/api/answers/${own.answer}`,
    `/api/answers/${own.answer}/audio.ogg`,
    `/api/answers/${own.answer}/audio.mp4`,
  ];
  for (const path of readable) {
    await t.step(`GET ${nameOf(path, own)} is the owner's alone`, async () => {
      assert.equal(await statusOf(as(own, path)), 200);
      assert.equal(await statusOf(as(other, path)), 404);
      assert.equal(await statusOf(as(null, path)), 404);
    });
  }

  await t.step("GET /api/export holds one's own answers alone", async () => {
    const zipOf = async (who: Spoken) => {
      const files = unzipSync(new Uint8Array(await (await as(who, "/api/export")).arrayBuffer()));
      return Object.values(files).map((file) => strFromU8(file, true)).join("\n");
    };
    assert.ok((await zipOf(own)).includes(MARKER));
    const others = await zipOf(other);
    assert.ok(others.includes(other.answer));
    for (const secret of [MARKER, own.answer, own.question]) assert.ok(!others.includes(secret));
  });
}

async function escapesOnce({ t, own, as }: Visit): Promise<void> {
  const history = `/history?q=${MARKER}`;
  for (const path of [...pagesOf(own), history]) {
    await t.step(`GET ${nameOf(path, own)} escapes what was said once`, async () => {
      const html = await (await as(own, path)).text();
      assert.doesNotMatch(html, /&amp;(?:amp|quot|lt|#)/);
    });
  }
  await t.step("what was said stands on the report", async () => {
    const html = await (await as(own, own.typed)).text();
    assert.match(html, /asking every customer &amp; colleague/);
  });
}

async function takesFromNobodyElse({ t, own, other, as }: Visit): Promise<void> {
  const writes: [path: string, init: RequestInit][] = [
    [`/questions/${own.question}`, form({ text: SAYS, answerId: crypto.randomUUID() })],
    [`/answers/${own.answer}/review`, form({ text: SAYS })],
    [`/answers/${own.answer}/follow_up`, form({})],
    [`/answers/${own.answer}/delete`, form({})],
    [`${own.interview}/delete`, form({})],
    [`/api/answers/${own.answer}/packets`, { method: "POST", body: batch() }],
    [`/api/answers/${own.answer}/end`, {
      method: "POST",
      body: JSON.stringify({ type: "end", packets: 34 }),
    }],
    [`/api/answers/${own.answer}`, {
      method: "PUT",
      body: JSON.stringify(hello(own.answer, own.question)),
    }],
  ];
  for (const [path, init] of writes) {
    await t.step(`${init.method} ${nameOf(path, own)} is the owner's alone`, async () => {
      assert.equal(await statusOf(as(other, path, init)), 404);
    });
  }
}

async function opensSocketsForOwners({ t, origin, own, other }: Visit): Promise<void> {
  const socketAt = (answer: string) => new URL(`${origin}/api/answers/${answer}/socket`);
  await t.step(
    "a socket is refused to strangers with 404 and to other sites with 403",
    async () => {
      const { cookie } = own.candidate.headers;
      const upgrade = (headers: Record<string, string>) =>
        upgradeStatus(socketAt(own.answer), headers);
      assert.equal(await upgrade({ cookie: cookie!, origin: "https://evil.example" }), 403);
      assert.equal(await upgrade({ cookie: cookie!, origin }), 101);
      assert.equal(await upgrade({ origin }), 404);
      assert.equal(await upgrade({ cookie: other.candidate.headers.cookie!, origin }), 404);
    },
  );
}

async function refusesWhatIsTooMuch({ t, own, as }: Visit): Promise<void> {
  await t.step("a form of another site is refused", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    assert.equal(await statusOf(as(own, "/settings", { ...form({}), headers })), 403);
  });

  await t.step("oversized bodies are refused", async () => {
    const text = "a".repeat(200_000);
    assert.equal(await statusOf(as(own, `/questions/${own.question}`, form({ text }))), 413);
    const body = new Uint8Array(300_000);
    const path = `/api/answers/${own.answer}/packets`;
    assert.equal(await statusOf(as(own, path, { method: "POST", body })), 413);
  });
}

async function outlivesHostileMessages({ t, own, as }: Visit): Promise<void> {
  await t.step("hostile messages close their socket, and no other", async () => {
    const path = (answer: string) => `/api/answers/${answer}/socket`;
    const answer = crypto.randomUUID();
    const good = own.candidate.socket(path(answer));
    const inbox: { type: string; next?: number }[] = [];
    const { promise: done, resolve } = Promise.withResolvers<number>();
    good.onmessage = ({ data }) => {
      inbox.push(JSON.parse(data));
      if (inbox.at(-1)?.type === "ready") good.send(batch());
      if (inbox.at(-1)?.type === "ack") resolve(inbox.at(-1)!.next!);
    };
    for (const message of hostileMessages(own)) {
      const code = await closeCodeAfter(own.candidate.socket(path(crypto.randomUUID())), message);
      assert.ok(code === 1008 || code === 1009 || (code >= 4000 && code < 5000), `closed ${code}`);
    }
    good.send(JSON.stringify(hello(answer, own.question)));
    assert.equal(await done, 34);
    good.close();
    assert.equal(await statusOf(as(null, "/healthz")), 200);
  });
}

async function sendsStrictPolicies({ t, own, as }: Visit): Promise<void> {
  for (
    const path of [...pagesOf(own), "/", "/history", "/settings", "/about", "/nothing"]
  ) {
    await t.step(`GET ${nameOf(path, own)} has a strict policy`, async () => {
      await assertStrict(await as(own, path));
      await assertStrict(await as(null, path));
    });
  }
  await t.step("refusals have a strict policy", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    await assertStrict(await as(own, "/settings", { ...form({}), headers }));
    await assertStrict(await as(own, "/settings", form({ text: "a".repeat(200_000) })));
    await assertStrict(await as(own, "/settings", { method: "DELETE" }));
    await assertStrict(await as(own, "/answers/%E0%A4%A"));
  });
}

async function limitsWrites({ t, own, other, as }: Visit): Promise<void> {
  await t.step("who writes too often is told when to come back", async () => {
    let refused: Response | undefined;
    // Few and large bursts: the limit is so many a minute, and the machine may be slow.
    for (let sent = 0; sent < 1_600 && !refused; sent += 400) {
      const burst = Array.from({ length: 400 }, () => as(other, "/nothing", form({})));
      for (const response of await Promise.all(burst)) {
        await response.body?.cancel();
        if (response.status === 429) refused = response;
      }
    }
    assert.match(refused?.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    assert.equal(await statusOf(as(own, "/settings", form({ retention: "day" }))), 422);
  });
}

function form(fields: Record<string, string>): RequestInit {
  return { method: "POST", body: new URLSearchParams(fields) };
}

function batch(): Uint8Array<ArrayBuffer> {
  return encodeBatch({ first: 0, packets: encodeOpus(new Int16Array(32_000)) });
}

function hostileMessages({ question }: Spoken): (string | Uint8Array<ArrayBuffer>)[] {
  return [
    "",
    "{",
    "[".repeat(10_000),
    "x".repeat(2_000_000),
    JSON.stringify({ type: "end", packets: 3 }),
    JSON.stringify(hello(crypto.randomUUID(), question)),
    JSON.stringify({ ...hello(crypto.randomUUID(), question), version: 99 }),
    new Uint8Array(0),
    new Uint8Array(200_000),
    Uint8Array.of(1, 0, 0, 0, 255, 255, 1),
    batch(),
  ];
}

async function assertStrict(response: Response): Promise<void> {
  const html = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/, `${response.url} ${response.status}`);
  assert.match(policy, /object-src 'none'/);
  assert.match(policy, /base-uri 'self'/);
  assert.match(policy, /form-action 'self'/);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.ok(response.headers.get("referrer-policy"));
  if (!response.headers.get("content-type")?.startsWith("text/html")) return;
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/, `${response.url} ${response.status}`);
  assert.doesNotMatch(html, /<[^>]+\son[a-z]+\s*=/i, "no inline event handler");
  const bare = [...html.matchAll(/<(script|style)\b[^>]*>/g)].map(([tag]) => tag)
    .filter((tag) => !/\snonce=|\ssrc=/.test(tag));
  assert.deepEqual(bare, []);
}

const nameOf = (path: string, { interview, question, answer, typed }: Spoken): string =>
  path.replace(interview, "interview").replace(question, "id").replace(answer, "id")
    .replace(typed, "report");
