import type { AdvisorCase } from "../case.ts";

/** Several tables, queries in queries, changes, partitions, foreign keys. */
export const JOIN_CASES: readonly AdvisorCase[] = [
  {
    name: "join from one row to many",
    statements: ["select i.* from orders o join items i on i.order_id = o.id where o.id = $1"],
    create: ["items (order_id)"],
  },
  {
    name: "join that needs an index on each side",
    statements: [
      "select o.id, i.price from orders o join items i on i.order_id = o.id where o.customer_id = $1",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (id)"], [
      "items (order_id)",
      "items (order_id) include (price)",
    ]],
  },
  {
    name: "join using",
    statements: [
      "select p.name from items i join (select id as product_id, name from products) p using (product_id) where i.order_id = $1",
    ],
    create: ["items (order_id)"],
  },
  {
    name: "left join",
    statements: [
      "select o.id, i.id from orders o left join items i on i.order_id = o.id where o.code = $1",
    ],
    create: ["orders (code)", ["items (order_id)", "items (order_id) include (id)"]],
  },
  {
    name: "exists",
    statements: [
      "select 1 from orders o where o.id = $1 and exists (select from items i where i.order_id = o.id and i.quantity > $2)",
    ],
    create: [["items (order_id)", "items (order_id, quantity)"]],
  },
  {
    name: "anti-join",
    statements: [
      "select o.id from orders o where o.code = $1 and not exists (select from items i where i.order_id = o.id)",
    ],
    create: ["orders (code)", "items (order_id)"],
  },
  {
    name: "in a query",
    statements: [
      "select * from items where order_id in (select id from orders where customer_id = $1)",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (id)"], "items (order_id)"],
  },
  {
    name: "scalar query for each row",
    statements: [
      "select c.id, (select max(o.placed_at) from orders o where o.customer_id = c.id) from customers c where c.id < 50",
    ],
    create: ["orders (customer_id, placed_at)"],
  },
  {
    name: "lateral, newest of each",
    statements: [
      "select c.id, o.id from customers c cross join lateral (select id, placed_at from orders where customer_id = c.id order by placed_at desc limit 1) o where c.id < 100",
    ],
    create: [[
      "orders (customer_id, placed_at desc)",
      "orders (customer_id, placed_at desc) include (id)",
    ]],
  },
  {
    name: "with query",
    statements: [
      "with mine as (select id from orders where customer_id = $1) select i.* from mine m join items i on i.order_id = m.id",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (id)"], "items (order_id)"],
  },
  {
    name: "union",
    statements: [
      "select id from orders where customer_id = $1 union all select id from orders where code = $2",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (id)"], [
      "orders (code)",
      "orders (code) include (id)",
    ]],
  },
  {
    name: "update",
    statements: ["update orders set priority = 1 where code = $1"],
    create: ["orders (code)"],
  },
  {
    name: "delete of old rows",
    statements: ["delete from logs where at < '2024-01-02'"],
    create: ["logs (at)"],
  },
  {
    name: "insert from a query",
    statements: [
      "insert into categories (id, name) select id, code from orders where customer_id = $1",
    ],
    create: ["orders (customer_id)"],
  },
  {
    name: "delete of a parent: foreign key without an index",
    statements: ["delete from orders where id = $1"],
    create: ["items (order_id)"],
  },
  {
    name: "partitioned parent",
    statements: ["select * from events where user_id = $1"],
    create: ["events (user_id)"],
  },
  {
    name: "partitioned parent, newest first",
    statements: ["select * from events where user_id = $1 order by at desc limit 10"],
    create: ["events (user_id, at desc)"],
  },
  {
    name: "one partition alone",
    statements: ["select * from events_2024 where user_id = $1"],
    create: ["events_2024 (user_id)"],
  },
  {
    name: "all rows of a join: nothing",
    statements: ["select o.id, i.id from orders o join items i on i.order_id = o.id"],
    create: [],
  },
];
