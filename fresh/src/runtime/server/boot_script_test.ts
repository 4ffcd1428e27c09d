import assert from "node:assert/strict";
import type { Island } from "../../build_cache.ts";
import {
  bootPreloads,
  type PageIslands,
  renderBootScript,
  renderIslandState,
} from "./boot_script.ts";

const CACHE = { clientEntry: "/boot.js", signalsEntry: "/signals.js", slotsEntry: "/slots.js" };

function island(name: string, extra: Partial<Island> = {}): Island {
  return { name, exportName: name, fn: () => null, file: `/${name}.js`, css: [], ...extra };
}

function page(islands: Island[], props = "[[]]"): PageIslands {
  return { cache: CACHE, islands, props, base: "", nonce: "n0" };
}

Deno.test("renderBootScript() says where islands are and when to fetch them", () => {
  const islands = [
    island("A"),
    island("B", { loading: { when: "load", network: null } }),
    island("C", { loading: { when: "visible", network: "3g" } }),
    island("D", { loading: { when: "load", network: "2g" } }),
  ];
  assert.equal(
    renderBootScript(page(islands)),
    `<script type="module" nonce="n0">import{boot}from"/boot.js";boot({"A":["/A.js","A"],` +
      `"B":["/B.js","B"],"C":["/C.js","C","visible","3g"],"D":["/D.js","D","load","2g"]})</script>`,
  );
});

Deno.test("renderBootScript() and bootPreloads() add what signals and slots need, under the base", () => {
  const props = '[[1],{"props":2},{"s":3,"c":5},["Signal",4],1,["Slot",6],{}]';
  const target = { ...page([island("A", { imports: ["/shared.js"] })], props), base: "/app" };
  assert.match(
    renderBootScript(target),
    /boot\(\{.*\},\{"signals":"\/app\/signals\.js","slots":"\/app\/slots\.js"\}\)/,
  );
  assert.deepEqual(bootPreloads(target), [
    "/app/boot.js",
    "/app/signals.js",
    "/app/slots.js",
    "/app/A.js",
    "/app/shared.js",
  ]);
});

Deno.test("bootPreloads() leaves out islands that wait", () => {
  const late = island("L", { loading: { when: "idle", network: null } });
  assert.deepEqual(bootPreloads(page([late])), ["/boot.js"]);
});

Deno.test("renderIslandState() cannot be left by what props say", () => {
  const html = renderIslandState(page([], JSON.stringify(["</script><!--<script>"])));
  assert.equal(html.match(/<\/script/g)!.length, 1);
  assert.ok(!html.includes("<!--"));
  const json = html.replace(/^<script[^>]*>|<\/script>$/g, "");
  assert.deepEqual(JSON.parse(json), ["</script><!--<script>"]);
});
