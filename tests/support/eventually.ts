/** Waits for what happens in its own time, such as an expiry in another program, without a fixed sleep. */
import { setTimeout } from "node:timers/promises";

const POLL_MS = 5;
const DEADLINE_MS = 10_000;

/** Resolves once `condition` gives true; rejects after `withinMs`, naming `what`. */
export async function eventually(
  what: string,
  condition: () => Promise<boolean>,
  { withinMs = DEADLINE_MS }: { readonly withinMs?: number } = {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!await condition()) {
    if (Date.now() > deadline) throw new Error(`Never came about: ${what}`);
    await setTimeout(POLL_MS);
  }
}
