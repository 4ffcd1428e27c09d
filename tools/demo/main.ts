/**
 * A spoken answer through the real protocol to a running server, without a browser: prints the live cue,
 * the words as they are understood, the feedback, and what it cost in bytes.
 *
 * `deno task demo [ADDRESS] [--fast]`: the server's address is http://127.0.0.1:8000 by default.
 */
import type { AnswerReport } from "../../lib/interview/mod.ts";
import { encodeOpus } from "../../tests/support/speech.ts";
import type { Wav } from "../../tests/support/wav.ts";
import { DemoCandidate } from "./candidate.ts";
import { createCueReader } from "./cue_reader.ts";
import { printReport } from "./print_report.ts";
import { recordedAnswer } from "./recorded_answer.ts";
import { sendAnswer } from "./send_answer.ts";

const address = Deno.args.find((arg) => !arg.startsWith("--")) ?? "http://127.0.0.1:8000";
const speed = Deno.args.includes("--fast") ? 8 : 1;

const wav = await recordedAnswer();
const candidate = new DemoCandidate(address);
const { question } = await candidate.startInterview("Software engineer");
console.log(`Speaking for ${clock(wav)} to ${address}`);

const answer = crypto.randomUUID();
const cues = createCueReader(wav.samples);
const { bytes, location } = await sendAnswer(
  candidate.socket(`/api/answers/${answer}/socket`),
  encodeOpus(wav.samples),
  {
    answer,
    question,
    speed,
    onMessage: (message) => {
      if (message.type === "final") console.log(`  heard  ${message.segment.text}`);
      if (message.type === "queued") console.log(`  recogniser busy, ${message.ahead} ahead`);
    },
    onSent: (packets) => {
      const cue = cues.until(packets);
      if (cue) console.log(`  cue    ${cue}`);
    },
  },
);

await waitForWords(candidate, answer);
const ready = await candidate.json<AnswerReport>(`/api/answers/${answer}`);
await candidate.submit(location, { text: ready.transcript?.text ?? "" });
printReport(await candidate.json<AnswerReport>(`/api/answers/${answer}`));
const perSecond = Math.round(bytes / seconds(wav));
console.log(`\n${bytes} bytes sent for ${clock(wav)}: ${perSecond} B/s`);
console.log(`Report: ${address}/answers/${answer} (for this demo's own cookie alone)`);

/** The words are written while the answer is spoken; what is left takes a second or two. */
async function waitForWords(candidate: DemoCandidate, answer: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { answer: { state } } = await candidate.json<AnswerReport>(`/api/answers/${answer}`);
    if (state !== "stopped") return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("The words were not written within a minute: see the server's log");
}

function seconds({ samples, sampleRate }: Wav): number {
  return samples.length / sampleRate;
}

function clock(wav: Wav): string {
  return `${seconds(wav).toFixed(1)} s`;
}
