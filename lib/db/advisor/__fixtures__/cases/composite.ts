import type { AdvisorCase } from "../case.ts";

/** Several columns: their order and direction, parts of the rows, columns carried along. */
export const COMPOSITE_CASES: readonly AdvisorCase[] = [
  {
    name: "two equalities",
    statements: ["select * from orders where region = $1 and currency = $2"],
    create: [["orders (region, currency)", "orders (region)"]],
  },
  {
    name: "two telling equalities",
    statements: ["select * from logs where user_id = $1 and source = $2"],
    create: [["logs (user_id)", "logs (user_id, source)"]],
  },
  {
    name: "equality before range, though written after it",
    statements: ["select * from orders where placed_at > $1 and region = $2"],
    create: ["orders (region, placed_at)"],
  },
  {
    name: "equality and closed range",
    statements: ["select * from orders where region = $1 and placed_at between $2 and $3"],
    create: [["orders (region, placed_at)", "orders (placed_at, region)"]],
  },
  {
    name: "equality, then order of the first rows",
    statements: ["select * from orders where customer_id = $1 order by placed_at desc limit $2"],
    create: ["orders (customer_id, placed_at desc)"],
  },
  {
    name: "equality, then an order with two keys",
    statements: ["select * from logs where source = $1 order by at desc, user_id limit 50"],
    create: [["logs (source, at desc, user_id)", "logs (source, at desc)"]],
  },
  {
    name: "keyset page",
    statements: [
      "select * from orders where region = $1 and (placed_at, id) < ($2, $3) order by placed_at desc, id desc limit 20",
    ],
    create: ["orders (region, placed_at desc, id desc)"],
  },
  {
    name: "two statements, one index",
    statements: [
      "select * from orders where customer_id = $1",
      "select * from orders where customer_id = $1 order by placed_at desc limit 10",
    ],
    create: ["orders (customer_id, placed_at desc)"],
  },
  {
    name: "two statements, two indexes",
    statements: [
      "select * from orders where customer_id = $1",
      "select * from orders where code = $1",
    ],
    create: ["orders (customer_id)", "orders (code)"],
  },
  {
    name: "partial: few open ones, by time",
    statements: ["select * from orders where status = 'open' order by placed_at limit 20"],
    create: ["orders (placed_at) where status = 'open'"],
  },
  {
    name: "partial: not deleted most of the time is no reason",
    statements: ["select * from customers where deleted_at is null and email = $1"],
    create: ["customers (email)"],
  },
  {
    name: "partial: a person's open ones",
    statements: ["select * from orders where status = 'open' and region = $1"],
    create: [["orders (region) where status = 'open'", "orders (region, status)"]],
  },
  {
    name: "partial: rare truth with order",
    statements: ["select * from customers where not active order by created_at desc limit 10"],
    create: ["customers (created_at desc) where not active"],
  },
  {
    name: "covering: sum of a column for a key",
    statements: ["select sum(total) from orders where region = $1"],
    create: ["orders (region) include (total)"],
  },
  {
    name: "covering: pairs for a range",
    statements: ["select placed_at, total from orders where placed_at >= $1 and placed_at < $2"],
    create: ["orders (placed_at) include (total)"],
  },
  {
    name: "whole rows are wanted: not covering",
    statements: ["select * from orders where region = $1"],
    create: ["orders (region)"],
  },
  {
    name: "or on two columns: one index each",
    statements: ["select * from orders where customer_id = $1 or code = $2"],
    create: ["orders (customer_id)", "orders (code)"],
  },
  {
    name: "or on one column",
    statements: ["select * from orders where code = $1 or code = $2"],
    create: ["orders (code)"],
  },
  {
    name: "list and range",
    statements: ["select * from logs where user_id in ($1, $2) and at > $3"],
    create: [["logs (user_id)", "logs (user_id, at)"]],
  },
  {
    name: "group by after equality",
    statements: ["select region, count(*) from orders where customer_id = $1 group by region"],
    create: [[
      "orders (customer_id)",
      "orders (customer_id, region)",
      "orders (customer_id) include (region)",
    ]],
  },
  {
    name: "distinct on",
    statements: [
      "select distinct on (region) region, placed_at from orders order by region, placed_at desc",
    ],
    create: ["orders (region, placed_at desc)"],
  },
  {
    name: "busy writers: an index that costs more than it saves",
    statements: [
      { text: "select count(*) from logs where source = $1", calls: 1 },
      { text: "insert into logs values ($1, $2, $3, $4, $5)", calls: 1_000_000 },
    ],
    create: [],
  },
];
