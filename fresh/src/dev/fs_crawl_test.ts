import assert from "node:assert/strict";
import { CommandType } from "../commands.ts";
import type { FsAdapter } from "../fs.ts";
import { crawlRouteDir } from "./fs_crawl.ts";

/** Folders hold what the keys say; routes are read only for `routeOverride`. */
function folderOf(files: Record<string, string>): FsAdapter {
  return {
    cwd: () => "/",
    isDirectory: () => Promise.resolve(true),
    mkdirp: () => Promise.resolve(),
    readFile: () => Promise.reject(new Error("no bytes here")),
    readTextFile: (path) => Promise.resolve(files[String(path)]!),
    async *walk(_root, { skip = [] } = {}) {
      for (const path of Object.keys(files)) {
        if (skip.some((pattern) => pattern.test(path))) continue;
        yield { path, name: path, isFile: true, isDirectory: false, isSymlink: false };
      }
    },
  };
}

async function crawl(files: Record<string, string>) {
  const islands: string[] = [];
  const routes = await crawlRouteDir(folderOf(files), "/routes", [/_test\./], (path) => {
    islands.push(path);
  });
  return { islands, routes };
}

Deno.test("crawlRouteDir() tells files apart by name and derives patterns from their place", async () => {
  const names = [
    "_app",
    "_middleware",
    "blog/_layout",
    "blog/[slug]",
    "blog/index",
    "_error",
    "_404",
    "(site)/about",
  ];
  const { routes } = await crawl(
    Object.fromEntries(names.map((name) => [`/routes/${name}.tsx`, ""])),
  );
  const found = Object.fromEntries(routes.map((route) => [route.id, route]));
  assert.equal(found["/_app"]!.type, CommandType.App);
  assert.equal(found["/_404"]!.type, CommandType.NotFound);
  assert.equal(found["/_error"]!.type, CommandType.Error);
  assert.equal(found["/_middleware"]!.type, CommandType.Middleware);
  assert.equal(found["/blog/_layout"]!.pattern, "/blog");
  assert.equal(found["/blog/[slug]"]!.routePattern, "/blog/:slug");
  assert.equal(found["/blog/index"]!.pattern, "/blog/");
  assert.equal(found["/(site)/about"]!.pattern, "/(site)/about");
  assert.equal(found["/(site)/about"]!.routePattern, "/about");
  assert.equal(routes[0]!.id, "/_app");
});

Deno.test("crawlRouteDir() keeps private folders out of the routes and finds islands in them", async () => {
  const { islands, routes } = await crawl({
    "/routes/a/(_islands)/clock.tsx": "",
    "/routes/a/(_components)/card.tsx": "",
    "/routes/a/index.tsx": "",
    "/routes/a/index_test.tsx": "",
  });
  assert.deepEqual(islands, ["/routes/a/(_islands)/clock.tsx"]);
  assert.deepEqual(routes.map(({ id }) => id), ["/a/index"]);
});

Deno.test("crawlRouteDir() loads routes lazily unless they may move themselves", async () => {
  const { routes } = await crawl({
    "/routes/a.ts": "export const handler = 1;",
    "/routes/b.ts": `export const config = { routeOverride: "/c" };`,
    "/routes/_layout.tsx": "",
  });
  const lazy = Object.fromEntries(routes.map(({ id, lazy }) => [id, lazy]));
  assert.deepEqual(lazy, { "/_layout": false, "/a": true, "/b": false });
});
