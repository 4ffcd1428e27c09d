import assert from "node:assert/strict";
import { type LinkMatch, matchLink } from "./active_links.ts";

const MATCHES: [href: string, pathname: string, match: LinkMatch][] = [
  ["/foo", "/foo", "current"],
  ["/foo/", "/foo", "current"],
  ["/foo?q=/bar#h", "/foo/", "current"],
  ["/", "/", "current"],
  ["/", "/foo", "ancestor"],
  ["/foo", "/foo/bar", "ancestor"],
  ["/foo", "/foobar", null],
  ["/foo/bar", "/foo", null],
  ["foo", "/foo", null],
  ["//foo", "/foo", null],
  ["https://example.com/foo", "/foo", null],
];

for (const [href, pathname, match] of MATCHES) {
  Deno.test(`matchLink() says ${match} of "${href}" on "${pathname}"`, () => {
    assert.equal(matchLink(href, pathname), match);
  });
}
