/** Statements that somebody wrote into a file. */
import { fingerprintSync, parseSync } from "libpg-query";
import { z } from "zod";
import { edit } from "./edit.ts";
import { loadParser } from "./parse.server.ts";
import type { MonitoredStatement } from "./types.ts";

const STATEMENTS = z.array(z.object({
  fingerprint: z.string(),
  text: z.string(),
  calls: z.number().positive(),
  totalMs: z.number().nonnegative(),
  rows: z.number().nonnegative().optional(),
}));

/**
 * Statements written down in a file: JSON, a list of `MonitoredStatement`, or SQL, where every
 * statement counts once.
 * @throws {Error} If it is neither
 */
export async function writtenStatements(text: string): Promise<MonitoredStatement[]> {
  if (/^\s*[[{]/.test(text)) return fromJson(JSON.parse(text));
  await loadParser();
  const end = new TextEncoder().encode(text).length;
  return (parseSync(text).stmts ?? []).map(({ stmt_location: start = 0, stmt_len: length }) => {
    const after = length ? [{ start: start + length, end, text: "" }] : [];
    const alone = edit(text, [{ start: 0, end: start, text: "" }, ...after]).trim();
    return { fingerprint: fingerprintSync(alone), text: alone, calls: 1, totalMs: 0 };
  });
}

function fromJson(value: unknown): MonitoredStatement[] {
  const { data, error } = STATEMENTS.safeParse(value);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  throw new Error(path.length > 0 ? `${path.join(".")}: ${message}` : message);
}
