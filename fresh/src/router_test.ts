import assert from "node:assert/strict";
import { mergePath, pathToPattern, patternToSegments, UrlPatternRouter } from "./router.ts";

const url = (path: string) => new URL(path, "http://localhost");

Deno.test("match() decodes the parameters of a pattern", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/:foo/:bar/c", "A");
  const { params, ...rest } = router.match("GET", url("/a%20a/b/c"));
  assert.deepEqual({ ...params }, { foo: "a a", bar: "b" });
  assert.deepEqual(rest, { item: "A", methodMatch: true, pattern: "/:foo/:bar/c" });
});

Deno.test("match() leaves a parameter as it is when it cannot be decoded", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/x/:id", "A");
  assert.equal(router.match("GET", url("/x/%E0%A4%A")).params.id, "%E0%A4%A");
});

Deno.test("match() names the pattern when only the method is wrong", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/foo", "A");
  const { item, methodMatch, pattern } = router.match("POST", url("/foo"));
  assert.deepEqual([item, methodMatch, pattern], [null, false, "/foo"]);
});

Deno.test("match() answers HEAD with GET unless there is a HEAD route", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/foo", "get");
  router.add("GET", "/bar", "get");
  router.add("HEAD", "/bar", "head");
  assert.equal(router.match("HEAD", url("/foo")).item, "get");
  assert.equal(router.match("HEAD", url("/bar")).item, "head");
});

const MATCHES: [pattern: string, path: string, matches: boolean][] = [
  ["/foo/:id", "/foo/1", true],
  ["/foo/:id", "/bar/1", false],
  ["/foo/:id*", "/foo", true],
  ["/foo/:id?", "/foo", true],
  ["/foo/(\\d+)", "/foo/12", true],
  ["/foo/ba{r}?", "/foo/ba", true],
  ["/foo{/:id}?/x", "/foo/x", true],
  ["/caf\u00e9/:id", "/caf\u00e9/1", true],
  ["/a b/:id", "/a b/1", true],
  ["/:lang/x", "/en/x", true],
  ["*", "/any/thing", true],
];

for (const [pattern, path, matches] of MATCHES) {
  Deno.test(`match() ${matches ? "finds" : "does not find"} "${path}" by "${pattern}"`, () => {
    const router = new UrlPatternRouter<string>();
    router.add("GET", pattern, "A");
    assert.equal(router.match("GET", url(path)).item, matches ? "A" : null);
  });
}

Deno.test("match() prefers literal paths, with either slash, over earlier patterns", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/:any", "pattern");
  router.add("GET", "/foo", "literal");
  assert.equal(router.match("GET", url("/foo/")).item, "literal");
  assert.equal(router.match("GET", url("/fool")).item, "pattern");
});

Deno.test("add() keeps the first item of a method and path", () => {
  const router = new UrlPatternRouter<string>();
  router.add("GET", "/foo", "first");
  router.add("GET", "/foo", "second");
  router.add("POST", "/foo", "post");
  assert.equal(router.match("GET", url("/foo")).item, "first");
  assert.deepEqual(router.getAllowedMethods("/foo"), ["GET", "POST"]);
});

const PATTERNS: [path: string, pattern: string][] = [
  ["index", "/"],
  ["foo/bar", "/foo/bar"],
  ["foo/index", "/foo"],
  ["(group)/index", "/"],
  ["(group)/foo/(other)/bar", "/foo/bar"],
  ["foo/[name]/bar/[bob]", "/foo/:name/bar/:bob"],
  ["foo/[...name]", "/foo/:name*"],
  ["foo/[mod]@[version]", "/foo/:mod@:version"],
  ["foo/[bar].json", "/foo/:bar.json"],
  ["foo/foo[bar]", "/foo/foo:bar"],
  ["foo/[[name]]", "/foo{/:name}?"],
  ["foo/[[name]]/bar/[[bob]]", "/foo{/:name}?/bar{/:bob}?"],
  ["[[id]]", "/{:id}?"],
  ["(group)/[[id]]", "/{:id}?"],
  ["[[id]]/foo", "{/:id}?/foo"],
];

for (const [path, pattern] of PATTERNS) {
  Deno.test(`pathToPattern() turns "${path}" into "${pattern}"`, () => {
    assert.equal(pathToPattern(path), pattern);
  });
}

Deno.test("pathToPattern() keeps groups when asked", () => {
  assert.equal(pathToPattern("foo/(foo)/bar", { keepGroups: true }), "/foo/(foo)/bar");
});

Deno.test("pathToPattern() refuses ambiguous parameters", () => {
  const wrong = [
    "[foo][bar]",
    "foo]",
    "[foo]]",
    "foo-[[name]]",
    "[[name]]-bar",
    "foo-[[name]]-bar",
  ];
  for (const path of wrong) {
    assert.throws(() => pathToPattern(`foo/${path}`), SyntaxError, path);
  }
});

Deno.test("patternToSegments() leaves out the route's own name and optional groups", () => {
  assert.deepEqual(patternToSegments("/", ""), [""]);
  assert.deepEqual(patternToSegments("/foo", ""), [""]);
  assert.deepEqual(patternToSegments("/foo/", ""), ["", "foo"]);
  assert.deepEqual(patternToSegments("/:a-:b/foo", ""), ["", ":a-:b"]);
  assert.deepEqual(patternToSegments("/api{/:opt}?/x", ""), ["", "api"]);
  assert.deepEqual(patternToSegments("/foo/bar", "", true), ["", "foo", "bar"]);
});

const MERGED: [base: string, path: string, mounting: boolean, merged: string][] = [
  ["", "/foo", false, "/foo"],
  ["/", "/foo", false, "/foo"],
  ["/foo/bar", "/", false, "/foo/bar"],
  ["/*", "/baz", false, "/baz"],
  ["/foo", "*", false, "/foo/*"],
  ["/foo", "*", true, "/foo"],
  ["/foo", "/*", true, "/foo/*"],
];

for (const [base, path, mounting, merged] of MERGED) {
  Deno.test(`mergePath() puts "${path}" below "${base}"${mounting ? " when mounting" : ""}`, () => {
    assert.equal(mergePath(base, path, mounting), merged);
  });
}
