/** Money: the ledger of every call, and budgets that cannot be overshot. */
export type { Account, Caps } from "./accounts.server.ts";
export { type Admission, type Budgets, createBudgets } from "./budget.server.ts";
export {
  type ClosedRequest,
  createLedger,
  type Ledger,
  type OpenedRequest,
} from "./ledger.server.ts";
export type { Spend, SpendBy, SpendQuery } from "./spend.server.ts";
