/** Schemas as providers want them. */
import { z } from "zod";

type JsonSchema = Readonly<Record<string, unknown>>;

/** Keywords that OpenAI's strict mode refuses; zod checks them afterwards. */
const REFUSED = ["minLength", "maxLength", "default"] as const;

/**
 * A JSON schema (draft 2020-12) that keeps to the strict mode of OpenAI's structured outputs: objects are closed
 * and every property is required.
 *
 * @throws {TypeError} A property is optional: make it nullable
 */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      for (const keyword of REFUSED) delete jsonSchema[keyword];
      if (jsonSchema.type === "object") close(jsonSchema);
    },
  });
  return rest;
}

function close(object: z.core.JSONSchema.BaseSchema): void {
  const required = new Set(object.required);
  const optional = Object.keys(object.properties ?? {}).filter((name) => !required.has(name));
  if (optional.length > 0) {
    throw new TypeError(`Optional property "${optional[0]}" in a strict schema: make it nullable`);
  }
  object.additionalProperties = false;
}
