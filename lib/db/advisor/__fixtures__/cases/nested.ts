/** Conditions that reach tables through other queries' columns. */
import type { AdvisorCase } from "../case.ts";

export const NESTED_CASES: readonly AdvisorCase[] = [
  {
    name: "condition on a query in FROM",
    statements: [
      "select * from (select id, code as number, total from orders where total > 3) o where o.number = $1",
    ],
    create: ["orders (code)"],
  },
  {
    name: "condition on a WITH query",
    statements: [
      "with bought as (select * from orders) select id from bought b where b.customer_id = $1",
    ],
    create: [["orders (customer_id)", "orders (customer_id) include (id)"]],
  },
  {
    name: "condition on a WITH query that is kept apart: nothing",
    statements: [
      "with bought as materialized (select * from orders) select * from bought where code = $1",
    ],
    create: [],
  },
  {
    name: "condition on the first rows of a query: nothing for it",
    statements: [
      "select * from (select * from orders order by id limit 100) o where o.code = $1",
    ],
    create: [],
  },
  {
    name: "WITH query that hides the table it reads",
    statements: [
      "with orders as (select * from orders where region = $1) select * from orders order by id limit 5",
    ],
    create: [["orders (region, id)", "orders (region)"]],
  },
  {
    name: "view joined to a table, newest first",
    statements: [
      `select r.* from helpdesk.open_tickets t join helpdesk.replies r on r.ticket_id = t.id
        where t.requester_id = $1 order by r.sent_at desc limit 10`,
    ],
    create: [
      [
        "helpdesk.tickets (requester_id)",
        "helpdesk.tickets (requester_id) where state = 'open'::text",
        "helpdesk.tickets (requester_id, state)",
      ],
      [
        "helpdesk.replies (ticket_id)",
        "helpdesk.replies (ticket_id, sent_at desc)",
      ],
    ],
  },
  {
    name: "update of two columns by a query",
    statements: [
      "update customers set (city, country) = (select region, currency from orders where code = $1) where id = $2",
    ],
    create: [["orders (code)", "orders (code) include (region, currency)"]],
  },
  {
    name: "placeholders of any type",
    statements: [
      "select jsonb_build_object($1, total, $2, region) from orders where code = $3",
    ],
    create: ["orders (code)"],
  },
];
