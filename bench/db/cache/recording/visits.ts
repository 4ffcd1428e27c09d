/** Candidates who practise over HTTP, few of them a lot: what they open, write and have models read. */
import { drawIndex, type Random } from "../../../../lib/random.ts";
import { STRONG_ANSWER } from "../../../../tests/support/interviews.ts";
import { DemoCandidate } from "../../../../tools/demo/candidate.ts";
import type { Texts } from "../../../../tools/dataset/texts.ts";

/** As `tools/dataset` draws them: the candidate in place r comes in proportion to r^-0.6. */
const CANDIDATES = 80;
const SKEW = 0.6;
/** Of which some are asked for again and again, as of a class that applies for the same post (Zipf, 0.9). */
const JOB_DESCRIPTIONS = 30;
/** As many as one address may have read in an hour, and not more. */
const MOST_DESCRIBED = 55;
const ROLES = ["Warehouse lead", "Nurse", "Shift manager"];

interface Practice {
  readonly candidate: DemoCandidate;
  questions: string[];
  readonly reports: string[];
}

export class Visits {
  readonly #origin: string;
  readonly #random: Random;
  readonly #texts: Texts;
  readonly #practices = new Map<number, Practice>();
  readonly #jobWeights = Array.from({ length: JOB_DESCRIPTIONS }, (_, rank) => (rank + 1) ** -0.9);
  #described = 0;
  /** Pages and forms that were answered. */
  views = 0;
  readings = 0;

  constructor(
    origin: string,
    { random, texts }: { readonly random: Random; readonly texts: Texts },
  ) {
    this.#origin = origin;
    this.#random = random;
    this.#texts = texts;
  }

  /** One candidate answers one question, and looks at what comes of it. */
  async next(): Promise<void> {
    const place = Math.floor(CANDIDATES * this.#random() ** (1 / (1 - SKEW)));
    const practice = this.#practices.getOrInsertComputed(place, () => ({
      candidate: new DemoCandidate(this.#origin),
      questions: [],
      reports: [],
    }));
    if (practice.questions.length === 0) await this.#begin(practice);
    const report = await this.#answer(practice);
    await this.#read(practice, report);
    if (this.#chance(0.3)) await this.#lookBack(practice);
    if (this.#chance(0.04)) await this.#delete(practice);
  }

  async #begin(practice: Practice): Promise<void> {
    const describes = this.#described < MOST_DESCRIBED && this.#chance(0.4);
    if (describes) this.#described += 1;
    const interview = await this.#submit(practice, "/", {
      role: this.#one(ROLES),
      kind: "behavioral",
      questionCount: "3",
      mode: "type",
      jobDescription: describes ? this.#jobDescription() : "",
    });
    const page = await this.#open(practice, interview);
    practice.questions = [...new Set(page.match(/\/questions\/[\w-]+/g))];
  }

  #jobDescription(): string {
    const place = drawIndex(this.#random, this.#jobWeights);
    return `Night shifts on a busy ward. Careful records. ${this.#texts.sentences[place]}`;
  }

  async #answer(practice: Practice): Promise<string> {
    const question = practice.questions.shift()!;
    await this.#open(practice, question);
    const more = Array.from({ length: 3 }, () => this.#one(this.#texts.sentences)).join(" ");
    const report = await this.#submit(practice, question, {
      answerId: crypto.randomUUID(),
      text: `${STRONG_ANSWER} ${more}`,
    });
    practice.reports.push(report);
    return report;
  }

  async #read(practice: Practice, report: string): Promise<void> {
    await this.#open(practice, report);
    await this.#submit(practice, `${report}/second`);
    this.readings += 1;
    if (this.#chance(0.3)) await this.#submit(practice, `${report}/example`);
    for (const which of ["model", "another"]) {
      if (!this.#chance(0.25)) continue;
      const question = await this.#submit(practice, `${report}/follow_up`, { of: which });
      practice.questions.push(question);
    }
    if (this.#chance(0.5)) await this.#open(practice, report);
  }

  async #lookBack(practice: Practice): Promise<void> {
    await this.#open(practice, "/history");
    await this.#open(practice, this.#one(practice.reports));
  }

  async #delete(practice: Practice): Promise<void> {
    const report = practice.reports.pop()!;
    await this.#submit(practice, `${report}/delete`);
  }

  async #open({ candidate }: Practice, path: string): Promise<string> {
    this.views += 1;
    return await candidate.text(path);
  }

  async #submit({ candidate }: Practice, path: string, fields?: Record<string, string>) {
    this.views += 1;
    return await candidate.submit(path, fields);
  }

  #chance = (share: number): boolean => this.#random() < share;
  #one = <T>(all: readonly T[]): T => all[Math.floor(this.#random() * all.length)]!;
}
