import type { AdvisorCase } from "../case.ts";

/** Expressions, patterns, texts, JSON, arrays; names of all kinds. */
export const SPECIAL_CASES: readonly AdvisorCase[] = [
  {
    name: "lower case",
    statements: ["select * from customers where lower(email) = $1"],
    create: ["customers ((lower(email)))"],
  },
  {
    name: "lower case of the value too",
    statements: ["select * from customers where lower(email) = lower($1)"],
    create: ["customers ((lower(email)))"],
  },
  {
    name: "a JSON field as text",
    statements: ["select * from products where attributes ->> 'color' = $1"],
    create: ["products (((attributes ->> 'color')))"],
  },
  {
    name: "a nested JSON field",
    statements: ["select id from products where attributes -> 'maker' ->> 'name' = $1"],
    create: ["products ((((attributes -> 'maker') ->> 'name')))"],
  },
  {
    name: "a JSON field as a number",
    statements: ["select * from products where (attributes ->> 'size')::int = $1"],
    create: ["products ((((attributes ->> 'size'))::pg_catalog.int4))"],
  },
  {
    name: "arithmetic",
    statements: ["select * from orders where total * priority = $1"],
    create: ["orders (((total * priority)))"],
  },
  {
    name: "beginning of a text",
    statements: ["select * from orders where code like 'A123%'"],
    create: [["orders (code text_pattern_ops)", "orders (code)"]],
  },
  {
    name: "beginning of a varchar",
    statements: ["select * from products where sku like 'SKU-77%'"],
    create: [["products (sku varchar_pattern_ops)", "products (sku)"]],
  },
  {
    name: "part of a text",
    statements: ["select id from products where description like '%0beef%'"],
    create: ["products using gin (description gin_trgm_ops)"],
  },
  {
    name: "part of a text in any case",
    statements: ["select id from products where name ilike $1"],
    create: ["products using gin (name gin_trgm_ops)"],
  },
  {
    name: "words of a stored vector",
    statements: ["select id from products where search @@ to_tsquery('simple', $1)"],
    create: ["products using gin (search)"],
  },
  {
    name: "words of a text",
    statements: [
      "select id from products where to_tsvector('english', description) @@ websearch_to_tsquery('english', $1)",
    ],
    create: ["products using gin ((to_tsvector('english', description)))"],
  },
  {
    name: "words with the default configuration cannot be indexed: nothing",
    statements: ["select id from products where to_tsvector(description) @@ to_tsquery($1)"],
    create: [],
  },
  {
    name: "JSON that contains",
    statements: ["select id from products where attributes @> $1"],
    create: ["products using gin (attributes jsonb_path_ops)"],
  },
  {
    name: "JSON that has a key",
    statements: ["select id from products where attributes ? 'rare'"],
    create: ["products using gin (attributes)"],
  },
  {
    name: "array that contains",
    statements: ["select id from products where tags @> $1"],
    create: ["products using gin (tags)"],
  },
  {
    name: "array that overlaps",
    statements: ["select id from products where tags && array['t7', 't8']"],
    create: ["products using gin (tags)"],
  },
  {
    name: "quoted names in a quoted schema",
    statements: [
      `select * from "Mixed Case"."User Data" where "Group" = $1 order by "order" limit 5`,
    ],
    create: [`"Mixed Case"."User Data" ("Group", "order")`],
  },
  {
    name: "names with quotes in them",
    statements: [`select u."Id" from "Mixed Case"."User Data" u where u."we""ird" = $1`],
    create: [[
      `"Mixed Case"."User Data" ("we""ird")`,
      `"Mixed Case"."User Data" ("we""ird") include ("Id")`,
    ]],
  },
  {
    name: "reserved words as names",
    statements: [`select "where" from "select" where "from" = $1`],
    create: [[`"select" ("from")`, `"select" ("from") include ("where")`]],
  },
  {
    name: "letters beyond ASCII",
    statements: [`select * from "select" where /* é */ "naïve" = $1`],
    create: [`"select" ("naïve")`],
  },
];
