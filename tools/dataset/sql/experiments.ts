/** Who met which variant, and what was measured of everybody. */
import type { Draw, Plan } from "../plan.ts";
import { EXPERIMENTS, variantOf } from "./models.ts";

/** As in lib/ai/experiments/unit_keys.server.ts. */
const keyOf = (unit: string): string =>
  `encode(sha256(convert_to(salt || ${unit}::text, 'UTF8')), 'hex')`;

export function experiments({ until }: Plan, draw: Draw): string {
  return `
insert into experiment_salt (salt) values (${draw.id("salt", "1")}::text)
on conflict (is_only) do update set salt = excluded.salt;
${
    EXPERIMENTS.map(({ id, unit, days }) => `
insert into experiments (id, declaration, looks, begun_at)
values ('${id}', '{}', 40, '${until}'::timestamptz - interval '${days} days');
insert into experiment_shares (experiment_id, epoch, shares, effective_at)
values ('${id}', 0, '[0.5, 0.5]', '${until}'::timestamptz - interval '${days} days');
insert into experiment_exposures (experiment_id, unit_key, variant_id, epoch, request_id, at)
select '${id}', ${keyOf("unit")}, variant, 0, id, at
from (
  select distinct on (${unit}) ${unit} as unit, ${variantOf(draw)} as variant, n, id, at
  from dataset.requests where experiment = '${id}' order by ${unit}, n
) as first, experiment_salt order by n`).join(";")
  };

insert into experiment_outcomes (unit_key, metric, value, at)
select ${keyOf("unit")}, 'edit_distance', ${draw.unit("n", "edits")}, at
from dataset.said join dataset.answers as answer using (n, at), experiment_salt,
  lateral (values (answer.id), (answer.candidate_id)) as units (unit)
where corrected order by n;

insert into router_snapshots (router, process, snapshot, updated_at)
select router, ${draw.id("server", "process")}, '{}', '${until}'::timestamptz
from unnest(array['text', 'sound']) as router, generate_series(1, 2) as process`;
}
