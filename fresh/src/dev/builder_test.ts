import assert from "node:assert/strict";
import { join } from "node:path";
import { App } from "../app.ts";
import { staticFiles } from "../middlewares/static_files.ts";
import { withTmpDir, writeFiles } from "../test_utils.ts";
import { Builder } from "./builder.ts";

const ISLAND = `import { useState } from "preact/hooks";
export function Counter() { const [n] = useState(1); return <b>{n}</b>; }`;

type Files = Record<string, string>;

async function withProject(files: Files, test: (root: string) => Promise<void>): Promise<void> {
  await using tmp = await withTmpDir();
  await writeFiles(tmp.dir, files);
  await test(tmp.dir);
}

const read = (root: string, name: string) => Deno.readTextFile(join(root, name));

/** Built client files by name without the hash. */
async function clientFiles(root: string): Promise<Map<string, string>> {
  const dir = join(root, "_fresh/static/_fresh/js");
  const names = (await Array.fromAsync(Deno.readDir(dir))).map(({ name }) => name);
  return new Map(
    names.filter((name) => !name.endsWith(".br")).map((
      name,
    ) => [name.replace(/-\w+\.js$/, ""), name]),
  );
}

Deno.test("Builder.build() names files by content and forgets those of earlier builds", async () => {
  const islands = { "islands/counter.tsx": ISLAND, "islands/other.tsx": ISLAND };
  await withProject(islands, async (root) => {
    await new Builder({ root }).build();
    const before = await clientFiles(root);
    await writeFiles(root, {
      "islands/counter.tsx": ISLAND.replace("useState(1)", "useState(22)"),
    });
    await new Builder({ root }).build();
    const after = await clientFiles(root);
    const names = ["counter", "fresh-runtime", "other", "signals", "slots"];
    assert.deepEqual([...after.keys()].sort(), names);
    assert.equal(after.get("fresh-runtime"), before.get("fresh-runtime"));
    assert.notEqual(after.get("counter"), before.get("counter"));
    const dir = await Array.fromAsync(Deno.readDir(join(root, "_fresh/static/_fresh/js")));
    assert.ok(dir.every(({ name }) => name.split(".br")[0] !== before.get("counter")));
  });
});

Deno.test("Builder.build() leaves a build alone that no source has changed since", async () => {
  const files = {
    "islands/counter.tsx": `import { step } from "../lib/step.ts"; ${ISLAND} step;`,
    "lib/step.ts": "export const step = 1;",
    "routes/index.ts": "export const handler = () => new Response();",
  };
  await withProject(files, async (root) => {
    const stamp = join(root, "_fresh/stamp.json");
    const mark = async () => {
      await new Builder({ root }).build();
      const text = await Deno.readTextFile(stamp);
      await Deno.writeTextFile(join(root, "_fresh/server.js"), "// marked");
      return text;
    };
    const first = await mark();
    await new Builder({ root }).build();
    assert.equal(await read(root, "_fresh/server.js"), "// marked");

    for (const changed of ["lib/step.ts", "routes/about.ts", "static/new.txt"]) {
      await writeFiles(root, { [changed]: "export const step = 1000;" });
      assert.notEqual(await mark(), first, changed);
    }
  });
});

Deno.test("Builder.build() refuses server modules in the browser and prints the way there", async () => {
  const files = {
    "islands/panel.tsx": `import { rows } from "../lib/rows.ts"; export const Panel = () => rows;`,
    "lib/rows.ts": `export { rows } from "./db.server.ts";`,
    "lib/db.server.ts": `export const rows = null;`,
  };
  await withProject(files, async (root) => {
    await assert.rejects(new Builder({ root }).build(), (error: Error) => {
      assert.match(error.message, /Cannot send the server module "lib\/db\.server\.ts"/);
      assert.match(error.message, /islands\/panel\.tsx\n +lib\/rows\.ts\n +lib\/db\.server\.ts/);
      return true;
    });
  });
});

Deno.test("Builder.build() that fails leaves the last build as it was", async () => {
  await withProject({ "islands/counter.tsx": ISLAND }, async (root) => {
    await new Builder({ root }).build();
    const before = await clientFiles(root);
    await writeFiles(root, { "islands/counter.tsx": `import "./missing.ts";` });
    await assert.rejects(new Builder({ root }).build(), /missing\.ts/);
    assert.deepEqual(await clientFiles(root), before);
  });
});

Deno.test("Builder.build() lets islands import only types of server modules", async () => {
  const files = {
    "islands/panel.tsx":
      `import type { Row } from "../lib/db.server.ts"; export const Panel = (row: Row) => row;`,
    "lib/db.server.ts": `export type Row = null;`,
  };
  await withProject(files, async (root) => {
    await new Builder({ root }).build();
    assert.ok((await clientFiles(root)).has("panel"));
  });
});

Deno.test("Builder.build() bundles worklets on their own and puts their address in", async () => {
  const files = {
    "islands/mic.tsx": `
      const WORKLET = new URL("../lib/level.worklet.ts", import.meta.url);
      export const Mic = () => String(WORKLET);`,
    "lib/level.worklet.ts": `import { gain } from "./gain.ts"; console.log(gain as number);`,
    "lib/gain.ts": "export const gain: number = 0.25;",
  };
  await withProject(files, async (root) => {
    await new Builder({ root }).build();
    const names = await clientFiles(root);
    const worklet = names.get("level.worklet")!;
    const island = await read(root, `_fresh/static/_fresh/js/${names.get("mic")}`);
    assert.ok(island.includes(`new URL("./${worklet}",import.meta.url)`), island);
    assert.equal(
      (await read(root, `_fresh/static/_fresh/js/${worklet}`)).trim(),
      "console.log(.25);",
    );
  });
});

Deno.test("Builder.build() refuses JSX settings that hide elements from rendering", async () => {
  const withSkipped = (elements: string[]) => ({
    "deno.json": JSON.stringify({
      compilerOptions: { jsx: "precompile", jsxPrecompileSkipElements: elements },
    }),
  });
  await withProject(withSkipped(["a", "img"]), async (root) => {
    await assert.rejects(
      new Builder({ root }).build(),
      /^Error: Expected jsxPrecompileSkipElements to contain \[.*"script".*\]: add them/,
    );
    const all = "a img source body html head title meta script link style base noscript template";
    await writeFiles(root, withSkipped(all.split(" ")));
    await new Builder({ root }).build();
  });
});

Deno.test("Builder.build() resolves imports by the project's import map", async () => {
  const files = {
    "deno.json": JSON.stringify({
      imports: { "@/": "./", "words": "./lib/words.ts", "signals": "npm:@preact/signals@^2" },
    }),
    "islands/panel.tsx": `
      import { one } from "@/lib/one.ts"; import { two } from "words";
      import { signal } from "signals"; import { IS_BROWSER } from "fresh/runtime";
      export const Panel = () => [one, two, signal(1), IS_BROWSER];`,
    "lib/one.ts": `export const one = "number one";`,
    "lib/words.ts": `export const two = "number two";`,
  };
  await withProject(files, async (root) => {
    await new Builder({ root }).build();
    const names = await clientFiles(root);
    const panel = await read(root, `_fresh/static/_fresh/js/${names.get("panel")}`);
    assert.match(panel, /number one.*number two/s);
    assert.ok(panel.includes(names.get("fresh-runtime")!));
    assert.ok(panel.includes(names.get("signals")!));
  });
});

Deno.test("Builder.build() puts public environment variables into islands, and no others", async () => {
  const files = {
    "islands/panel.tsx": `
      export const shown = () => [process.env.FRESH_PUBLIC_A, Deno.env.get("FRESH_PUBLIC_A")];
      export const hidden = () => Deno.env.get("FRESH_SECRET_A");`,
  };
  await withProject(files, async (root) => {
    const buildWith = async (value: string) => {
      Deno.env.set("FRESH_PUBLIC_A", value);
      await new Builder({ root }).build();
      const name = (await clientFiles(root)).get("panel")!;
      return await import(join(root, "_fresh/static/_fresh/js", name));
    };
    try {
      const { shown, hidden } = await buildWith("first");
      assert.deepEqual(shown(), ["first", "first"]);
      assert.throws(hidden, /Islands cannot read "FRESH_SECRET_A"/);
      assert.deepEqual((await buildWith("second")).shown(), ["second", "second"]);
    } finally {
      Deno.env.delete("FRESH_PUBLIC_A");
    }
  });
});

Deno.test("Builder.build() reads how islands load from their modules", async () => {
  const files = { "islands/counter.tsx": ISLAND + `\nexport const loading = "idle";` };
  await withProject(files, async (root) => {
    await new Builder({ root }).build();
    const { islands } = await import(join(root, "_fresh/snapshot.js"));
    const [counter] = islands.values();
    assert.deepEqual(counter.loading, { when: "idle", network: null });
    assert.equal(counter.name, "Counter");
  });
});

Deno.test("Builder.build() lets transformers change static files, and hashes what CSS names", async () => {
  const files = {
    "static/style.css": `body { background: url('/dot.svg'); }`,
    "static/dot.svg": "<svg/>",
    "static/.secret": "no",
    "static/.well-known/security.txt": "Contact: mailto:a@example.org",
  };
  await withProject(files, async (root) => {
    const builder = new Builder({ root });
    builder.onTransformStaticFile(
      { pluginName: "ink", filter: /\.css$/, exclude: ["other.css"] },
      ({ text }) => ({ content: text.replace("body", "html") }),
    );
    await builder.build();
    const css = await read(root, "_fresh/static/style.css");
    const { staticFiles } = await import(join(root, "_fresh/snapshot.js"));
    const { hash } = staticFiles.get("/dot.svg");
    assert.equal(css, `html { background: url("/dot.svg?__frsh_c=${hash}"); }`);
    assert.ok(staticFiles.has("/.well-known/security.txt"));
    assert.ok(!staticFiles.has("/.secret"));
  });
});

Deno.test("Builder.build() in memory gives an app its routes and static files", async () => {
  const files = {
    "routes/api/[id].ts": `export const handler = (ctx) => new Response("id " + ctx.params.id);`,
    "routes/api/ignored_test.ts": `throw new Error("never imported");`,
    "static/hello.txt": "hello",
  };
  await withProject(files, async (root) => {
    const app = new App().use(staticFiles()).fsRoutes();
    (await new Builder({ root }).build({ snapshot: "memory" }))(app);
    const handler = app.handler();
    const get = (path: string) => handler(new Request(`http://localhost${path}`));
    assert.equal(await (await get("/api/7")).text(), "id 7");
    assert.equal(await (await get("/hello.txt")).text(), "hello");
    assert.equal(await (await get("/api/ignored_test")).text(), "id ignored_test");
  });
});

Deno.test("Builder.listen() serves with a script that reloads, and tells DevTools the folder", async () => {
  const page = `export const handler = () => new Response("<p>hi</p>", { headers: {
    "content-type": "text/html" } });`;
  await withProject({ "routes/index.ts": page }, async (root) => {
    const stop = new AbortController();
    const ready = Promise.withResolvers<number>();
    const onListen = ({ port }: Deno.NetAddr) => ready.resolve(port);
    const app = new App().fsRoutes();
    await new Builder({ root }).listen(() => Promise.resolve(app), {
      port: 0,
      hostname: "127.0.0.1",
      signal: stop.signal,
      onListen,
    });
    const origin = `http://127.0.0.1:${await ready.promise}`;
    const html = await (await fetch(origin)).text();
    assert.match(html, /^<p>hi<\/p><script type="module" src="\/_frsh\/reload\.js">/);
    const alive = await fetch(`${origin}/_frsh/alive`);
    const reader = alive.body!.pipeThrough(new TextDecoderStream()).getReader();
    assert.match((await reader.read()).value!, /^retry: \d+\ndata: [\w-]+\n\n$/);
    await reader.cancel();

    const folder = await fetch(`${origin}/.well-known/appspecific/com.chrome.devtools.json`);
    const { workspace } = await folder.json();
    assert.equal(workspace.root, root);
    assert.match(workspace.uuid, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    stop.abort();
  });
});
