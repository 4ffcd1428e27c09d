/** Candidates who all speak at the same time, each an answer of their own. */
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { sendAnswer } from "../../tools/demo/send_answer.ts";

/** Opens one socket a candidate; resolves once every answer has been sent, at the pace of speech, and ended. */
export async function speakAtOnce(
  origin: string,
  { candidates, packets, onSpeaking }: {
    readonly candidates: number;
    readonly packets: readonly Uint8Array[];
    /** Called once every candidate has sent half of the answer. */
    readonly onSpeaking: () => void;
  },
): Promise<void> {
  const speakers: { candidate: DemoCandidate; question: string }[] = [];
  for (let at = 0; at < candidates; at++) speakers.push(await speaker(origin));
  let waiting = candidates;
  await Promise.all(speakers.map(({ candidate, question }) => {
    const answer = crypto.randomUUID();
    let half = false;
    return sendAnswer(candidate.socket(`/api/answers/${answer}/socket`), packets, {
      answer,
      question,
      speed: 1,
      onMessage: () => {},
      onSent: (sent) => {
        if (half || sent < packets.length / 2) return;
        half = true;
        if (--waiting === 0) onSpeaking();
      },
    });
  }));
}

async function speaker(origin: string) {
  const candidate = new DemoCandidate(origin);
  return { candidate, ...await candidate.startInterview("Nurse") };
}
