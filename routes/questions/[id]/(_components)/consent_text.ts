import type { Retention } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";

/** Who writes the words: nobody, a program on this server, or one at the host it sends the sound to. */
interface Writer {
  readonly name: string | null;
  readonly sentTo: string | null;
}

/** What becomes of the candidate's voice: who gets it, and until when it is kept. */
export function consentText(retention: Retention, { name, sentTo }: Writer): string {
  const { consent } = texts().practice.recorder;
  const said = sentTo === null
    ? (name === null ? consent.nobody : consent.here)
    : fill(consent.elsewhere, { provider: sentTo });
  return `${said} ${consent[retention]}`;
}
