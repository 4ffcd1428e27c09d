/** A candidate with one typed and one spoken answer, made over HTTP. */
import { encodeBatch } from "../../lib/speech/mod.ts";
import { DemoCandidate } from "../../tools/demo/candidate.ts";
import { encodeOpus } from "../support/speech.ts";

export interface Spoken {
  readonly candidate: DemoCandidate;
  readonly interview: string;
  readonly question: string;
  /** The id of the answer that was spoken. */
  readonly answer: string;
  /** The path of the answer that was typed. */
  readonly typed: string;
}

/** `says` is typed; what is spoken is two seconds of silence. */
export async function spokenCandidate(origin: string, says: string): Promise<Spoken> {
  const candidate = new DemoCandidate(origin);
  const { interview, question } = await candidate.startInterview("Nurse");
  const typed = await candidate.submit(`/questions/${question}`, {
    answerId: crypto.randomUUID(),
    text: says,
  });
  const answer = crypto.randomUUID();
  const packets = encodeOpus(new Int16Array(32_000));
  await send(candidate, origin, {
    [`PUT /api/answers/${answer}`]: JSON.stringify(hello(answer, question)),
    [`POST /api/answers/${answer}/packets`]: encodeBatch({ first: 0, packets }),
    [`POST /api/answers/${answer}/end`]: JSON.stringify({ type: "end", packets: packets.length }),
  });
  return { candidate, interview, question, answer, typed };
}

/** The recorder's first message. */
export const hello = (answer: string, question: string) => ({
  type: "hello",
  version: 1,
  answer,
  question,
  codec: "opus",
});

async function send(
  { headers }: DemoCandidate,
  origin: string,
  requests: Record<string, string | Uint8Array<ArrayBuffer>>,
): Promise<void> {
  for (const [line, body] of Object.entries(requests)) {
    const [method, path] = line.split(" ");
    const response = await fetch(`${origin}${path}`, { method, body, headers });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${line} answered ${response.status}`);
  }
}
