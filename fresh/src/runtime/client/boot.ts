import { type ComponentType, h } from "preact";
import { parse } from "../../jsonify/parse.ts";
import type { LoadMoment, NetworkClass } from "../island_loading.ts";
import { STATE_ELEMENT_ID } from "../shared_internal.ts";
import { findRoots, type IslandRoot } from "./island_root.ts";
import { at, momentFor } from "./moments.ts";
import { type EarlyEvent, takeEarlyEvents } from "./replay.ts";
import { revive } from "./revive.ts";
import type { SlotRef } from "./slots.ts";

export type Props = Record<string, unknown>;
export type Component = ComponentType<Props>;

export interface IslandProps {
  props: Props;
}

/** Where an island lives and when to fetch it. */
export type IslandRow = [
  url: string,
  exportName: string,
  when?: LoadMoment,
  network?: NetworkClass,
];

/** Addresses of modules that only some pages need. */
export interface Extras {
  signals?: string;
  slots?: string;
}

/** Brings the islands of the page to life, each in its time; called by the server's boot script. */
export function boot(rows: Record<string, IslandRow>, extras: Extras = {}): void {
  let propsOfPage: Promise<IslandProps[]> | undefined;

  const load = async (name: string): Promise<Component> => {
    const [url, exportName] = rows[name]!;
    return (await import(url))[exportName];
  };

  const start = async (root: IslandRoot): Promise<void> => {
    const loading = load(root.name);
    const props = await (propsOfPage ??= readProps(extras));
    const vnode = extras.slots
      ? await (await import(extras.slots)).withSlots(root, { props, load })
      : h(await loading, props[root.propsIndex]!.props);
    revive(root, vnode);
  };

  const takers = new Map<Comment, (event: EarlyEvent) => void>();
  for (const root of findRoots(document.body)) {
    const wake = once(() => start(root));
    takers.set(root.start, (event) => {
      root.events.push(event);
      wake();
    });
    const [, , when = "load", network] = rows[root.name]!;
    at(momentFor(when, network), root, wake);
  }
  takeEarlyEvents((event) => takers.get(event[2])?.(event));
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

async function readProps({ signals, slots }: Extras): Promise<IslandProps[]> {
  const [signalsModule, slotsModule] = await Promise.all([
    signals && import(signals),
    slots && import(slots),
  ]);
  return parse(document.getElementById(STATE_ELEMENT_ID)!.textContent!, {
    Signal: (value: unknown) => signalsModule.signal(value),
    Computed: (value: unknown) => signalsModule.computed(() => value),
    Slot: (ref: SlotRef) => new slotsModule.SlotRef(ref),
  });
}
