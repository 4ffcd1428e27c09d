import type { AdvisorCase } from "../case.ts";

/** Written after the advisor, to see what it makes of what it was not tuned on. */
export const LATER_CASES: readonly AdvisorCase[] = [
  {
    name: "later: point look-up among wide rows",
    statements: ["select name, price from products where ean = $1"],
    create: ["products (ean)"],
  },
  {
    name: "later: two people's rows by time",
    statements: ["select * from logs where user_id = $1 and at between $2 and $3 order by at"],
    create: ["logs (user_id, at)"],
  },
  {
    name: "later: newest of a source, by page",
    statements: [
      "select message from logs where source = $1 and at < $2 order by at desc limit 50",
    ],
    create: ["logs (source, at desc)"],
  },
  {
    name: "later: three conditions, one telling",
    statements: ["select * from orders where currency = $1 and priority = $2 and code = $3"],
    create: ["orders (code)"],
  },
  {
    name: "later: not equal to what most are",
    statements: ["select id from orders where status <> 'shipped' and placed_at > $1"],
    create: [[
      "orders (placed_at) where status <> 'shipped'",
      "orders (placed_at)",
      "orders (placed_at) include (id) where status <> 'shipped'",
    ]],
  },
  {
    name: "later: oldest that was not shipped",
    statements: ["select * from orders where shipped_at is null order by placed_at limit 1"],
    create: ["orders (placed_at) where shipped_at is null"],
  },
  {
    name: "later: upper case",
    statements: ["select id from products where upper(sku) = $1"],
    create: ["products ((upper(sku)))"],
  },
  {
    name: "later: length of a text",
    statements: ["select id from customers where length(name) > 100"],
    create: ["customers ((length(name)))"],
  },
  {
    name: "later: sum by person and time",
    statements: [
      "select customer_id, sum(total) from orders where customer_id = any($1) group by customer_id",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (total)"]],
  },
  {
    name: "later: order by the second table",
    statements: [
      "select i.* from items i join orders o on o.id = i.order_id where i.product_id = $1 order by o.placed_at desc limit 10",
    ],
    create: ["items (product_id)"],
  },
  {
    name: "later: self-join by the parent",
    statements: [
      "select c.id, r.name from customers c join customers r on r.id = c.referrer_id where c.email = $1",
    ],
    create: ["customers (email)"],
  },
  {
    name: "later: children of a row",
    statements: ["select id from customers where referrer_id = $1 order by created_at"],
    create: [["customers (referrer_id)", "customers (referrer_id, created_at)"]],
  },
  {
    name: "later: number of rows for a key",
    statements: ["select count(*) from items where product_id = $1"],
    create: ["items (product_id)"],
  },
  {
    name: "later: any of two JSON keys",
    statements: ["select id from products where attributes ?| array['rare', 'scarce']"],
    create: ["products using gin (attributes)"],
  },
  {
    name: "later: words and a price",
    statements: [
      "select id from products where search @@ plainto_tsquery('simple', $1) and price < $2 limit 20",
    ],
    create: ["products using gin (search)"],
  },
  {
    name: "later: row comparison",
    statements: ["select * from customers where (country, city) = ($1, $2)"],
    create: [["customers (city, country)", "customers (city)"]],
  },
  {
    name: "later: for update",
    statements: [
      "select * from orders where status = 'open' and priority = $1 order by placed_at limit 1 for update skip locked",
    ],
    create: [[
      "orders (priority, placed_at) where status = 'open'",
      "orders (status, priority, placed_at)",
    ]],
  },
  {
    name: "later: update of the indexed column by many writers",
    statements: [
      { text: "select id from orders where priority = $1 and region = $2", calls: 10 },
      { text: "update orders set region = $1 where id = $2", calls: 5_000_000 },
    ],
    create: [],
  },
  {
    name: "later: three statements of one table",
    statements: [
      "select * from orders where region = $1",
      "select * from orders where region = $1 and placed_at > $2",
      "select * from orders where region = $1 order by placed_at desc limit 5",
    ],
    create: ["orders (region, placed_at desc)"],
  },
  {
    name: "later: partition, counted by kind and time",
    statements: ["select count(*) from events where user_id = $1 and at > $2"],
    create: [["events (user_id, at)", "events (user_id)"]],
  },
  {
    name: "later: delete by a query",
    statements: ["delete from items where order_id in (select id from orders where code = $1)"],
    create: ["orders (code)", "items (order_id)"],
  },
  {
    name: "later: upsert: nothing",
    statements: [
      "insert into customers (id, email, name, country, city, created_at, active) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do update set email = excluded.email",
    ],
    create: [],
  },
  {
    name: "later: window over one key",
    statements: ["select id, rank() over (order by total desc) from orders where customer_id = $1"],
    create: ["orders (customer_id)"],
  },
  {
    name: "later: quoted alias that hides a column",
    statements: [
      `select o."code" as "total" from orders o where o.customer_id = $1 order by "total" limit 5`,
    ],
    create: [["orders (customer_id, code)", "orders (customer_id)"]],
  },
  {
    name: "later: cast of an indexed key",
    statements: ["select d from covered where id::text = $1"],
    create: ["covered (((id)::text))"],
    rewrites: ["function_on_column"],
  },
  {
    name: "later: offset without much",
    statements: ["select * from covered order by made limit 10 offset 20"],
    create: [],
    rewrites: [],
  },
];
