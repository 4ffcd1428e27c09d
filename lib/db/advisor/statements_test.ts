import assert from "node:assert/strict";
import { describeAdvice } from "./report.ts";
import { writtenStatements } from "./statements.server.ts";
import type { AdviceReport } from "./types.ts";

Deno.test("writtenStatements reads each statement of a file by itself", async () => {
  const read = await writtenStatements(
    "select 'é;' from a;\n-- why\nselect 2 from b where x = $1;\n",
  );
  assert.deepEqual(read.map(({ text }) => text), [
    "select 'é;' from a",
    "select 2 from b where x = $1",
  ]);
  assert.equal(new Set(read.map(({ fingerprint }) => fingerprint)).size, 2);
});

Deno.test("writtenStatements takes what a monitor wrote as JSON", async () => {
  const monitored = [{ fingerprint: "f", text: "select 1", calls: 3, totalMs: 4 }];
  assert.deepEqual(await writtenStatements(JSON.stringify(monitored)), monitored);
});

Deno.test("describeAdvice gives the statements to run, what they save and what was left out", () => {
  const report: AdviceReport = {
    planned: 1,
    hypopg: false,
    skipped: [{ fingerprint: "x", text: "drop table t", reason: "DropStmt is not planned" }],
    advice: [{
      kind: "create_index",
      table: "t",
      ddl: ["create index concurrently t_a_idx on t (a)"],
      why: ["a has about 9 different values"],
      gain: { before: 400, after: 4, ratio: 100 },
      statements: [{
        fingerprint: "f",
        text: "select *\n from t where a = $1",
        calls: 7,
        meanMs: 1.25,
        before: 400,
        after: 4,
        ratio: 100,
        nodesBefore: [
          "Limit (cost 400, rows 1)",
          "Seq Scan on t (cost 400, rows 1)",
          "Seq Scan on u (cost 1, rows 1)",
        ],
        nodesAfter: [
          "Limit (cost 4, rows 1)",
          "Index Scan using (a) on t (cost 4, rows 1)",
          "Seq Scan on u (cost 1, rows 1)",
        ],
      }],
      verification: { by: "sample", rows: 20 },
      writes: 3,
      estimatedBytes: 2_000_000,
    }],
  };
  const text = describeAdvice(report);
  for (
    const part of [
      "create index concurrently t_a_idx on t (a);",
      "100 times cheaper (400 -> 4.0), tried on a copy of 20 rows, about 2.0 MB, written to 3 times",
      "7 calls of 1.3 ms: select * from t where a = $1 (f)",
      "before: 400, Seq Scan on t (cost 400, rows 1)\n",
      "after:  4.0, Index Scan using (a) on t (cost 4, rows 1)\n",
      "skipped: DropStmt is not planned\n    drop table t",
    ]
  ) assert.ok(text.includes(part), `${part} is missing in ${text}`);
  assert.match(describeAdvice({ ...report, advice: [] }), /^Nothing to advise/);
});
