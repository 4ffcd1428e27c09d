/**
 * Tables for more cases: a help desk of many tenants, in a schema that is not in the search path.
 */

export const HELPDESK = (rows: (count: number) => string): string => `
create schema helpdesk;
create table helpdesk.people (
  id int primary key, email text not null unique, full_name text not null, phone text not null, city text not null,
  postcode text not null, joined timestamp not null);
insert into helpdesk.people select g, 'P' || g || '@example.org', initcap(substr(md5(g::text), 1, 5)) || ' ' || md5((g * 3)::text),
  '+49' || g * 7, 'city' || g % 400 % 100, 'p' || g % 400, timestamp '2023-01-01' + g * interval '11 min' from ${
  rows(40_000)
};
create table helpdesk.tickets (
  id bigint primary key, tenant_id int not null, requester_id int not null, assignee_id int, state text not null,
  priority smallint not null, subject text not null, body text not null, labels text[] not null, meta jsonb not null,
  reference uuid not null, deleted boolean not null, due_at timestamptz, created_at timestamptz not null, closed_at timestamptz);
insert into helpdesk.tickets select g, case when g % 5 = 0 then 1 else g * 13 % 300 end, g * 31 % 8000,
  case when g % 33 <> 0 then g % 1900 end, case when g % 50 = 1 then 'open' when g % 20 = 2 then 'pending' else 'closed' end,
  g % 5, md5(g::text) || ' ' || md5((g + 1)::text), md5((g * 3)::text) || ' topic' || g % 900,
  array['l' || g % 350, 'm' || g % 60], jsonb_build_object('plan', 'p' || g % 700, 'tier', g % 9), md5(g::text)::uuid,
  g % 60 = 7, case when g % 10 = 3 then timestamptz '2025-01-01 00:00Z' + (g * 7919 % 90000) * interval '1 min' end,
  timestamptz '2025-01-01 00:00Z' + (g::bigint * 104729 % 60000) * interval '9 min',
  case when g % 50 <> 1 and g % 20 <> 2 then timestamptz '2026-01-01 00:00Z' + g * interval '1 min' end from ${
  rows(60_000)
};
create view helpdesk.open_tickets as select * from helpdesk.tickets where state = 'open';
create table helpdesk.replies (
  id bigint primary key, ticket_id bigint not null references helpdesk.tickets, author_id int not null, body text not null,
  is_internal boolean not null, sent_at timestamptz not null);
insert into helpdesk.replies select g, 1 + g::bigint * 7 % (select max(id) from helpdesk.tickets), g * 17 % 1900, md5(g::text),
  g % 12 = 0, timestamptz '2025-01-01 00:00Z' + (g::bigint * 7919 % 80000) * interval '7 min' from ${
  rows(80_000)
};
create table helpdesk.sessions (
  token text not null, agent_id int not null, address inet not null, expires_at timestamptz not null, revoked_at timestamptz);
insert into helpdesk.sessions select md5(g::text), g * 7 % 1900, '10.0.0.0'::inet + g % 5000,
  timestamptz '2025-01-01 00:00Z' + g * interval '3 min', case when g % 8 <> 0 then timestamptz '2025-06-01 00:00Z' end from ${
  rows(40_000)
};
create table helpdesk.settings (key text not null, value text not null);
insert into helpdesk.settings select 'key' || g, md5(g::text) from generate_series(1, 30) g;
create type helpdesk.channel as enum ('mail', 'chat', 'fax');
create table helpdesk.calls (id int primary key, channel helpdesk.channel not null, at timestamptz not null, note text not null);
insert into helpdesk.calls select g, (case when g % 70 = 0 then 'fax' when g % 3 = 0 then 'chat' else 'mail' end)::helpdesk.channel,
  timestamptz '2025-01-01 00:00Z' + (g::bigint * 7919 % 40000) * interval '5 min', md5(g::text) from ${
  rows(40_000)
};
create table helpdesk.metrics (id bigint not null, area int not null, name text not null, at timestamptz not null, value float8 not null)
  partition by list (area);
create table helpdesk.metrics_1 partition of helpdesk.metrics for values in (1) partition by range (at);
create table helpdesk.metrics_1_2025 partition of helpdesk.metrics_1
  for values from ('2025-01-01 00:00Z') to ('2026-01-01 00:00Z');
create table helpdesk.metrics_1_2026 partition of helpdesk.metrics_1
  for values from ('2026-01-01 00:00Z') to ('2027-01-01 00:00Z');
create table helpdesk.metrics_2 partition of helpdesk.metrics for values in (2);
insert into helpdesk.metrics select g, 1 + g % 2, 'n' || g % 1500, timestamptz '2025-01-01 00:00Z' + g * interval '15 min', g from ${
  rows(60_000)
};
create table helpdesk."Vorgänge
„neu“" ("Größe.in ""mm""" int not null, "ein Name, der genau dreiundsechzig Bytes lang ist, ja wirklich!" int not null);
insert into helpdesk."Vorgänge
„neu“" select g % 2500, g from ${rows(30_000)};
create table helpdesk.visits (id int primary key, account int not null, at timestamptz not null, page text not null);
insert into helpdesk.visits select g, g % 2000, timestamptz '2025-01-01 00:00Z' + g * interval '1 min', 'p' || g % 100 from ${
  rows(30_000)
};
create index visits_account on helpdesk.visits (account);
alter table helpdesk.visits add constraint visits_once unique (account, at);
create index visits_account_at on helpdesk.visits (account, at);
create index visits_page on helpdesk.visits (page);
create table helpdesk.beats (device int not null, at timestamptz not null, load float8 not null);
insert into helpdesk.beats select g % 3000, timestamptz '2025-01-01 00:00Z' + g * interval '1 s', g from ${
  rows(40_000)
};`;
