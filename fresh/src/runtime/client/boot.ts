import type { ComponentType } from "preact";
import { parse } from "../../jsonify/parse.ts";
import type { LoadMoment, NetworkClass } from "../island_loading.ts";
import { STATE_ELEMENT_ID } from "../shared_internal.ts";
import { findRoots, type IslandRoot } from "./island_root.ts";
import { commentsUnder, readMarker } from "./markers.ts";
import { at, momentFor } from "./moments.ts";
import { takeEarlyEvents } from "./replay.ts";
import { revive } from "./revive.ts";
import { type PageState, type Props, SlotRef } from "./slots.ts";

/** Where an island lives and when to fetch it. */
export type IslandRow = [
  url: string,
  exportName: string,
  when?: LoadMoment,
  network?: NetworkClass,
];

/** Brings the islands of the page to life, each in its time; called by the server's boot script. */
export function boot(rows: Record<string, IslandRow>, signalsUrl?: string): void {
  const page = new Page(rows, signalsUrl);
  const starts = new Map<Comment, () => void>();
  const roots = new Map<Comment, IslandRoot>();
  for (const root of findRoots(document.body)) {
    roots.set(root.start, root);
    starts.set(root.start, once(() => page.start(root)));
  }
  takeEarlyEvents((event) => {
    roots.get(event[2])?.events.push(event);
    starts.get(event[2])?.();
  });
  for (const [marker, root] of roots) {
    const [, , when = "load", network] = rows[root.name]!;
    at(momentFor(when, network), root, starts.get(marker)!);
  }
}

/** Lets `attempt` run one at a time and not again once it worked. */
function once(attempt: () => Promise<void>): () => void {
  let running: Promise<void> | undefined;
  const start = () => {
    running ??= attempt().catch((error) => {
      running = undefined;
      addEventListener("online", start, { once: true });
      reportError(error);
    });
  };
  return start;
}

class Page {
  readonly #rows: Record<string, IslandRow>;
  readonly #signalsUrl?: string;
  readonly #components: PageState["components"] = new Map();
  #props?: Promise<PageState["props"]>;

  constructor(rows: Record<string, IslandRow>, signalsUrl?: string) {
    this.#rows = rows;
    this.#signalsUrl = signalsUrl;
  }

  async start(root: IslandRoot): Promise<void> {
    this.#props ??= this.#readProps();
    const names = new Set([root.name, ...root.nested, ...namesInTemplates()]);
    await Promise.all(Array.from(names, (name) => this.#load(name)));
    revive(root, { components: this.#components, props: await this.#props });
  }

  async #load(name: string): Promise<void> {
    const [url, exportName] = this.#rows[name]!;
    const module = await import(url);
    this.#components.set(name, module[exportName] as ComponentType<Props>);
  }

  async #readProps(): Promise<PageState["props"]> {
    const signals = this.#signalsUrl && await import(this.#signalsUrl);
    return parse(document.getElementById(STATE_ELEMENT_ID)!.textContent!, {
      Signal: (value: unknown) => signals.signal(value),
      Computed: (value: unknown) => signals.computed(() => value),
      Slot: ({ id, name }: SlotRef) => new SlotRef(id, name),
    });
  }
}

/** Islands in slots that their island has not shown yet. */
function namesInTemplates(): string[] {
  const templates = document.querySelectorAll<HTMLTemplateElement>('template[id^="frsh-"]');
  return [...templates]
    .flatMap(({ content }) => commentsUnder(content).map(readMarker))
    .flatMap((marker) => marker?.kind === "island" ? marker.args[0]! : []);
}
