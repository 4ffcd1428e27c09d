/** Builds the client (`dev.ts build`) or serves the app for development, with reload (`dev.ts`). */
import { Builder } from "fresh/dev";
import { build } from "./fresh.config.ts";
import { readConfig, readEnvironment } from "./lib/config.server.ts";

const builder = new Builder(build);

if (Deno.args.includes("build")) {
  await builder.build();
} else {
  const { port, host: hostname } = readConfig(readEnvironment());
  await builder.listen(() => import("./main.ts"), { port, hostname });
}
