/**
 * Every setting of the product: read once from the environment, checked together, and the only place
 * that touches `Deno.env`. The README's table is made from the same list.
 */
import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { z } from "zod";

const ENV_FILE = ".env";

interface Setting<S extends z.ZodType> {
  readonly schema: S;
  /** What holds when the variable is absent or empty; null = unset. */
  readonly fallback: string | null;
  /** One line for the README. */
  readonly doc: string;
  /** Never shown, not even in an error. */
  readonly secret?: true;
}

/** Keeps each schema's own type while the list is written. */
const setting = <S extends z.ZodType>(
  schema: S,
  fallback: string | null,
  doc: string,
  options: { readonly secret?: true } = {},
): Setting<S> => ({ schema, fallback, doc, ...options });

const integer = (low: number, high: number) => {
  const hint = `Give a whole number from ${low} to ${high}`;
  return z.string().regex(/^\d+$/, hint).transform(Number).pipe(
    z.number().min(low, hint).max(high, hint),
  );
};

const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `Give one of ${values.join(", ")}`);

const text = z.string().min(1, "Give some text");

const address = (protocols: string, example: string) =>
  z.url({
    protocol: new RegExp(`^(${protocols})$`),
    error: `Give an address like ${example}`,
  });

const origin = address("https?", "https://practice.example.org").refine(
  (value) => URL.canParse(value) && new URL(value).origin === value,
  "Give scheme, host and port alone, like https://practice.example.org",
);

/** An amount of dollars as integer nano-dollars (1e-9 $). */
const dollars = z.string()
  .regex(/^\d{1,6}(\.\d{1,9})?$/, "Give dollars, like 2.50")
  .transform((value) => Math.round(Number(value) * 1e9));

/** "none" = no cap. */
const cap = z.union([z.literal("none").transform(() => null), dollars], {
  error: "Give dollars, like 2.50, or none",
});

const flag = choice("true", "false").transform((value) => value === "true");

const SETTINGS = {
  PORT: setting(integer(0, 65_535), "8000", "Port to listen on; `0` takes any free one"),
  HOST: setting(text, "127.0.0.1", "Address to listen on; `0.0.0.0` for all"),
  DATA_DIR: setting(
    text,
    "./data",
    "Folder for the embedded database, the key-value store and keys",
  ),
  DATABASE_URL: setting(
    address("postgres|postgresql", "postgres://user@host:5432/name").nullable(),
    null,
    "PostgreSQL to use; unset = PGlite, embedded, in `DATA_DIR`",
    { secret: true },
  ),
  DATABASE_CONNECTIONS: setting(
    z.union([z.literal("auto").transform(() => null), integer(1, 500)], {
      error: "Give auto, or a whole number from 1 to 500",
    }),
    "auto",
    "Connections to PostgreSQL of this process: `auto` = from 4 to 20, as the load needs, or a number that is never passed",
  ),
  DATABASE_POOLER_URL: setting(
    address("postgres|postgresql", "postgres://user@host:6432/name").nullable(),
    null,
    "pgbouncer in transaction mode, or the like, before that database: queries go by it, migrations go to `DATABASE_URL`; give its role a `statement_timeout`",
    { secret: true },
  ),
  DATABASE_REPLICA_URL: setting(
    address("postgres|postgresql", "postgres://user@replica:5432/name").nullable(),
    null,
    "Read replica, not behind a pooler, for the operations page and trends, which may miss the last seconds; unset, or while it is away or behind, the database itself answers",
    { secret: true },
  ),
  REDIS_URL: setting(
    address("redis|rediss", "redis://host:6379").nullable(),
    null,
    "Redis to use; unset = Deno KV in `DATA_DIR`",
    { secret: true },
  ),
  SESSION_SECRET: setting(
    z.string().min(32, "Give at least 32 random characters").nullable(),
    null,
    "Signs the identity cookie; unset = made at first start, in `DATA_DIR/keys`",
    { secret: true },
  ),
  PUBLIC_ORIGIN: setting(
    origin.nullable(),
    null,
    "Origin that browsers see; unset = taken from each request",
  ),
  TRUST_PROXY: setting(
    flag,
    "false",
    "Whether `X-Forwarded-*` headers are believed: `true` only behind a proxy that sets them",
  ),
  TRANSCRIBER: setting(
    choice("auto", "pocketsphinx", "openai", "none"),
    "auto",
    "Who writes the words: `pocketsphinx`, `openai`, `none`, or `auto` = `openai` if `TRANSCRIBE_BASE_URL` is set, else `pocketsphinx` if it is installed, else `none`; where a model of `MODELS_FILE` transcribes, `auto` chooses among all of them",
  ),
  TRANSCRIBE_BASE_URL: setting(
    address("https?", "http://127.0.0.1:8080/v1").nullable(),
    null,
    "OpenAI-compatible endpoint for transcription; answers' audio is sent there",
  ),
  TRANSCRIBE_API_KEY: setting(
    text.nullable(),
    null,
    "Key for that endpoint, if it wants one",
    { secret: true },
  ),
  TRANSCRIBE_MODEL: setting(text, "whisper-1", "Model that the endpoint is asked for"),
  TRANSCRIBE_FORMAT: setting(
    choice("ogg", "webm", "wav"),
    "ogg",
    "Audio container that the endpoint is sent: `ogg`, `webm` or `wav`",
  ),
  POCKETSPHINX_LIBRARY: setting(
    text,
    "libpocketsphinx.so.3",
    "Name or path of the PocketSphinx library",
  ),
  POCKETSPHINX_MODEL: setting(
    text,
    "/usr/share/pocketsphinx/model/en-us",
    "Folder of its English model",
  ),
  RECOGNISERS: setting(integer(1, 64), "2", "How many answers are recognised at the same time"),
  MODELS_FILE: setting(
    text.nullable(),
    null,
    "JSON file that declares model providers, models, prices and experiments, see `docs/howto/declare-models.md`; unset = the built-in coach alone",
  ),
  BUDGET_DAY: setting(
    cap,
    "10",
    "Most that models may cost in a day (UTC), in dollars; `none` = no cap",
  ),
  BUDGET_CANDIDATE: setting(
    cap,
    "0.50",
    "Most that models may cost for one candidate in a day, in dollars; `none` = no cap",
  ),
  BUDGET_INTERVIEW: setting(
    cap,
    "0.25",
    "Most that models may cost for one interview, in dollars; `none` = no cap",
  ),
  OPERATOR_KEY: setting(
    z.string().min(16, "Give at least 16 random characters").nullable(),
    null,
    "Opens `/operations`; unset = made at first start, in `DATA_DIR/operator_key`",
    { secret: true },
  ),
  RETENTION_HOURS: setting(
    integer(1, 8_760),
    "24",
    "Hours that audio is kept for listening back, where the candidate chose neither more nor less",
  ),
  LOG_LEVEL: setting(
    choice("debug", "info", "warn", "error"),
    "info",
    "Least level that is logged: `debug`, `info`, `warn` or `error`",
  ),
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

type Values = { readonly [N in SettingName]: z.output<(typeof SETTINGS)[N]["schema"]> };

/** The settings as the rest of the server sees them. Null = not set. */
export type Config = ReturnType<typeof toConfig>;

const toConfig = (values: Values) => ({
  port: values.PORT,
  host: values.HOST,
  dataDir: values.DATA_DIR,
  databaseUrl: values.DATABASE_URL,
  databaseAccess: {
    /** Null = as many as the load needs. */
    connections: values.DATABASE_CONNECTIONS,
    poolerUrl: values.DATABASE_POOLER_URL,
    replicaUrl: values.DATABASE_REPLICA_URL,
  },
  redisUrl: values.REDIS_URL,
  sessionSecret: values.SESSION_SECRET,
  publicOrigin: values.PUBLIC_ORIGIN,
  trustProxy: values.TRUST_PROXY,
  transcription: {
    transcriber: values.TRANSCRIBER,
    baseUrl: values.TRANSCRIBE_BASE_URL,
    apiKey: values.TRANSCRIBE_API_KEY,
    model: values.TRANSCRIBE_MODEL,
    format: values.TRANSCRIBE_FORMAT,
    pocketsphinxLibrary: values.POCKETSPHINX_LIBRARY,
    pocketsphinxModel: values.POCKETSPHINX_MODEL,
    recognisers: values.RECOGNISERS,
  },
  modelsFile: values.MODELS_FILE,
  /** Caps in nano-dollars; null = none. */
  budgets: {
    dayNano: values.BUDGET_DAY,
    candidateDayNano: values.BUDGET_CANDIDATE,
    interviewNano: values.BUDGET_INTERVIEW,
  },
  operatorKey: values.OPERATOR_KEY,
  retentionHours: values.RETENTION_HOURS,
  logLevel: values.LOG_LEVEL,
} as const);

/** One bad setting in words, for example `PORT is "abc": Give a whole number from 0 to 65535`. */
function complaint(name: SettingName, given: string | null, hint: string): string {
  const { secret }: Setting<z.ZodType> = SETTINGS[name];
  return `${name} is ${secret ? "set, but not usable" : JSON.stringify(given)}: ${hint}`;
}

/**
 * Checks the environment. Empty variables count as absent; unknown ones are left alone.
 * @throws {Error} One error that lists every bad setting, its value (unless secret) and what to do
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const name of SETTING_NAMES) {
    const given = env[name] || SETTINGS[name].fallback;
    const result = SETTINGS[name].schema.safeParse(given);
    if (result.success) values[name] = result.data;
    else complaints.push(complaint(name, given, result.error.issues[0]?.message ?? "Correct it"));
  }
  if (values.TRANSCRIBER === "openai" && values.TRANSCRIBE_BASE_URL === null) {
    complaints.push(
      complaint("TRANSCRIBER", "openai", "Set TRANSCRIBE_BASE_URL too, or choose another"),
    );
  }
  if (complaints.length > 0) {
    throw new Error(`Settings cannot be used, correct them:\n- ${complaints.join("\n- ")}`);
  }
  return toConfig(values as Values);
}

/** The product's own variables, from the process environment and then from `.env` here, for {@linkcode readConfig}. */
export function readEnvironment(): Record<string, string | undefined> {
  if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE);
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)]));
}

/** Variables that a file names as the place of its keys, for {@linkcode readEnvironment}'s caller; absent ones are left out. */
export function readVariables(names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, Deno.env.get(name)] as const);
  return Object.fromEntries(found.filter((pair): pair is [string, string] => Boolean(pair[1])));
}

/** The README's configuration table in Markdown: name, default, what it does. */
export function configTable(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { fallback, doc } = SETTINGS[name];
    return `| \`${name}\` | ${fallback === null ? "" : `\`${fallback}\``} | ${doc} |`;
  });
  return ["| Setting | Default | Meaning |", "| --- | --- | --- |", ...rows].join("\n");
}
