import assert from "node:assert/strict";
import { join } from "node:path";
import { fsAdapter } from "../fs.ts";
import { FileTransformer, type TransformFn } from "./file_transformer.ts";

/** Runs transformers, by filter, over a file that says "foo"; returns text by name. */
async function transform(
  file: string,
  steps: [filter: RegExp, fn: TransformFn][],
): Promise<Record<string, string> | null> {
  const root = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(root, "foo.txt"), "foo");
    const transformer = new FileTransformer(fsAdapter, root);
    for (const [filter, fn] of steps) transformer.onTransform({ pluginName: "test", filter }, fn);
    const files = await transformer.process(join(root, file), "production", "es2022");
    return files && Object.fromEntries(
      files.map((
        { path, content },
      ) => [path.replace(`${root}/`, ""), new TextDecoder().decode(content)]),
    );
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("FileTransformer.process() hands each transformer what the one before made", async () => {
  const files = await transform("foo.txt", [
    [/\.txt$/, ({ text }) => ({ content: `${text} -> A` })],
    [/\.css$/, () => ({ content: "never" })],
    [/\.txt$/, ({ content }) => Promise.resolve({ content: new Uint8Array([...content, 33]) })],
  ]);
  assert.deepEqual(files, { "foo.txt": "foo -> A!" });
});

Deno.test("FileTransformer.process() transforms files that come out of another", async () => {
  const beside = (path: string, name: string) => join(path, "..", name);
  const files = await transform("foo.txt", [
    [/foo\.txt$/, ({ path }) => [
      { path: beside(path, "a.txt"), content: "A" },
      { path: beside(path, "b.txt"), content: "B" },
    ]],
    [/[ab]\.txt$/, ({ text }) => ({ content: `${text}!` })],
  ]);
  assert.deepEqual(files, { "a.txt": "A!", "b.txt": "B!" });
});

Deno.test("FileTransformer.process() returns null for files that are left alone or missing", async () => {
  assert.equal(await transform("foo.txt", [[/\.css$/, () => ({ content: "" })]]), null);
  assert.equal(await transform("foo.txt", [[/\.txt$/, () => {}]]), null);
  assert.equal(await transform("none.txt", [[/\.txt$/, () => ({ content: "" })]]), null);
});
