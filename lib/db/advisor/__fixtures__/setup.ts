/**
 * Tables for the cases: a shop, its events, a catalogue of texts and JSON, names of all kinds. Even
 * and skewed columns.
 */
import { HELPDESK } from "./setup_helpdesk.ts";

/** SQL that makes and fills them; `scale` 1 = up to 100,000 rows a table. */
export function setupSql(scale = 1): string {
  const rows = (count: number) => `generate_series(1, ${Math.round(count * scale)}) g`;
  return [
    SHOP(rows),
    CATALOGUE(rows),
    NAMES(rows),
    PARTITIONS(rows),
    INDEXED(rows),
    HELPDESK(rows),
    "analyze;",
  ]
    .join("\n");
}

type Rows = (count: number) => string;

const SHOP = (rows: Rows) => `
create table customers (
  id int primary key, email text not null, name text not null, country text not null, city text not null,
  created_at timestamptz not null, deleted_at timestamptz, active boolean not null, referrer_id int);
insert into customers select g, 'User' || g || '@example.org', md5(g::text), 'c' || g % 20 % 12, 'city' || g % 800,
  timestamptz '2024-01-01 00:00Z' + g * interval '7 min', case when g % 20 = 0 then timestamptz '2025-01-01 00:00Z' end,
  g % 50 <> 0, case when g % 10 = 0 then (g * 17) % 5000 end from ${rows(30_000)};
create table orders (
  id bigint primary key, customer_id int not null, status text not null, total numeric not null, currency text not null,
  placed_at timestamptz not null, shipped_at timestamptz, priority int not null, code text not null, region text not null,
  zip text not null);
insert into orders select g, (g * 7919::bigint) % 5000,
  case when g % 50 = 0 then 'open' when g % 10 = 0 then 'paid' else 'shipped' end, g % 997, 'k' || g % 4,
  timestamptz '2024-01-01 00:00Z' + ((g * 104729::bigint) % 100000) * interval '5 min',
  case when g % 25 <> 0 then timestamptz '2024-06-01 00:00Z' + g * interval '1 min' end, g % 7, 'A' || g, 'r' || g % 200,
  'z' || (g % 200) * 10 + g % 2 from ${rows(100_000)};
create table items (
  id bigint primary key, order_id bigint not null references orders on delete cascade, product_id int not null,
  quantity int not null, price numeric not null);
insert into items select g, 1 + (g * 7::bigint) % (select max(id) from orders), g % 4000, g % 9, g % 313 from ${
  rows(100_000)
};
create table categories (id int primary key, name text not null, parent_id int);
insert into categories select g, 'category ' || g, g / 2 from generate_series(1, 40) g;
create table logs (at timestamptz not null, level int not null, source text not null, message text not null, user_id int);
insert into logs select timestamptz '2024-01-01 00:00Z' + g * interval '10 s', g % 100 / 98, 's' || g % 30, md5(g::text),
  (g * 31) % 9000 from ${rows(100_000)};`;

const CATALOGUE = (rows: Rows) => `
create table products (
  id int primary key, sku varchar(40) not null, name text not null, tags text[] not null, attributes jsonb not null,
  description text not null, search tsvector not null, category_id int not null, price numeric not null, ean char(13) not null);
insert into products select g, 'SKU-' || g, md5(g::text), array['t' || g % 300, 'u' || g % 41, 'v' || g % 900],
  jsonb_build_object('color', 'c' || g % 500, 'size', g % 40, 'maker', jsonb_build_object('name', 'm' || g % 700)),
  md5((g * 3)::text) || ' ' || md5((g * 5)::text) || ' word' || g % 700, to_tsvector('simple', 'word' || g % 700 || ' w' || g % 90),
  1 + g % 40, g % 1000, lpad(g::text, 13, '0') from ${rows(20_000)};`;

const NAMES = (rows: Rows) => `
create schema "Mixed Case";
create table "Mixed Case"."User Data" (
  "Id" int primary key, "userName" text not null, "Group" int not null, "order" int not null, "we""ird" int not null);
insert into "Mixed Case"."User Data" select g, 'name' || g, g % 900, (g * 31) % 10007, g % 2500 from ${
  rows(30_000)
};
create table "select" ("from" int not null, "where" int not null, "naïve" text not null);
insert into "select" select g % 3000, g, 'n' || g % 5000 from ${rows(30_000)};`;

const PARTITIONS = (rows: Rows) => `
create table events (id bigint not null, user_id int not null, kind text not null, at timestamptz not null)
  partition by range (at);
create table events_2024 partition of events for values from ('2024-01-01 00:00Z') to ('2025-01-01 00:00Z');
create table events_2025 partition of events for values from ('2025-01-01 00:00Z') to ('2026-01-01 00:00Z');
insert into events select g, (g * 7919::bigint) % 4000, 'k' || g % 25,
  timestamptz '2024-01-01 00:00Z' + g * interval '17 min' from ${rows(60_000)};`;

const INDEXED = (rows: Rows) => `
create table covered (
  id int primary key, a int not null, b int not null, c int not null, d text not null, made timestamptz not null);
insert into covered select g, (g * 31) % 4000, (g * 17) % 900, g % 50, md5(g::text),
  timestamptz '2024-01-01 00:00Z' + g * interval '1 min' from ${rows(40_000)};
create index covered_a_b on covered (a, b);
create index covered_made on covered (made);
create index covered_b_open on covered (b) where c = 3;
create table readings (id int primary key, made timestamptz not null, value int not null);
insert into readings select g, timestamptz '2024-01-01 00:00Z' + g * interval '1 min', g % 400 from ${
  rows(60_000)
};
create index readings_made on readings using brin (made) with (pages_per_range = 4);
create table tasks (id int primary key, owner int not null, made timestamptz not null, state text not null);
insert into tasks select g, (g * 7919::bigint) % 400, timestamptz '2024-01-01 00:00Z' + g * interval '1 min',
  case when hashint4(g) & 1023 < 973 then 'done' else 's' || g % 5 end from ${rows(40_000)};
create index tasks_owner on tasks (owner, made);
create table doubled (id int primary key, a int not null, b int not null, c text not null);
insert into doubled select g, g % 3000, g % 700, 'c' || g % 500 from ${rows(30_000)};
create index doubled_a on doubled (a);
create index doubled_a_again on doubled (a);
create index doubled_a_b on doubled (a, b);
create index doubled_b_desc on doubled (b desc);
create index doubled_b on doubled (b);
create unique index doubled_id on doubled (id);
create index doubled_c on doubled (c);
create index doubled_c_pattern on doubled (c text_pattern_ops);
create index doubled_c_part on doubled (c) where a = 1;`;
