import type { JSX } from "preact";
import type { WhyCoachAsks } from "../lib/interview/mod.ts";
import { texts } from "../lib/texts/mod.ts";

/** In the address of the page that a form leads to: it is said once, when it was asked. */
export const WHY_COACH = "coach";

/** The address of what was just asked. */
export const askedAt = (
  path: string,
  { whyCoach }: { readonly whyCoach: WhyCoachAsks | null },
): string => whyCoach === null ? path : `${path}?${WHY_COACH}=${whyCoach}`;

/** One line where the built-in coach asks in a model's place. `why`: from the address; what is not known is not said. */
export function CoachAsks({ why }: { why: string | null }): JSX.Element | null {
  const lines: Readonly<Record<string, string>> = texts().common.coachAsks;
  return why !== null && Object.hasOwn(lines, why) ? <p class="notice">{lines[why]}</p> : null;
}
