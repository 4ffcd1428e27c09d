/** The query monitor: what every statement through `lib/db` costs. */
export { createMonitor, type MonitorOptions, type QueryMonitor } from "./monitor.server.ts";
export type { ErrorCount, QueryLine, QueryOverview, Repeated } from "./overview.ts";
export { createStatementFigures, type DayLine, type StatementFigures } from "./figures.server.ts";
export type { PlanNode, StatementPlan } from "./plan.ts";
export { streamInQueryScope, withQueryScope } from "./scope.server.ts";
export { readServerStatements, type ServerStatement } from "./server_statements.server.ts";
export { type QueriesView, readQueries, type SeenLine } from "./view.server.ts";
