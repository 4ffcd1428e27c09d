/** Builds the client (`dev.ts build`) or serves the app for development, with reload (`dev.ts`). */
import { Builder } from "fresh/dev";
import { build } from "./fresh.config.ts";

const builder = new Builder(build);

if (Deno.args.includes("build")) {
  await builder.build();
} else {
  await builder.listen(() => import("./main.ts"));
}
