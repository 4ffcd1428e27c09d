import type { Plugin } from "esbuild";
import { relative } from "node:path";

/** Fails the build when a `.server.ts` module reaches the browser, and says how it got there. */
export function serverOnly(root: string, importers: ReadonlyMap<string, string>): Plugin {
  return {
    name: "server-only",
    setup(build) {
      build.onLoad({ filter: /\.server\.[jt]sx?$/ }, ({ path }) => {
        if (path.includes("/node_modules/")) return null;
        const chain = chainTo(path, importers).map((file) => relative(root, file));
        return {
          errors: [{
            text: `Cannot send the server module "${chain.at(-1)}" to the browser: ` +
              `move what the island needs to a module without ".server", or import only types\n` +
              chain.map((file, depth) => `${"  ".repeat(depth + 1)}${file}`).join("\n"),
          }],
        };
      });
    },
  };
}

function chainTo(path: string, importers: ReadonlyMap<string, string>): string[] {
  const chain = [path];
  for (let at = importers.get(path); at && !chain.includes(at); at = importers.get(at)) {
    chain.unshift(at);
  }
  return chain;
}
