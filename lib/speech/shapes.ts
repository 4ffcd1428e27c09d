import { AppError } from "../errors.ts";

/** Reads one field of a message: the value as its type, or an error that names the field. */
export type Reader<T> = (value: unknown, field: string) => T;

function refuse(field: string, expected: string): never {
  throw new AppError("bad_message", `Field "${field}" must be ${expected}`);
}

/** Text of at most `most` UTF-16 units. */
export function text(most: number): Reader<string> {
  return (value, field) =>
    typeof value === "string" && value.length <= most
      ? value
      : refuse(field, `text of at most ${most} characters`);
}

/** Text that matches the pattern whole. */
export function matching(pattern: RegExp, expected: string): Reader<string> {
  return (value, field) =>
    typeof value === "string" && pattern.test(value) ? value : refuse(field, expected);
}

/** An integer from 0 to `most`. */
export function count(most: number): Reader<number> {
  return (value, field) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
      ? value as number
      : refuse(field, `an integer from 0 to ${most}`);
}

/** A number from 0 to 1. */
export const share: Reader<number> = (value, field) =>
  typeof value === "number" && value >= 0 && value <= 1
    ? value
    : refuse(field, "a number from 0 to 1");

export const flag: Reader<boolean> = (value, field) =>
  typeof value === "boolean" ? value : refuse(field, "true or false");

/** Exactly one of the given values. */
export function oneOf<T extends string | number>(...values: readonly T[]): Reader<T> {
  return (value, field) =>
    values.includes(value as T) ? value as T : refuse(field, `one of ${values.join(", ")}`);
}

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, field) => value === null ? null : reader(value, field);
}

/** An array of at most `most`. */
export function list<T>(reader: Reader<T>, most: number): Reader<readonly T[]> {
  return (value, field) =>
    Array.isArray(value) && value.length <= most
      ? value.map((item, index) => reader(item, `${field}.${index}`))
      : refuse(field, `a list of at most ${most}`);
}

/** An object with these fields; others are left out. */
export function record<T>(readers: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
  return (value, field) => {
    if (typeof value !== "object" || value === null) return refuse(field, "an object");
    const source = value as Record<string, unknown>;
    const entries = Object.entries<Reader<unknown>>(readers)
      .map(([key, reader]) => [key, reader(source[key], field ? `${field}.${key}` : key)]);
    return Object.fromEntries(entries) as T;
  };
}
