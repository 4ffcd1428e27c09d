import type { Retention } from "./types.ts";

const HOUR_MS = 3_600_000;

/**
 * When sound that is heard now will be deleted; null = not by itself. "at_once" means as soon as there is
 * feedback, and that an answer which never gets any is not kept longer than others.
 */
export function audioUntil(
  retention: Retention,
  { now, retentionHours }: { readonly now: () => Date; readonly retentionHours: number },
): Date | null {
  return retention === "keep" ? null : new Date(now().getTime() + retentionHours * HOUR_MS);
}
