/** Settings of the framework and what its pages may weigh; `dev.ts` and `bench/bytes` read them. */
import type { BuildOptions } from "fresh/dev";

/** What the build makes client files from, and for whom. */
export const build: BuildOptions = {
  root: import.meta.dirname,
  target: ["chrome99", "firefox99", "safari15"],
};

const KB = 1000;

/**
 * Most bytes that a first visit may fetch, compressed with brotli. The document with its styles is
 * one round trip of a new connection: 10 segments of about 1,440 bytes (RFC 6928).
 */
export const budgets = {
  /** HTML and CSS of any page. */
  document: 14 * KB,
  /** JavaScript by route, before the visitor has done anything; routes not named get none. */
  javaScript: {
    "/questions/[id]": 25 * KB,
    "/history": 25 * KB,
    "/interviews/[id]": 25 * KB,
    "/answers/[id]": 25 * KB,
  },
} as const;
