import assert from "node:assert/strict";
import { createIdentity } from "./identity.server.ts";

const ID = "3b241101-e2bb-4255-8caf-4136c566a962";
const secret = (fill: number) => new Uint8Array(32).fill(fill);
const identity = createIdentity(secret(1));

const requestWith = (cookie: string): Request =>
  new Request("http://localhost/", { headers: { cookie } });

const cookieOf = (setCookie: string): string => setCookie.split(";")[0]!;

Deno.test("read() gives the id that issue() signed, among other cookies", async () => {
  const cookie = cookieOf(await identity.issue(ID, { secure: true }));
  assert.equal(await identity.read(requestWith(`a=1; ${cookie}; b=2`)), ID);
});

Deno.test("read() gives null without a cookie", async () => {
  assert.equal(await identity.read(new Request("http://localhost/")), null);
});

Deno.test("read() refuses what another secret signed", async () => {
  const cookie = cookieOf(await createIdentity(secret(2)).issue(ID, { secure: true }));
  assert.equal(await identity.read(requestWith(cookie)), null);
});

Deno.test("read() refuses another id under the same signature, and every damaged signature", async () => {
  const cookie = cookieOf(await identity.issue(ID, { secure: true }));
  assert.equal(await identity.read(requestWith(cookie.replace("3b24", "3b25"))), null);
  for (let at = cookie.indexOf(".") + 1; at < cookie.length - 4; at += 7) {
    const damaged = cookie.slice(0, at) + (cookie[at] === "A" ? "B" : "A") + cookie.slice(at + 1);
    assert.equal(await identity.read(requestWith(damaged)), null, damaged);
  }
});

Deno.test("read() refuses text that is signed but no id, and text that is no cookie", async () => {
  const signed = cookieOf(await identity.issue("' or 1=1", { secure: true }));
  for (const cookie of [signed, "candidate", "candidate=", `candidate=${ID}`, "candidate=%%%.=="]) {
    assert.equal(await identity.read(requestWith(cookie)), null, cookie);
  }
});

Deno.test("issue() keeps the cookie from scripts and other sites, for a year", async () => {
  const cookie = await identity.issue(ID, { secure: true });
  for (const part of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000", "Secure"]) {
    assert.ok(cookie.split("; ").includes(part), part);
  }
  assert.doesNotMatch(await identity.issue(ID, { secure: false }), /Secure/);
});
