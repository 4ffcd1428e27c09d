import assert from "node:assert/strict";
import fc from "fast-check";
import { maskLiterals, normalise } from "./normalise.ts";

const SAME: Readonly<Record<string, readonly string[]>> = {
  'select "id" from "t" where "n" = $1': [
    'select "id" from "t" where "n" = $7',
    'SELECT "id"\n\tFROM "t" -- all of \'them\'\nWHERE "n"=5;',
    `select "id" /* a /* nested */ comment' */ from "t" where "n" = E'it\\'s'`,
    `select "id" from "t" where "n" = 'it''s'`,
    `select "id" from "t" where "n" = $body$ it's $1 $body$`,
    `select "id" from "t" where "n" = 1.5e-3`,
    `select "id" from "t" where "n" = 'one'\n'string'`,
  ],
  "select a - $1 from t where b = $2": [
    "select a - 1 from t where b = 2",
    "select a-1 from t where b = -2",
    "select a - -1 from t where b = +2",
  ],
  "select $1 from t where a in ($2)": [
    "select -1 from t where a in (1, -2)",
    "select 1 from t where a in (1)",
    "select $1 from t where a in ($2, $3, 'x', 4)",
  ],
  "select a from t where (a, b) in (($1, $2))": [
    "select a from t where (a, b) in (($1, $2), ($3, $4), (5, 'six'))",
  ],
  "select a from t where a = any(array[$1])": ["select a from t where a=any(ARRAY[1,2,3])"],
  "insert into t(a, b) values ($1, cast($2 as jsonb)) returning a": [
    "insert into t (a, b) values ($1, cast($2 as jsonb)), ($3, cast($4 as jsonb)) returning a",
    "insert into t(a,b) values (1,cast('{}' as jsonb)),(2,cast('{}' as jsonb)),(3,cast($1 as jsonb)) returning a",
  ],
  "select a from t where at > now() - $1::interval": [
    "select a from t where at > now() - interval '1 day'",
    "select a from t where at>now()-$1::interval",
    "select a from t where at > now() - interval $1",
  ],
  "select pg_catalog.extract($1, at), coalesce(a, $2), $3::int from t join u on $4 where a is not null and not $5":
    [
      "select extract(epoch from at), coalesce(a, false), null::int from t join u on true where a is not null and not false",
      "select extract($1 from at), coalesce(a, $2), $3::int from t join u on $4 where a is not null and not $5",
    ],
};

Deno.test("normalise() gives one text for statements that differ in values, lists and looks", () => {
  for (const [text, likes] of Object.entries(SAME)) {
    for (const like of [text, ...likes]) assert.equal(normalise(like).text, text, like);
  }
});

Deno.test("normalise() keeps apart what does something else", () => {
  const texts = [
    'select "a" from "t"',
    'select "A" from "t"',
    'select "a" from "T"',
    'select "a", "a" from "t"',
    'select "a" from "t" where "a" = $1',
    'select "a" from "t" where "a" <> $1',
    'select "a" from "t" where "a" in ($1)',
    'select "a" from "t" where "a" not in ($1)',
    'select "a" from "t" where "a" in (select "b", "b" from "u")',
    'select "a" from "t" where "a" in (select "b" from "u")',
    'select "a" from "t" where "a" is null',
    'select "a" from "t" where "a" is not null',
    'select "a" from "t" where "a" is true',
    'select "a" from "t" where "a" is not true',
    'select "a" as true from "t"',
    'insert into "t" values ($1, default)',
    'insert into "t" values ($1, $2)',
    'insert into "t" values ($1, $2), ($3, default)',
    "select a - b from t",
    "select a -> b from t",
    "select a, b from t",
  ];
  const normalised = texts.map((text) => normalise(text).text);
  assert.equal(new Set(normalised).size, texts.length, normalised.join("\n"));
});

Deno.test("normalise() tells reads, writes and the rest apart", () => {
  const kinds = {
    "select 1": "select",
    "(select 1) union (select 2)": "select",
    "with a as (select 1) select * from a for update": "select",
    "with a as (delete from t returning *) select * from a": "write",
    "insert into t select 1": "write",
    "begin": "other",
    "set local statement_timeout = 5": "other",
    "": "other",
  };
  for (const [sql, kind] of Object.entries(kinds)) assert.equal(normalise(sql).kind, kind, sql);
});

Deno.test("normalise() says whether a text may have words in it, and several statements", () => {
  const { hasWords, isSingle } = normalise(`select "a'b" from t where a = $1;`);
  assert.deepEqual([hasWords, isSingle], [false, true]);
  assert.equal(normalise("select 'a;b'").hasWords, true);
  assert.equal(normalise("select a -- b").hasWords, true);
  assert.equal(normalise("select 'a;b'").isSingle, true);
  assert.equal(normalise("select 1; drop table t").isSingle, false);
});

/** Letters that stand nowhere else in the statements below, so that any of them left over is a leak. */
const words = fc.array(fc.constantFrom(..."XYZÄß🙂 '\\$\"-/*\n;".split("")), { maxLength: 30 })
  .map((letters) => letters.join(""));
const LEAK = /[XYZÄß🙂]/u;

Deno.test("normalise() keeps nothing of a literal, closed or not", () => {
  const quotings: readonly ((text: string) => string)[] = [
    (text) => `'${text.replaceAll("'", "''")}'`,
    (text) => `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
    (text) => `$q$${text.replaceAll("$", "")}$q$`,
    (text) => `'${text.replaceAll("'", "")}`,
    (text) => `/*${text.replaceAll("*", "").replaceAll("/", "")}*/ 1`,
  ];
  fc.assert(fc.property(words, fc.constantFrom(...quotings), (text, quote) => {
    const sql = `select a from t where b = ${quote(text)}`;
    assert.doesNotMatch(normalise(sql).text.toUpperCase(), LEAK, sql);
    assert.doesNotMatch(maskLiterals(sql).toUpperCase(), LEAK, sql);
  }));
});

Deno.test("normalise() takes any text, and its own for what it is", () => {
  const pieces = fc.constantFrom(
    ..."select|in|values|array|(|)|[|]|,|'|\"|$1|$q$|--|/*|*/|\n| |1|a|E'|::|;|+|-|=|.|interval|true|null|not|is|extract|from"
      .split("|"),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const { text } = normalise(parts.join(""));
      assert.equal(normalise(text).text, text);
    }),
    { numRuns: 2_000 },
  );
});
