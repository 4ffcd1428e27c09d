export { toJsonSchema } from "./json_schema.ts";
export {
  isOpen,
  type JsonState,
  PartialJson,
  type PartialReading,
  readPartialJson,
} from "./partial_json.ts";
export { type Refused, repairMessages } from "./repair.ts";
export { validate, type Validation } from "./validate.ts";
