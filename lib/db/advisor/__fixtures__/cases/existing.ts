import type { AdvisorCase } from "../case.ts";

/** What is there already, what is there too much, and what no index helps. */
export const EXISTING_CASES: readonly AdvisorCase[] = [
  {
    name: "covered by the first column of an index: nothing",
    statements: ["select * from covered where a = $1"],
    create: [],
  },
  {
    name: "covered by both columns: nothing",
    statements: ["select * from covered where b = $1 and a = $2"],
    create: [],
  },
  {
    name: "covered, read backwards: nothing",
    statements: ["select * from covered order by made desc limit 5"],
    create: [],
  },
  {
    name: "covered by a partial index: nothing",
    statements: ["select * from covered where c = 3 and b = $1"],
    create: [],
  },
  {
    name: "a range of a BRIN index's column: nothing",
    statements: ["select value, count(*) from readings where made > $1 group by value"],
    create: [],
  },
  {
    name: "the order of a BRIN index's column",
    statements: ["select * from readings where made > $1 order by made limit 20"],
    create: ["readings (made)"],
  },
  {
    name: "the second column of an index alone",
    statements: ["select * from covered where b = $1"],
    create: ["covered (b)"],
  },
  {
    name: "covered but for a state that most rows are in: nothing",
    statements: ["select * from tasks where owner = $1 and state = $2 order by made"],
    create: [],
    statistics: [],
  },
  {
    name: "duplicates and overlaps",
    statements: ["select * from doubled where a = $1 and b = $2"],
    create: [],
    drop: ["doubled_a", "doubled_a_again", "doubled_b_desc", "doubled_id"],
  },
  {
    name: "page by offset",
    statements: ["select * from covered order by made desc limit $1 offset $2"],
    create: [],
    rewrites: ["offset"],
  },
  {
    name: "offset that keeps a subquery apart",
    statements: [
      "select * from (select * from covered where a = $1 offset $2) as few where d <> ''",
    ],
    create: [],
    rewrites: [],
  },
  {
    name: "count of everything",
    statements: ["select count(*) from orders"],
    create: [],
    rewrites: ["count"],
  },
  {
    name: "everything at once",
    statements: ["select * from logs"],
    create: [],
    rewrites: ["missing_limit"],
  },
  {
    name: "implicit cast of a column",
    statements: ["select d from covered where a = 5.0"],
    create: [],
    rewrites: ["implicit_cast"],
  },
  {
    name: "day of an indexed moment",
    statements: ["select id from covered where date(made) = $1"],
    create: [],
    rewrites: ["function_on_column"],
  },
  {
    name: "arithmetic on an indexed column",
    statements: ["select d from covered where a + 1 = $1"],
    create: ["covered (((a + 1)))"],
    rewrites: ["function_on_column"],
  },
  {
    name: "any of an array column",
    statements: ["select id from products where $1 = any(tags)"],
    create: [],
    rewrites: ["any_of_array_column"],
  },
  {
    name: "not in a query",
    statements: [
      "select id from customers where id not in (select referrer_id from customers) limit 10",
    ],
    create: [],
    rewrites: ["not_in_subquery"],
  },
  {
    name: "random rows",
    statements: ["select id from orders order by random() limit 3"],
    create: [],
    rewrites: ["order_by_random"],
  },
  {
    name: "or across tables",
    statements: [
      "select o.id from orders o join customers c on c.id = o.customer_id where o.code = $1 or c.email = $2 limit 10",
    ],
    create: [],
    rewrites: ["or_across_tables"],
  },
  {
    name: "columns that depend on each other",
    statements: ["select * from orders where region = $1 and zip = $2"],
    create: [["orders (zip)", "orders (zip, region)", "orders (region, zip)"]],
    statistics: ["correlated"],
  },
];
