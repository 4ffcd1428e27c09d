import assert from "node:assert/strict";
import { escapeScript, pathToExportName, pathToSpec, UniqueNamer } from "./utils.ts";

Deno.test("pathToExportName() makes identifiers of file names", () => {
  const names = {
    "/islands/foo.v2.tsx": "foo_v2",
    "/islands/nav-bar.tsx": "nav_bar",
    "/islands/1.hello.tsx": "_hello",
    "/islands/a...b_-c.tsx": "a_b_c",
  };
  for (const [path, name] of Object.entries(names)) assert.equal(pathToExportName(path), name);
});

Deno.test("UniqueNamer numbers repeats and avoids reserved words", () => {
  const namer = new UniqueNamer();
  assert.deepEqual(
    ["foo", "foo", "foo", "switch", "0foo"].map((name) => namer.getUniqueName(name)),
    ["foo", "foo_1", "foo_2", "_switch", "_0foo"],
  );
});

Deno.test("pathToSpec() writes paths as relative specifiers and leaves others", () => {
  assert.equal(pathToSpec("/foo/bar", "/foo/baz"), "../baz");
  assert.equal(pathToSpec("/foo", "bar"), "./bar");
  assert.equal(pathToSpec("/foo", "file:///foo//bar"), "./bar");
  assert.equal(pathToSpec("/foo", "/foo/a b#c.ts"), "./a%20b%23c.ts");
  assert.equal(pathToSpec("/foo", "jsr:@foo/bar"), "jsr:@foo/bar");
});

Deno.test("escapeScript() keeps content inside its element", () => {
  assert.equal(escapeScript("a</ScRIpt>b</style>"), "a<\\/ScRIpt>b<\\/style>");
  assert.equal(escapeScript("<!--<script>"), "\\x3C!--<script>");
  assert.equal(escapeScript("<!--", { json: true }), "\\u003C!--");
});
