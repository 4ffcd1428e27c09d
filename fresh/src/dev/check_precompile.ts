import { visitors } from "../runtime/server/elements.ts";
import { findSetting } from "./deno_json.ts";

interface CompilerOptions {
  jsx?: string;
  jsxPrecompileSkipElements?: string[];
}

/**
 * Refuses to build with `jsx: precompile` unless it spares the elements that rendering looks at:
 * precompiled, they would lose nonces, asset hashes and their place in the head, without a word.
 */
export async function checkPrecompile(root: string): Promise<void> {
  const found = await findSetting(root, "compilerOptions");
  const { jsx, jsxPrecompileSkipElements = [] } = (found?.value ?? {}) as CompilerOptions;
  if (jsx !== "precompile") return;

  const missing = [...visitors.keys()].filter((name) =>
    !jsxPrecompileSkipElements.includes(String(name))
  );
  if (missing.length === 0) return;
  throw new Error(
    `Expected jsxPrecompileSkipElements to contain ${JSON.stringify(missing)}: ` +
      `add them to "compilerOptions" in "${found!.dir}/deno.json"`,
  );
}
