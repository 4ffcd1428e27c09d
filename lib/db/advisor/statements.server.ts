/** Statements that somebody wrote into a file. */
import { fingerprintSync, parseSync } from "libpg-query";
import { edit } from "./edit.ts";
import { loadParser } from "./parse.server.ts";
import type { MonitoredStatement } from "./types.ts";

/**
 * Statements written down in a file: JSON, a list of `MonitoredStatement`, or SQL, where every
 * statement counts once.
 * @throws {Error} If it is neither
 */
export async function writtenStatements(text: string): Promise<MonitoredStatement[]> {
  if (text.trimStart().startsWith("[")) return JSON.parse(text) as MonitoredStatement[];
  await loadParser();
  const end = new TextEncoder().encode(text).length;
  return (parseSync(text).stmts ?? []).map(({ stmt_location: start = 0, stmt_len: length }) => {
    const after = length ? [{ start: start + length, end, text: "" }] : [];
    const alone = edit(text, [{ start: 0, end: start, text: "" }, ...after]).trim();
    return { fingerprint: fingerprintSync(alone), text: alone, calls: 1, totalMs: 0 };
  });
}
