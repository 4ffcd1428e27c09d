import assert from "node:assert/strict";
import { parseModule } from "./module_graph.ts";
import { ignoredIn, serviceTests } from "./test_services.ts";

Deno.test("serviceTests() finds what needs a service, by import or by folder", () => {
  const files = {
    "lib/a/direct_test.ts": `import "../../tests/support/needs.ts";`,
    "lib/a/helped_test.ts": `import "../../tests/support/helper.ts";`,
    "lib/a/plain_test.ts": `import "./plain.ts";`,
    "lib/a/plain.ts": "",
    "tests/browser/journey_test.ts": "",
    "tests/support/helper.ts": `import "./needs.ts";`,
    "tests/support/needs.ts": "",
  };
  const graph = new Map(
    Object.entries(files).map(([path, text]) => [path, parseModule(path, text)]),
  );
  assert.deepEqual(serviceTests(graph), [
    "lib/a/direct_test.ts",
    "lib/a/helped_test.ts",
    "tests/browser/journey_test.ts",
  ]);
});

Deno.test("ignoredIn() reads the runner's last line", () => {
  assert.equal(ignoredIn("ok | 5 passed | 0 failed (2s)"), 0);
  assert.equal(ignoredIn("ok | 5 passed (2 steps) | 0 failed | 3 ignored (2s)"), 3);
  assert.equal(ignoredIn("FAILED | 5 passed | 1 failed (1 step) | 2 ignored (2s)"), 2);
});
