/** What others may know of the advisor: its data. Asking it is in lib/db/mod.server.ts. */
export type {
  Advice,
  AdviceReport,
  CreateIndexAdvice,
  DropIndexAdvice,
  Gain,
  MonitoredStatement,
  RewriteAdvice,
  StatementGain,
  StatisticsAdvice,
} from "./types.ts";
