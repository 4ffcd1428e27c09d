import assert from "node:assert/strict";
import { findTooLarge, measure } from "./check_sizes.ts";

Deno.test("measure() counts the lines of a file and of each function in it", () => {
  const text =
    "export function a() {\n  return 1;\n}\nconst b = () =>\n  2;\nclass C {\n  d() {}\n}\n";
  assert.deepEqual(measure("x.ts", text), [
    { kind: "file", name: "x.ts", lines: 8 },
    { kind: "function", name: "x.ts:1 a", lines: 3 },
    { kind: "function", name: "x.ts:4 b", lines: 2 },
    { kind: "function", name: "x.ts:7 d", lines: 1 },
  ]);
});

Deno.test("measure() leaves out files that are data alone", () => {
  assert.deepEqual(measure("x.ts", `export const LIST = [\n${"1,\n".repeat(900)}];`), []);
});

Deno.test("findTooLarge() names what is above its cap and nothing else", () => {
  const found = findTooLarge([
    { kind: "file", name: "long.ts", lines: 301 },
    { kind: "file", name: "fine.ts", lines: 300 },
    { kind: "function", name: "long.ts:1 f", lines: 81 },
    { kind: "function", name: "fine.ts:1 f", lines: 80 },
  ]);
  assert.deepEqual(found.map((text) => text.split(" has")[0]), ["long.ts", "long.ts:1 f"]);
});
