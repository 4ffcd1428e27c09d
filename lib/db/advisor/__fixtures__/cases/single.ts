import type { AdvisorCase } from "../case.ts";

/** One table, one condition or order. */
export const SINGLE_CASES: readonly AdvisorCase[] = [
  {
    name: "equality on one column",
    statements: ["select * from orders where customer_id = $1"],
    create: ["orders (customer_id)"],
  },
  {
    name: "equality with a constant that is rare",
    statements: ["select * from orders where code = 'A77'"],
    create: ["orders (code)"],
  },
  {
    name: "constant that most rows have: nothing",
    statements: ["select id from orders where status = 'shipped'"],
    create: [],
  },
  {
    name: "list of values",
    statements: ["select * from customers where email in ($1, $2, $3)"],
    create: ["customers (email)"],
  },
  {
    name: "array of values",
    statements: ["select * from orders where customer_id = any($1)"],
    create: ["orders (customer_id)"],
  },
  {
    name: "narrow range",
    statements: ["select * from orders where placed_at between $1 and $2"],
    create: ["orders (placed_at)"],
  },
  {
    name: "range with two bounds",
    statements: ["select * from orders where placed_at >= $1 and placed_at < $2"],
    create: ["orders (placed_at)"],
  },
  {
    name: "is null, where few are",
    statements: ["select id, placed_at from orders where shipped_at is null"],
    create: [["orders (shipped_at)", "orders (id) include (placed_at) where shipped_at is null"]],
  },
  {
    name: "is not null, where most are: nothing",
    statements: ["select id from orders where shipped_at is not null"],
    create: [],
  },
  {
    name: "rare truth",
    statements: ["select * from customers where not active"],
    create: ["customers (active)"],
  },
  {
    name: "first rows of an order",
    statements: ["select * from orders order by placed_at limit 10"],
    create: ["orders (placed_at)"],
  },
  {
    name: "last rows of an order",
    statements: ["select * from orders order by placed_at desc limit $1"],
    create: ["orders (placed_at desc)"],
  },
  {
    name: "order in two directions",
    statements: ["select * from orders order by region desc, placed_at limit 20"],
    create: ["orders (region desc, placed_at)"],
  },
  {
    name: "order with nulls last",
    statements: ["select * from orders order by shipped_at desc nulls last limit 20"],
    create: ["orders (shipped_at desc nulls last)"],
  },
  {
    name: "largest value",
    statements: ["select max(placed_at) from orders"],
    create: ["orders (placed_at)"],
  },
  {
    name: "smallest value of some rows",
    statements: ["select min(placed_at) from orders where customer_id = $1"],
    create: ["orders (customer_id, placed_at)"],
  },
  {
    name: "different values of all narrow rows: an index saves a seventh, nothing",
    statements: ["select distinct region from orders"],
    create: [],
  },
  {
    name: "counts by group over all narrow rows: an index saves a seventh, nothing",
    statements: ["select region, count(*) from orders group by region"],
    create: [],
  },
  {
    name: "different values of wide rows",
    statements: ["select distinct category_id from products"],
    create: ["products (category_id)"],
  },
  {
    name: "counts by group over wide rows",
    statements: ["select category_id, count(*) from products group by category_id"],
    create: ["products (category_id)"],
  },
  {
    name: "range open on one side",
    statements: ["select * from orders where placed_at > $1"],
    create: ["orders (placed_at)"],
  },
  {
    name: "range open on one side that most rows are in: nothing",
    statements: ["select id from orders where placed_at > '2024-01-05'"],
    create: [],
  },
  {
    name: "tiny table: nothing",
    statements: [
      "select * from categories where name = $1",
      "select * from categories order by name",
    ],
    create: [],
  },
  {
    name: "primary key serves: nothing",
    statements: [
      "select * from orders where id = $1",
      "select * from orders order by id desc limit 10",
    ],
    create: [],
  },
];
