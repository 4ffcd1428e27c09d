import assert from "node:assert/strict";
import { Accesses, fromText, toText, traceOf } from "./accesses.ts";
import { parseCommand } from "./monitor.ts";

const FIXTURE = new URL("../__fixtures__/accesses.txt", import.meta.url);

Deno.test("parseCommand() reads what MONITOR writes, bytes as characters", () => {
  const line = String
    .raw`+1795678456.866588 [0 127.0.0.1:45914] "SET" "a\"b" "x\n\"\xc3\xa9" "PX" "1000"`;
  assert.deepEqual(parseCommand(line), {
    at: 1795678456867,
    words: ["set", 'a"b', 'x\n"\xc3\xa9', "PX", "1000"],
  });
  assert.equal(parseCommand("+OK"), null);
});

Deno.test("Accesses keeps hashes of what are values, and leaves counters and leases out", () => {
  const accesses = new Accesses();
  const words = [
    ["mget", "rehearse:cache:things:1:a", "rehearse:tag:account:somebody"],
    ["set", "rehearse:rate:somebody:1", "0"],
    ["set", "rehearse:lease:text:1:a", "holder", "NX"],
    ["set", "rehearse:text:1:a", "12345", "PX", "1"],
    ["del", "rehearse:text:1:a"],
    ["get", "other:text:1:a"],
  ];
  words.forEach((words, n) => accesses.add({ at: 10 * n, words }));
  const kept = accesses.all.map((
    { afterMs, does, family, bytes },
  ) => [afterMs, does, family, bytes]);
  assert.deepEqual(kept, [
    [0, "read", "things", 0],
    [0, "read", "tag", 0],
    [30, "set", "text", 5],
    [10, "delete", "text", 0],
  ]);
  const text = toText(accesses.all);
  assert.doesNotMatch(text, /somebody/);
  assert.deepEqual(fromText(text), accesses.all);
});

Deno.test("traceOf() is of values that were given: set, or there and read", () => {
  const does = { r: "read", s: "set", d: "delete" } as const;
  const all = ["ra", "sa", "ra", "rb", "da", "ra", "sb", "sa", "ra", "rb"].map(([letter, key]) => ({
    afterMs: 0,
    does: does[letter as keyof typeof does],
    family: "text",
    key: key!,
    bytes: 0,
  }));
  assert.deepEqual(traceOf(all), [0, 0, 1, 2, 2, 1]);
});

Deno.test("the recorded trace is large and skewed, and names nobody", async () => {
  const text = await Deno.readTextFile(FIXTURE);
  const all = fromText(text);
  assert.equal(toText(all), text);
  assert.match(text, /^(\d+ [rsd] [a-z_]+ [\da-z]{1,7} \d+\n)+$/);
  const trace = traceOf(all);
  const reads = [...Map.groupBy(trace, (key) => key).values()].map(({ length }) => length)
    .sort((a, b) => b - a);
  const popular = reads.slice(0, reads.length / 10).reduce((total, one) => total + one);
  assert.ok(trace.length > 3_000 && reads.length > 1_000);
  assert.ok(popular > 0.5 * trace.length, `${popular} of ${trace.length}`);
});
