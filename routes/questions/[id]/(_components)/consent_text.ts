import type { Retention } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";

/** What becomes of the candidate's voice under their own setting. */
export function consentText(retention: Retention): string {
  const { consent } = texts().practice.recorder;
  if (retention === "keep") return consent.textKept;
  return fill(consent.text, { retention: consent.retention[retention] });
}
