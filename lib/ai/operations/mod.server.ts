/** What an operator sees of models: how they do, what they cost, why they are chosen, what experiments show. */
export {
  createOperations,
  type DecisionLine,
  type ModelLine,
  type Operations,
  type OperationsView,
} from "./operations.server.ts";
