-- What the words and shape of texts do to each model's quality: weights by hashed word, fitted by one process every few
-- hours and read by all. Words that fewer than five texts hold have none. 22 kB a model and task.
create table router_fits (
  router text primary key,
  -- By whoever began last: nobody else begins for some hours.
  begun_at timestamptz not null,
  fitted_at timestamptz,
  fits jsonb
);
