/**
 * A stretch of use: the workload's steps as often as they come for each answer that is given, taken by candidates as
 * often as they practise, so those with many answers most of all.
 */
import type { Database } from "../../../lib/db/mod.ts";
import { unwatched } from "../../../lib/db/monitor/scope.server.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import { createAudioLog } from "../../../lib/speech/mod.server.ts";
import { modelsAt } from "../../../tests/support/ai.ts";
import { scriptedSpeech, STRONG_ANSWER } from "../../../tests/support/interviews.ts";
import { startModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";
import { fitting } from "../../../tests/support/models.ts";
import type { Plan } from "../plan.ts";
import { type Product, productOn, STEPS } from "./steps.ts";
import { drawSubjects, type Subjects } from "./subjects.ts";

type World = Product & Subjects;

/** A page, or a deed, as the steps that it takes. */
interface Visit {
  readonly steps: readonly string[];
  /** How often, for each answer that is given. */
  readonly times: number;
}

/** Before an answer is given, about the one that was drawn. */
const BEFORE: readonly Visit[] = [
  { steps: ["interview"], times: 0.4 },
  { steps: ["interview", "attempts", "answered before"], times: 1.2 },
  { steps: ["start"], times: 0.2 },
];

/** After it, about the new one. */
const AFTER: readonly Visit[] = [
  { steps: ["report"], times: 0.75 },
  { steps: ["report", "interview", "cost of interview"], times: 1.5 },
  { steps: ["baseline"], times: 0.3 },
  { steps: ["correct", "evaluate"], times: 0.2 },
  { steps: ["follow up"], times: 0.1 },
];

/** At any time, about an old one. */
const BESIDE: readonly Visit[] = [
  { steps: ["report", "interview", "cost of interview"], times: 0.3 },
  { steps: ["history", "trends"], times: 0.4 },
  { steps: ["search"], times: 0.05 },
  { steps: ["search for several words"], times: 0.05 },
  { steps: ["rate"], times: 0.1 },
  { steps: ["settings"], times: 0.02 },
  { steps: ["export"], times: 0.002 },
  { steps: ["delete answer"], times: 0.01 },
  { steps: ["delete interview"], times: 0.004 },
  { steps: ["delete everything"], times: 0.001 },
];

/** As at the end of a year with a million of them. */
const ANSWERS_A_DAY = 4400;

/** Whoever practises: what a server does by itself every minute, or every five, and what an operator looks at. */
const ALWAYS: readonly Visit[] = [
  { steps: ["housekeeping"], times: 1440 / ANSWERS_A_DAY },
  { steps: ["due audio", "resume stopped"], times: 288 / ANSWERS_A_DAY },
  { steps: ["experiment"], times: 288 / ANSWERS_A_DAY },
  { steps: ["operations"], times: 50 / ANSWERS_A_DAY },
];

const SPOKEN = 0.75;
/** Three seconds of sound in a batch, and more than a minute in an answer. */
const BATCHES = 23;
const BATCH_PACKETS = 50;
const PACKET = new Uint8Array(180).fill(7);

export interface TrafficOptions extends Pick<Plan, "until" | "seed"> {
  /** How many answers are given. */
  readonly given: number;
  /** Told of each step that begins. */
  readonly onStep?: (step: string) => void;
}

/** Changes the data, as use does: a few candidates are deleted. */
export async function runTraffic(db: Database, options: TrafficOptions): Promise<void> {
  const { until, seed, given, onStep = () => {} } = options;
  await using endpoint = await startModelEndpoint({ "*": (call) => fitting(call.body) });
  const product = productOn(db, {
    until,
    models: modelsAt(endpoint.url),
    speech: scriptedSpeech(),
  });
  const random = seededRandom(seed);
  const take = async (name: string, world: World) => {
    onStep(name);
    await STEPS[name]!(world);
  };
  const visit = async (visits: readonly Visit[], world: World) => {
    for (const { steps, times } of visits) {
      for (let left = timesOf(times, random); left > 0; left--) {
        for (const step of steps) await take(step, world);
      }
    }
  };
  const draw = () => unwatched(() => drawSubjects(db, random));
  for (let n = 0; n < given; n++) {
    const drawn = { ...product, ...await draw() };
    await visit(BEFORE, drawn);
    onStep("practise");
    const practised = { ...drawn, answer: await practise(drawn, random) };
    await visit(AFTER, practised);
    await readingEnds(practised);
    await visit(BESIDE, { ...product, ...await draw() });
    await visit(ALWAYS, drawn);
  }
  await product.ai.stop();
}

/** Gives an answer to the question, and waits for what the coach and a model say. @returns its id */
async function practise(world: World, random: Random): Promise<string> {
  const { interviews, candidate, question } = world;
  const id = random() < SPOKEN
    ? await speak(world)
    : (await interviews.saveTyped(candidate, question, { text: STRONG_ANSWER })).id;
  await interviews.evaluateAnswer(candidate, id);
  await readingEnds({ ...world, answer: id });
  return id;
}

/** Of the newest words by a model. */
async function readingEnds({ interviews, candidate, answer }: World): Promise<void> {
  for await (const _ of await interviews.modelFeedback(candidate, answer));
}

async function speak({ db, interviews, candidate, question }: World): Promise<string> {
  const answer = crypto.randomUUID();
  const log = createAudioLog(db);
  await interviews.openAnswer(candidate, { answer, question, codec: "opus" });
  const packets = Array<Uint8Array>(BATCH_PACKETS).fill(PACKET);
  for (let batch = 0; batch < BATCHES; batch++) {
    await log.append(answer, { first: batch * BATCH_PACKETS, packets });
  }
  await interviews.endAnswer(candidate, answer, { packets: BATCHES * BATCH_PACKETS });
  await interviews.finishing.idle();
  return answer;
}

/** A whole number whose mean is `times`. */
const timesOf = (times: number, random: Random): number => Math.floor(times + random());
