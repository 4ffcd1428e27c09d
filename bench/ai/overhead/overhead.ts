/** What deciding costs a request: at a steady rate whatever is still being done, and as fast as it goes. */
import process from "node:process";
import {
  createRouter,
  type Decision,
  type Router,
  type RouteRequest,
} from "../../../lib/ai/routing/mod.ts";
import { systemClock } from "../../../lib/ai/shared/clock.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import { printTable } from "../../table.ts";
import { GROUPS, MODELS, models, outcomeOf, requests, textFits } from "./traffic.ts";

const A_SECOND = 1000;
const OPEN_LOOP_S = 10;
const CLOSED_LOOP_S = 2;
const WARM_UP = 2000;
const MOST_P99_MS = 1;

/** Milliseconds of each decision. */
interface Timing {
  /** In `decide()`, as a watch sees it: other programs' turns on the processor count too. */
  readonly deciding: number[];
  /** The same in processor time of the whole process, with its garbage collector. */
  readonly working: number[];
  /** From when the request was due to its decision, with all that stood in the way. */
  readonly due: number[];
}

/** Prints the tables; true if `decide()` keeps its budget of processor time at a steady rate. */
export function runOverhead(): boolean {
  const router = routed();
  const ways = [["router", router], ["first model", first()]] as const;
  for (const [, way] of ways) warmUp(way);
  const timings = ways.map((): Timing => ({ deciding: [], working: [], due: [] }));
  // In turns, so that what else the machine does falls on both.
  for (let second = 0; second < OPEN_LOOP_S; second++) {
    ways.forEach(([, way], index) => runSecond(way, timings[index]!));
  }
  printTable(
    `Overhead: ${A_SECOND} decisions a second for ${OPEN_LOOP_S} s each, ${MODELS} models, ${GROUPS} groups, answers of 200 to 400 words, ms`,
    [
      ["choice", "measured", "p50", "p99", "max", "budget"],
      ...ways.flatMap(([name], index) => {
        const { working, deciding, due } = timings[index]!;
        const budget = name === "router" ? `p99 < ${MOST_P99_MS}` : "";
        return [
          [name, "decide(), processor time", ...quantiles(working), budget],
          [name, "decide(), by the watch", ...quantiles(deciding), ""],
          [name, "from when it was due", ...quantiles(due), ""],
        ];
      }),
    ],
  );
  printTable(`Overhead: one after the other for ${CLOSED_LOOP_S} s, a second`, [
    ["choice", "decided", "decided and learned"],
    ...ways.map(([name, way]) => [
      name,
      closedLoop((at) => way.decide(at)),
      closedLoop((at) => way.learn(at, way.decide(at))),
    ]),
  ]);
  printSnapshot(router.router);
  return quantile(timings[0]!.working, 0.99) < MOST_P99_MS;
}

interface Way {
  decide(request: RouteRequest): string;
  learn(request: RouteRequest, model: string): void;
}

const REQUESTS = requests(seededRandom(1));

function routed(): Way & { readonly router: Router } {
  const random = seededRandom(2);
  const router = createRouter({
    models: models(),
    clock: systemClock,
    random,
    health: () => ({ state: "closed", inFlight: 3, cooldownUntilMs: null }),
  });
  router.takeUp(textFits(REQUESTS));
  return {
    router,
    decide: (request) => modelOf(router.decide(request)),
    learn: (request, model) => learn(router, request, { model, random }),
  };
}

const modelOf = ({ ranked }: Decision): string => ranked[0]!.id;

function learn(
  router: Router,
  { task, group }: RouteRequest,
  { model, random }: { readonly model: string; readonly random: Random },
): void {
  router.learn({ task, group, model, quality: outcomeOf(model, random) });
  router.learnLatency({
    task,
    model,
    firstTextMs: 300 + 500 * random(),
    totalMs: 2000 + 2000 * random(),
    outputTokens: 300,
  });
}

function first(): Way {
  const [model] = models();
  return { decide: () => model!.id, learn: () => {} };
}

const requestAt = (index: number): RouteRequest => REQUESTS[index % REQUESTS.length]!;

function warmUp(way: Way): void {
  for (let index = 0; index < WARM_UP; index++) {
    const request = requestAt(index);
    way.learn(request, way.decide(request));
  }
}

/** Requests are due whether or not the one before is done; waits without sleeping, as timers are too coarse. */
function runSecond(way: Way, { deciding, working, due }: Timing): void {
  const start = performance.now();
  for (let index = 0; index < A_SECOND; index++) {
    const dueAt = start + index * 1000 / A_SECOND;
    while (performance.now() < dueAt);
    const request = requestAt(deciding.length);
    const worked = processorMs();
    const began = performance.now();
    const model = way.decide(request);
    const done = performance.now();
    working.push(processorMs() - worked);
    deciding.push(done - began);
    due.push(done - dueAt);
    way.learn(request, model);
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function closedLoop(work: (request: RouteRequest) => unknown): string {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < CLOSED_LOOP_S * 1000) work(requestAt(count++));
  return Math.round(count / CLOSED_LOOP_S).toLocaleString("en");
}

const quantiles = (values: readonly number[]): string[] =>
  [0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(3));

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;

function printSnapshot(router: Router): void {
  const start = performance.now();
  const { length } = JSON.stringify(router.snapshot());
  const ms = performance.now() - start;
  console.log(
    `\nSnapshot of all that: ${(length / 1000).toFixed(0)} kB of JSON in ${ms.toFixed(1)} ms`,
  );
}
