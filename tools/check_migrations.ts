/** Holds migrations to what may be done to tables in use, by squawk; what may not is accepted here, file by file. */
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { report } from "./report.ts";
import { ROOT } from "./source_files.ts";

const FOLDER = "migrations";
const NO_TRANSACTION = "-- no transaction\n";

/** Rules that a file breaks for the reason given. Files that were applied anywhere never change. */
type Accepted = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const ACCEPTED: Accepted = {
  "20261126000500_model_feedback.sql": {
    "ban-drop-table": "nothing had written to it",
    "constraint-missing-not-valid": "a hundred thousand rows are read in a tenth of a second",
  },
};

/** As squawk's JSON reporter writes it. */
export interface Finding {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly message: string;
  readonly rule_name: string;
}

/** What is left to correct: findings that are not accepted, and acceptances that nothing needs any more. */
export function judge(findings: readonly Finding[], accepted: Accepted): string[] {
  const isAccepted = ({ file, rule_name }: Finding) => rule_name in (accepted[file] ?? {});
  const broken = findings.filter((finding) => !isAccepted(finding)).map(
    ({ file, line, message, rule_name }) =>
      `${FOLDER}/${file}:${line + 1} ${message} (${rule_name})`,
  );
  const needed = new Set(findings.map(({ file, rule_name }) => `${file} ${rule_name}`));
  const idle = Object.entries(accepted).flatMap(([file, rules]) =>
    Object.keys(rules).filter((rule) => !needed.has(`${file} ${rule}`))
      .map((rule) => `${FOLDER}/${file} does not break "${rule}": take it off the list`)
  );
  return [...broken, ...idle];
}

/** Files in a transaction and files without one are held to different rules. */
export async function findAll(folder: string): Promise<readonly Finding[]> {
  const inside: string[] = [];
  const alone: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".sql")) continue;
    const text = await Deno.readTextFile(join(folder, name));
    (text.startsWith(NO_TRANSACTION) ? alone : inside).push(name);
  }
  return [
    ...await runSquawk(folder, inside, ["--assume-in-transaction"]),
    ...await runSquawk(folder, alone, []),
  ];
}

async function runSquawk(
  folder: string,
  files: readonly string[],
  options: readonly string[],
): Promise<readonly Finding[]> {
  if (files.length === 0) return [];
  const { stdout, stderr } = await new Deno.Command(binaryPath(), {
    args: ["--config", join(ROOT, ".squawk.toml"), "--reporter", "json", ...options, ...files],
    cwd: folder,
  }).output();
  try {
    return JSON.parse(new TextDecoder().decode(stdout));
  } catch (cause) {
    throw new Error(`squawk failed: ${new TextDecoder().decode(stderr)}`, { cause });
  }
}

/** Of the package for this machine, which comes with squawk-cli. */
function binaryPath(): string {
  const cli = createRequire(import.meta.url).resolve("squawk-cli/package.json");
  return createRequire(cli).resolve(`@squawk-cli/${platform()}-${arch()}/bin/squawk`);
}

if (import.meta.main) {
  report("migrations", judge(await findAll(join(ROOT, FOLDER)), ACCEPTED));
}
