import assert from "node:assert/strict";
import { createCssFor } from "./sheet.server.ts";

Deno.test("cssFor() sends the rules of the classes in the page and no others", () => {
  const css = createCssFor()('<p class="quiet"></p><a class="btn plain"></a>');
  assert.match(css, /\.quiet\{/);
  assert.match(css, /\.btn\.plain\{/);
  assert.doesNotMatch(css, /\.advice/);
});

Deno.test("cssFor() gives the base to a page without classes", () => {
  const css = createCssFor()("<p>plain</p>");
  assert.match(css, /--paper:oklch/);
  assert.match(css, /prefers-color-scheme:dark/);
  assert.match(css, /prefers-reduced-motion/);
});

Deno.test("cssFor() lights marks and remarks of the same number together", () => {
  const css = createCssFor()('<mark class="lit-7"></mark>');
  assert.match(css, /\.report:has\(\.lit-7:is\(:hover,:focus-within,:target\)\) \.lit-7\{/);
});

Deno.test("cssFor() puts utilities after components, so that they win", () => {
  const css = createCssFor()('<p class="py-3 card"></p>');
  assert.ok(css.indexOf(".py-3{") > css.indexOf(".card{"));
});

Deno.test("cssFor() answers alike for pages with the same classes", () => {
  const cssFor = createCssFor();
  assert.equal(cssFor('<p class="quiet">a</p>'), cssFor('<p class="quiet">b</p>'));
});
