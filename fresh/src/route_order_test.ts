import assert from "node:assert/strict";
import { sortRoutePaths } from "./route_order.ts";

function assertOrder(given: string[], expected: string[]): void {
  assert.deepEqual(given.toSorted(sortRoutePaths), expected);
}

Deno.test("sortRoutePaths() puts surroundings first and the most general last", () => {
  assertOrder([
    "/foo/[id]",
    "/foo/[...slug]",
    "/foo/bar",
    "/foo/_layout",
    "/foo/index",
    "/foo/_middleware",
    "/foo/bar/_middleware",
    "/foo/_error",
    "/foo/bar/index",
    "/foo/bar/_error",
    "/_error",
    "/foo/bar/[...foo]",
    "/foo/bar/baz",
    "/foo/bar/_layout",
  ], [
    "/_error",
    "/foo/_middleware",
    "/foo/_layout",
    "/foo/_error",
    "/foo/index",
    "/foo/bar/_middleware",
    "/foo/bar/_layout",
    "/foo/bar/_error",
    "/foo/bar/index",
    "/foo/bar/baz",
    "/foo/bar/[...foo]",
    "/foo/bar",
    "/foo/[id]",
    "/foo/[...slug]",
  ]);
});

Deno.test("sortRoutePaths() looks past file extensions", () => {
  assertOrder(
    ["/js/index.js", "/js/_layout.js", "/ts/index.ts", "/ts/_layout.tsx"],
    ["/js/_layout.js", "/js/index.js", "/ts/_layout.tsx", "/ts/index.ts"],
  );
});

Deno.test("sortRoutePaths() puts groups after fixed names and before parameters", () => {
  assertOrder([
    "/_app",
    "/(authed)/_middleware",
    "/(authed)/_layout",
    "/_error",
    "/(authed)/index",
    "/login",
    "/auth/login",
    "/auth/logout",
    "/(authed)/(account)/account",
    "/(authed)/api/slug",
    "/hooks/github",
    "/(authed)/[org]/_middleware",
    "/(authed)/[org]/index",
  ], [
    "/_app",
    "/_error",
    "/login",
    "/auth/login",
    "/auth/logout",
    "/hooks/github",
    "/(authed)/_middleware",
    "/(authed)/_layout",
    "/(authed)/index",
    "/(authed)/api/slug",
    "/(authed)/(account)/account",
    "/(authed)/[org]/_middleware",
    "/(authed)/[org]/index",
  ]);
});

Deno.test("sortRoutePaths() puts a group with parameters after fixed names", () => {
  assertOrder(
    ["/(app)/[org]/[app]/index.ts", "/auth/login.ts"],
    ["/auth/login.ts", "/(app)/[org]/[app]/index.ts"],
  );
});
