import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import type { QueriesView, SeenLine } from "../../../lib/db/mod.server.ts";
import { Queries } from "./Queries.tsx";

const LINE: SeenLine = {
  fingerprint: "00ff00ff00ff00ff",
  text: 'select "id" from "answers" where "id" in ($1)',
  kind: "select",
  calls: 10,
  totalMs: 44,
  share: 0.4,
  meanMs: 4.4,
  p50Ms: 4,
  p95Ms: 6.25,
  p99Ms: 1_250,
  maxMs: 1_300,
  rows: 25,
  bytes: 181_800,
  errors: [{ state: "57014", count: 2 }, { state: "40001", count: 1 }],
  repeated: { runs: 3, longest: 12, within: ["GET /history", "GET /interviews/:id"] },
  plan: null,
  server: null,
};

const VIEW: QueriesView = {
  since: new Date("2026-01-01T00:00:00Z"),
  calls: 25,
  totalMs: 110,
  lines: [LINE],
  dropped: { statements: 0, calls: 0, totalMs: 0 },
  elsewhere: null,
  lastDay: [],
};

/** What is read, without tags. */
const read = (view: QueriesView): string =>
  renderToString(<Queries view={view} />).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")
    .replaceAll("&quot;", '"');

Deno.test("Queries shows what a statement costs, repeats and fails by", () => {
  const text = read(VIEW);
  assert.match(text, /1\. select answers 40 % 10 4\.4 ms 4 ms 6\.3 ms 1\.3 s 3 3/);
  assert.match(text, /reads · 2\.5 rows, 18 kB a call/);
  assert.match(text, /repeated in 3 requests, up to 12 times in one: GET \/history, GET \/int/);
  assert.match(text, /failed: 57014 × 2, 40001 × 1/);
  assert.match(text, /select "id" from "answers" where "id" in \(\$1\)/);
  assert.match(text, /pg_stat_statements is not there/);
});

Deno.test("Queries shows the plan and what the server counted, where they are known", () => {
  const server = {
    fingerprint: LINE.fingerprint,
    text: LINE.text,
    calls: 70,
    totalMs: 8.25,
    rows: 1,
    pagesHit: 1,
    pagesRead: 1,
  };
  const node = {
    depth: 1,
    type: "Index Scan",
    relation: "answers",
    index: "answers_pkey",
    cost: 8,
    rows: 1,
    conditions: ["Index Cond: (id = $1)"],
  };
  const plan = { at: new Date("2026-01-01T10:00:00Z"), ms: 1_300, nodes: [node] };
  const text = read({ ...VIEW, lines: [{ ...LINE, plan, server }], elsewhere: [server] });
  assert.match(text, /Generic plan as of 2026-01-01T10:00:00 UTC, after a call of 1\.3 s/);
  assert.match(text, /· Index Scan answers; answers_pkey; Index Cond: \(id = \$1\) 8 1/);
  assert.match(text, /the server counted 70 calls, 8\.3 ms/);
  assert.match(text, /counted 1 statement that this process did not send/);
  assert.doesNotMatch(text, /pg_stat_statements/);
});

Deno.test("Queries shows what statements took in the last day, once something is kept of it", () => {
  assert.doesNotMatch(read(VIEW), /24 hours/);
  const { fingerprint, text, kind, rows, bytes, p50Ms, p95Ms, p99Ms } = LINE;
  const line = { fingerprint, text, kind, rows, bytes, p50Ms, p95Ms, p99Ms };
  const lastDay = [{ ...line, calls: 2_000, totalMs: 9_000, errors: 4 }];
  assert.match(
    read({ ...VIEW, lastDay }),
    /last 24 hours, on all servers .* 1\. select answers 9 s 2,000 4\.5 ms 4 ms 6\.3 ms 1\.3 s 4/,
  );
});

Deno.test("Queries says that nothing was sent, or how much more there is", () => {
  assert.match(read({ ...VIEW, lines: [], calls: 0, totalMs: 0 }), /No statement has been sent/);
  const lines = Array.from({ length: 23 }, (_, at) => ({ ...LINE, fingerprint: String(at) }));
  const text = read({ ...VIEW, lines, dropped: { statements: 2, calls: 3, totalMs: 4 } });
  assert.match(text, /3 more statements\. 2 rare statements have made room/);
});
