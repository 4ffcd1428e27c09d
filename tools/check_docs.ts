/** Holds the documents to the tree: links and paths lead somewhere, commands exist, tables are current. */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { configTable } from "../lib/config.server.ts";
import { report } from "./report.ts";
import { ROOT, sourceFiles } from "./source_files.ts";

export interface Document {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
}

/** What documents are held against. */
export interface Project {
  readonly exists: (path: string) => boolean;
  readonly tasks: ReadonlySet<string>;
}

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE = /`([^`\n]+)`/g;
const PROJECT_PATH =
  /^(routes|islands|components|lib|migrations|fresh|static|load|bench|tests|tools|docs)\/[\w\-./()[\]]*$/;
const PLACEHOLDER = /NAME|NNN|YYYY|\.\.\./;
const TASK = /\bdeno task ([\w:-]+)(?: ([a-z]\w*))?/g;
const EXTERNAL = /^[a-z]+:/;

/** Links and paths that lead nowhere, and commands that are no task, in one document. */
export function findDead(document: Document, project: Project): string[] {
  return [
    ...deadLinks(document, project),
    ...deadPaths(document, project),
    ...deadCommands(document, project),
  ].map((finding) => `${document.path}: ${finding}`);
}

function deadLinks({ path, text }: Document, { exists }: Project): string[] {
  return [...text.matchAll(LINK)].map(([, to]) => to!)
    .filter((to) => !EXTERNAL.test(to))
    .flatMap((to) => {
      const [file, anchor] = to.split("#") as [string, string?];
      if (file && !exists(join(dirname(path), file))) return [`link to "${to}" leads nowhere`];
      const here = !file && anchor !== undefined && !anchorsOf(text).has(anchor);
      return here ? [`link to "${to}" has no heading`] : [];
    });
}

/** Headings as GitHub turns them into anchors. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
  return new Set(
    headings.map((heading) =>
      heading.trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")
    ),
  );
}

function deadPaths({ text }: Document, { exists }: Project): string[] {
  return [...text.matchAll(CODE)].map(([, code]) => code!)
    .filter((code) => PROJECT_PATH.test(code) && !PLACEHOLDER.test(code) && !exists(code))
    .map((code) => `path "${code}" does not exist`);
}

function deadCommands({ text }: Document, { exists, tasks }: Project): string[] {
  return [...text.matchAll(TASK)].flatMap(([command, task, argument]) => {
    if (!tasks.has(task!)) return [`"${command}" is no task of deno.json`];
    const bench = task === "bench" && argument && !exists(`bench/${argument}/main.ts`);
    return bench ? [`"${command}" has no bench/${argument}/main.ts`] : [];
  });
}

/** Decision records must be NNN-what.md, numbered from 001 without a gap. */
export function findMisnumbered(names: readonly string[]): string[] {
  return [...names].sort().flatMap((name, at) => {
    const expected = String(at + 1).padStart(3, "0");
    const right = new RegExp(`^${expected}-[a-z0-9-]+\\.md$`).test(name);
    return right ? [] : [`docs/decisions/${name}: call it ${expected}-what.md, or close the gap`];
  });
}

/** The README must hold the table of settings as lib/config.server.ts tells it. */
export function findStaleTable(readme: string, table: string): string[] {
  const current = cells(readme).includes(cells(table));
  return current
    ? []
    : ["README.md: the table of settings is not current: run deno task docs:write"];
}

/** The README with the table of settings put between its markers. */
export const withTable = (readme: string, table: string): string =>
  readme.replace(
    /(<!-- config -->\n)[^]*?(<!-- \/config -->)/,
    (_, begin, end) => `${begin}\n${table}\n\n${end}`,
  );

/** A table without the padding that the formatter gives it. */
const cells = (text: string): string =>
  text.split("\n").map((line) => line.replace(/\s*\|\s*/g, "|").replace(/-{3,}/g, "---").trim())
    .join("\n");

async function readDocuments(): Promise<Document[]> {
  const paths = await sourceFiles(ROOT, [".md"]);
  return await Promise.all(
    paths.map(async (path) => ({ path, text: await Deno.readTextFile(join(ROOT, path)) })),
  );
}

async function readProject(): Promise<Project> {
  const { tasks } = JSON.parse(await Deno.readTextFile(join(ROOT, "deno.json")));
  return {
    exists: (path) => existsSync(join(ROOT, path)),
    tasks: new Set(Object.keys(tasks)),
  };
}

async function findAll(): Promise<string[]> {
  const [documents, project] = await Promise.all([readDocuments(), readProject()]);
  const decisions = documents.map(({ path }) => path)
    .filter((path) => /^docs\/decisions\/(?!README)[^/]+$/.test(path));
  const readme = documents.find(({ path }) => path === "README.md");
  return [
    ...documents.flatMap((document) => findDead(document, project)),
    ...findMisnumbered(decisions.map((path) => basename(path))),
    ...findStaleTable(readme?.text ?? "", configTable()),
  ];
}

async function writeTable(): Promise<void> {
  const path = join(ROOT, "README.md");
  await Deno.writeTextFile(path, withTable(await Deno.readTextFile(path), configTable()));
}

if (import.meta.main) {
  if (Deno.args.includes("--write")) await writeTable();
  else report("docs", await findAll());
}
