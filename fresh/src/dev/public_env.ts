/** Environment variables that islands may read; their values become part of the client's files. */
const PUBLIC_PREFIX = "FRESH_PUBLIC_";

/** The public variables that are set, in the order of their names. */
export function readPublicEnv(): Record<string, string> {
  const all = Object.entries(Deno.env.toObject());
  return Object.fromEntries(all.filter(([name]) => name.startsWith(PUBLIC_PREFIX)).sort());
}

/** Name that stands for `Deno.env.get` in client code. */
export const PUBLIC_ENV_GETTER = "freshPublicEnv";

/** Module with a getter for the public variables; it throws for all others, set or not. */
export function publicEnvModule(env: Record<string, string>): string {
  return `const env = ${JSON.stringify(env)};
export function ${PUBLIC_ENV_GETTER}(name) {
  if (name.startsWith("${PUBLIC_PREFIX}")) return env[name];
  throw new Error(\`Islands cannot read "\${name}": give its name the prefix ${PUBLIC_PREFIX}\`);
}`;
}

/** What esbuild's `define` puts in the place of single variables. */
export function processEnvValues(env: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
  );
}
