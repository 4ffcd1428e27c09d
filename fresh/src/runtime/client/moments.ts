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

/** Calls `wake` when the moment has come; it may be called again. */
export function at(moment: LoadMoment, root: IslandRoot, wake: () => void): void {
  if (moment === "idle") whenIdle(wake);
  else if (moment === "visible") whenVisible(root, wake);
  else if (moment === "interaction") whenTouched(root, wake);
  else wake();
}

function whenIdle(wake: () => void): void {
  // Safari has no requestIdleCallback
  if ("requestIdleCallback" in globalThis) requestIdleCallback(wake, { timeout: 5000 });
  else setTimeout(wake, 300);
}

function whenVisible({ start, end }: IslandRoot, wake: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    wake();
  });
  let empty = true;
  for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) {
    if (!(node instanceof Element)) continue;
    observer.observe(node);
    empty = false;
  }
  if (empty) wake();
}

function whenTouched(root: IslandRoot, wake: () => void): void {
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, ({ target }) => contains(root, target as Node) && wake());
  }
}
