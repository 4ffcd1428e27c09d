/** What a test needs besides Deno; a test whose need is missing is skipped by name, never silently. */
import { connect } from "node:net";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const environment = (name: string, fallback: string): string => Deno.env.get(name) || fallback;

export const TEST_DATABASE_URL = environment(
  "TEST_DATABASE_URL",
  "postgres://postgres@127.0.0.1:5432/postgres",
);
export const TEST_REDIS_URL = environment("TEST_REDIS_URL", "redis://127.0.0.1:6379");

const PROBE_TIMEOUT_MS = 2_000;

const CHECKS = {
  postgres: () => answers(TEST_DATABASE_URL, 5432),
  redis: () => answers(TEST_REDIS_URL, 6379),
  "redis-server": () => onPath("redis-server"),
  initdb: () => postgresPrograms() !== null,
  pgbouncer: () => onPath("pgbouncer"),
  chromium: () => onPath("chromium"),
  pocketsphinx: () => onPath("pocketsphinx_continuous") || onPath("pocketsphinx"),
  flite: () => onPath("flite"),
} as const;

export type Need = keyof typeof CHECKS;

const found = new Map<Need, Promise<boolean>>();

/**
 * Whether `need` is here; for `Deno.test`'s `ignore: !await needs("redis")`. What is missing is named
 * on standard error, since programs that tests start answer on standard output. With REQUIRE_SERVICES=1
 * the answer is always true, so that a test whose need is missing fails instead of being skipped; with
 * REQUIRE_SERVICES=0 nothing is used, as on a bare machine.
 */
export function needs(need: Need): Promise<boolean> {
  let answer = found.get(need);
  if (!answer) found.set(need, answer = look(need));
  return answer;
}

async function look(need: Need): Promise<boolean> {
  const required = environment("REQUIRE_SERVICES", "");
  if (required === "1") return true;
  const here = required !== "0" && await CHECKS[need]();
  if (!here) console.error(`skipped: tests that need ${need}`);
  return here;
}

const onPath = (program: string): boolean =>
  environment("PATH", "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The folder of initdb and postgres, which Debian keeps off the PATH; null where they are not. */
export function postgresPrograms(): string | null {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folders = [
    ...environment("PATH", "").split(delimiter),
    ...versions.map((version) => join(root, version, "bin")),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** Whether something listens at the address. */
function answers(url: string, defaultPort: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || defaultPort });
    const settle = (here: boolean) => () => {
      socket.destroy();
      resolve(here);
    };
    socket.setTimeout(PROBE_TIMEOUT_MS, settle(false));
    socket.once("connect", settle(true)).once("error", settle(false));
  });
}
