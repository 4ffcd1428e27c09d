/** What is counted of all statements with one fingerprint. Figures and placeholders alone: no value, no message. */
import { createHash } from "node:crypto";
import { createHistogram, type Histogram } from "./histogram.ts";
import type { Normalised } from "./normalise.ts";
import type { StatementPlan } from "./plan.ts";

/** Longer ones are cut: nobody reads on, and memory is bounded. */
const LONGEST_TEXT = 10_000;
const MOST_STATES = 20;
const MOST_SCOPES = 10;
const OTHER = "other";

/** Mutable: the one record that every call of the statement adds to. */
export interface Statement {
  /** 16 hexadecimal digits of the text's SHA-256: the same in every process. */
  readonly fingerprint: string;
  readonly text: string;
  readonly kind: Normalised["kind"];
  readonly isSingle: boolean;
  readonly latencies: Histogram;
  calls: number;
  totalMs: number;
  maxMs: number;
  rows: number;
  bytes: number;
  /** Results with rows so far, and the bytes of a row of the last one that was looked into. */
  results: number;
  rowBytes: number;
  /** By SQLSTATE, or by the driver's code where the server did not answer. */
  readonly errors: Map<string, number>;
  /** Scopes that ran it {@linkcode REPEATED} times or more, and the most times that one did. */
  runs: number;
  longestRun: number;
  readonly scopes: Set<string>;
  /** Monotonic milliseconds. */
  lastAt: number;
  /** No longer counted: it has made room for others. */
  dropped: boolean;
  plan: StatementPlan | null;
  /** Monotonic milliseconds before which no plan is asked for, unless a call is far slower than that of the last one. */
  planDueAt: number;
  /** Milliseconds of the call that the last plan was asked for. */
  plannedMs: number;
}

export function createStatement(
  fingerprint: string,
  { text, kind, isSingle }: Normalised,
): Statement {
  return {
    fingerprint,
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text,
    kind,
    isSingle,
    latencies: createHistogram(),
    calls: 0,
    totalMs: 0,
    maxMs: 0,
    rows: 0,
    bytes: 0,
    results: 0,
    rowBytes: 0,
    errors: new Map(),
    runs: 0,
    longestRun: 0,
    scopes: new Set(),
    lastAt: 0,
    dropped: false,
    plan: null,
    planDueAt: -Infinity,
    plannedMs: 0,
  };
}

/** Of a normalised text. */
export const fingerprintOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

export interface CallFigures {
  readonly ms: number;
  /** Monotonic milliseconds at its end. */
  readonly at: number;
  readonly rows: number;
  readonly bytes: number;
}

export function countCall(statement: Statement, { ms, at, rows, bytes }: CallFigures): void {
  statement.calls++;
  statement.totalMs += ms;
  statement.rows += rows;
  statement.bytes += bytes;
  if (at > statement.lastAt) statement.lastAt = at;
  if (ms > statement.maxMs) statement.maxMs = ms;
  statement.latencies.add(ms);
}

export function countError({ errors }: Statement, error: unknown): void {
  const state = stateOf(error);
  const key = errors.has(state) || errors.size < MOST_STATES ? state : OTHER;
  errors.set(key, (errors.get(key) ?? 0) + 1);
}

/** An SQLSTATE or a code such as ECONNRESET; never a message, which may quote a row. */
export function stateOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^[0-9A-Z_]{5,32}$/.test(code) ? code : OTHER;
}

/** The same statement this often in one scope is a run: one statement for all, or a join, may do instead. */
export const REPEATED = 5;

/** @param times How often the scope has run it so far */
export function countRepeat(statement: Statement, times: number, scope: string): void {
  if (times === REPEATED) statement.runs++;
  if (times < REPEATED) return;
  statement.longestRun = Math.max(statement.longestRun, times);
  if (statement.scopes.size < MOST_SCOPES) statement.scopes.add(scope);
}
