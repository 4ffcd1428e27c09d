/** Joins the parts of the AI layer. Without a declared model the built-in coach does every task, for free. */
import type { Database, LaggingRead } from "../db/mod.ts";
import { streamInQueryScope } from "../db/mod.server.ts";
import type { Random } from "../random.ts";
import type { ChosenTranscriber } from "../speech/mod.server.ts";
import type { ProductTiers } from "../store/mod.ts";
import { createTextCache } from "./cache/mod.ts";
import { parseExperiments } from "./experiments/mod.ts";
import { createExperiments } from "./experiments/mod.server.ts";
import { type AiHousekeeping, createHousekeeping } from "./housekeeping.server.ts";
import { type Caps, createBudgets, createLedger } from "./money/mod.server.ts";
import { createOperations, type Operations } from "./operations/mod.server.ts";
import { run } from "./pipeline/run.server.ts";
import { Runs } from "./pipeline/runs.ts";
import { COACH_MODEL, coachProvider } from "./providers/coach/mod.ts";
import { createExecutor, type ExecutorParts } from "./reliability/mod.ts";
import { createRouter } from "./routing/mod.ts";
import type { Clock } from "./shared/clock.ts";
import { forget } from "./forget.server.ts";
import type { Ai } from "./spec/ai.ts";
import type { Model } from "./spec/model.ts";
import type { Provider } from "./spec/provider.ts";
import { TEXT_TASKS } from "./tasks/registry.ts";
import {
  allOf,
  createTranscription,
  editDistanceOf,
  learnFromCorrection,
  type Recognisers,
} from "./transcription/mod.server.ts";

export interface AiParts {
  readonly db: Database;
  /** For what may miss the last seconds; absent = by `db`. */
  readonly read?: LaggingRead;
  readonly tiers: ProductTiers;
  readonly clock: Clock;
  readonly random: Random;
  /** As declared; the coach comes by itself. */
  readonly models: readonly Model[];
  /** Those of the models, by id. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** As declared: see `parseExperiments()`. */
  readonly experiments: readonly unknown[];
  readonly caps: Caps;
  /** From `createRecognisers()`; null = speech is as the settings say. */
  readonly recognisers?: Recognisers | null;
  /** Told of faults that a run went on without; never given an answer's words. */
  readonly onFault: (error: unknown) => void;
  /** All on by default; to measure what each gives, it can be switched off. */
  readonly reliability?: Pick<ExecutorParts, "retrying" | "hedging" | "breaking">;
}

export interface AiService extends Ai, AiHousekeeping {
  readonly operations: Operations;
  /** Ends all runs with an "AbortError"; resolves when what they cost is booked. */
  stop(): Promise<void>;
  /** For `createSpeech()`: hears through models; null where none transcribes. */
  readonly transcriber: ChosenTranscriber | null;
}

/** @throws {Error} If experiments are declared wrongly: one error with every mistake */
export function createAi(parts: AiParts): AiService {
  const built = assemble(parts);
  const { runs, pipeline, transcription, declared } = built;
  const { router, ledger, experiments, placeOf } = pipeline;
  const { db, clock, caps } = parts;
  const places = declared.map(({ id }) => placeOf(id));
  return {
    places: [...new Set(places.filter((place) => place !== null))],
    soundPlaces: transcription.places,
    transcriber: transcription.chosen,
    asks: declared.length > 0,
    run: (request) =>
      streamInQueryScope(
        `run: ${request.task}`,
        runs.start((signal) => run(pipeline, { ...request, signal }), request),
      ),
    end: (of) => runs.end(of),
    async stop() {
      await runs.stop();
      await pipeline.budgets.settled();
    },
    rate: ({ rating, questionType, ...rated }) =>
      router.learn({ ...rated, group: questionType, quality: rating === 1 ? 1 : 0 }),
    async corrected({ candidateId, answerId, heard }) {
      learnFromCorrection(transcription.router, heard);
      const edits = { metric: "edit_distance", value: editDistanceOf(heard) } as const;
      await experiments.record({ ...edits, unitId: candidateId });
      await experiments.record({ ...edits, unitId: answerId });
    },
    async costOf(interviewId) {
      const spentNano = await ledger.costOf(interviewId);
      return { spentNano, capNano: caps.interviewNano };
    },
    forget: (of, deleteRows) => forget({ ...pipeline, db, runs }, of, deleteRows),
    ...createHousekeeping({ ...pipeline, db, clock, soundRouter: transcription.router }),
    operations: operationsOf(parts, built),
  };
}

/** Texts and sounds have routers of their own; the operator sees both. */
function operationsOf(
  { db, read = (work) => work(db), tiers, clock }: AiParts,
  built: Assembled,
) {
  const { pipeline, transcription, health } = built;
  const isText = (id: string) => pipeline.models.some((model) => model.id === id);
  return createOperations({
    ...pipeline,
    read,
    tiers,
    clock,
    models: [...pipeline.models, ...transcription.models.filter(({ id }) => !isText(id))],
    router: { table: () => [...pipeline.router.table(), ...transcription.router.table()] },
    health: (id) => isText(id) ? health(id) : transcription.health(id),
  });
}

type Assembled = ReturnType<typeof assemble>;

/** Everything that runs are made of. */
function assemble(parts: AiParts) {
  const { db, tiers, clock, random, caps, onFault, recognisers = null } = parts;
  const declared = parts.models.filter(({ abilities }) => abilities.includes("text"));
  const models = [...declared, COACH_MODEL];
  const providers = new Map([...parts.providers, [coachProvider.id, coachProvider]]);
  const provider = (id: string): Provider => providers.get(id)!;
  const executor = createExecutor({ provider, clock, random, onFault, ...parts.reliability });
  const health = (id: string) => executor.health.of(id);
  const ledger = createLedger({ db, clock });
  const budgets = createBudgets({ db, clock, caps });
  const heardBy = recognisers ? allOf(recognisers).map(({ model }) => model) : [];
  const definitions = parseExperiments(parts.experiments, {
    hasModel: (task, id) =>
      (task === "transcribe" ? heardBy : models).some((model) => model.id === id),
    hasPrompt,
  });
  const experiments = createExperiments({ db, clock, definitions, onFault });
  const pipeline = {
    models,
    router: createRouter({ models, clock, random, health }),
    executor,
    cache: createTextCache({ tiers, clock, onFault }),
    ledger,
    budgets,
    experiments,
    clock,
    placeOf: (id: string): string | null => {
      const model = models.find((model) => model.id === id);
      return model ? provider(model.provider).place : null;
    },
    onFault,
  };
  const shared = { db, clock, random, ledger, budgets, experiments, onFault, recognisers };
  return {
    pipeline,
    declared,
    health,
    runs: new Runs(),
    transcription: createTranscription(shared),
  };
}

const hasPrompt = (task: string, version: string): boolean =>
  task in TEXT_TASKS &&
  TEXT_TASKS[task as keyof typeof TEXT_TASKS].prompts.some((prompt) => prompt.version === version);
