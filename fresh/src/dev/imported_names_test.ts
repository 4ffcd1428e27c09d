import assert from "node:assert/strict";
import { addImportedNames, type ImportedNames, reexport } from "./imported_names.ts";

Deno.test("addImportedNames() reads the imports of chosen packages, reexport() exports them", () => {
  const names: ImportedNames = new Map();
  const code = `import { h as h2, Fragment } from "preact";
import { useState } from "preact/hooks";
import { z } from "zod";
import "preact/debug";
var text = 'import { no } from "preact"';`;
  addImportedNames(names, code, ["preact", "preact/hooks"]);
  addImportedNames(names, `export { render } from "preact";`, ["preact"]);
  assert.equal(
    reexport(names),
    `export { Fragment, h, render } from "preact";\nexport { useState } from "preact/hooks";`,
  );
});

Deno.test("reexport() exports all of a package that someone imports whole", () => {
  const names: ImportedNames = new Map();
  addImportedNames(names, `import * as preact from "preact";\nimport { h } from "preact";`, [
    "preact",
  ]);
  assert.equal(reexport(names), `export * from "preact";`);
});

Deno.test("reexport() exports a name that two packages share once", () => {
  const names: ImportedNames = new Map();
  const code = `import { Fragment, h } from "preact";
import { Fragment as F, jsx } from "preact/jsx-runtime";`;
  addImportedNames(names, code, ["preact", "preact/jsx-runtime"]);
  assert.equal(
    reexport(names),
    `export { Fragment, h } from "preact";\nexport { jsx } from "preact/jsx-runtime";`,
  );
});
