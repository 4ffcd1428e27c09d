-- What routers have learned: sums and counts, no words. A row a process, so that processes never wait for each other;
-- rows of processes that are gone are put together under one id.
create table router_snapshots (
  router text not null,
  process uuid not null,
  snapshot jsonb not null,
  updated_at timestamptz not null,
  primary key (router, process)
);
