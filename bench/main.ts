/** Runs the bench that is named: `deno task bench NAME` runs bench/NAME/main.ts with what follows. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The benches there are, sorted. */
export function benches(): string[] {
  return Array.from(Deno.readDirSync(here(".")))
    .filter(({ name, isDirectory }) => isDirectory && existsSync(here(`${name}/main.ts`)))
    .map(({ name }) => name).sort();
}

if (import.meta.main) {
  const [name = "", ...args] = Deno.args;
  if (!benches().includes(name)) {
    console.error(`Bench "${name}" does not exist: name one of ${benches().join(", ")}`);
    Deno.exit(2);
  }
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", here(`${name}/main.ts`), ...args],
  }).spawn().status;
  Deno.exit(code);
}
