import { type LoadMoment, NETWORK_CLASSES, type NetworkClass } from "../island_loading.ts";
import { contains, type IslandRoot } from "./island_root.ts";

interface Connection {
  effectiveType?: NetworkClass;
  saveData?: boolean;
}

/** On a network below the island's least class, or when asked to save data, people must ask for it. */
export function momentFor(when: LoadMoment, least: NetworkClass | undefined): LoadMoment {
  const { connection } = navigator as { connection?: Connection };
  if (!least || !connection) return when;
  const rank = (network: NetworkClass) => NETWORK_CLASSES.indexOf(network);
  const slow = rank(connection.effectiveType ?? "4g") < rank(least);
  return slow || connection.saveData ? "interaction" : when;
}

/** Calls `start` when the moment has come; it may be called again. */
export function at(moment: LoadMoment, root: IslandRoot, start: () => void): void {
  if (moment === "load") start();
  else if (moment === "idle") whenIdle(start);
  else if (moment === "visible") whenVisible(root, start);
  else whenTouched(root, start);
}

function whenIdle(start: () => void): void {
  // Safari has no requestIdleCallback
  if ("requestIdleCallback" in globalThis) requestIdleCallback(start, { timeout: 5000 });
  else setTimeout(start, 300);
}

function whenVisible(root: IslandRoot, start: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    start();
  });
  let empty = true;
  for (let node = root.start.nextSibling; node && node !== root.end; node = node.nextSibling) {
    if (!(node instanceof Element)) continue;
    observer.observe(node);
    empty = false;
  }
  if (empty) start();
}

const TOUCHES = ["pointerover", "focusin"];

function whenTouched(root: IslandRoot, start: () => void): void {
  const touched = ({ target }: Event) => {
    if (!contains(root, target as Node)) return;
    for (const type of TOUCHES) document.removeEventListener(type, touched);
    start();
  };
  for (const type of TOUCHES) document.addEventListener(type, touched);
}
