/** The tables of experiments, column by column. */
import type { Generated, GeneratedAlways } from "kysely";
import type { Created, Json } from "./columns.ts";

export interface ExperimentSaltTable {
  is_only: Generated<boolean>;
  salt: string;
}

export interface ExperimentsTable {
  id: string;
  declaration: string;
  looks: Generated<number>;
  begun_at: Date;
  counted: Generated<string | null>;
  counted_by: Generated<string | null>;
  counted_anew_at: Generated<Date | null>;
}

export interface ExperimentSharesTable {
  experiment_id: string;
  epoch: number;
  shares: Json<readonly number[]>;
  effective_at: Date;
}

export interface ExperimentStopsTable {
  experiment_id: string;
  variant_id: string;
  reason: string;
  at: Date;
}

export interface ExperimentExposuresTable {
  experiment_id: string;
  unit_key: string;
  variant_id: string;
  epoch: number;
  request_id: string | null;
  at: Date;
}

export interface ExperimentOutcomesTable {
  id: GeneratedAlways<number>;
  unit_key: string;
  metric: "edit_distance";
  value: number;
  at: Date;
}

export interface ExperimentUnitsTable {
  experiment_id: string;
  unit_key: string;
  measured: Json<Readonly<Record<string, number>>>;
  before: Json<Readonly<Record<string, number>>>;
}

export interface ExperimentChangesTable {
  xid: Generated<string>;
  unit_key: string;
  at: Created;
}

export interface ExperimentTables {
  experiment_salt: ExperimentSaltTable;
  experiments: ExperimentsTable;
  experiment_shares: ExperimentSharesTable;
  experiment_stops: ExperimentStopsTable;
  experiment_exposures: ExperimentExposuresTable;
  experiment_outcomes: ExperimentOutcomesTable;
  experiment_units: ExperimentUnitsTable;
  experiment_changes: ExperimentChangesTable;
}
