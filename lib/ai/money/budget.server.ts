/**
 * Caps that concurrent calls cannot overshoot: the most that a call may cost is set aside before it is made, in every
 * scope at once or in none. Money is never understated: what a killed process had set aside is booked as spent, as a
 * call of outcome "unknown". Only a call that costs more than was set aside for it can take an account over its cap:
 * because its provider counts more tokens than were estimated, or writes on past its limit until it is hung up on.
 */
import type { Database } from "../../db/mod.ts";
import { COACH_MODEL } from "../providers/coach/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Reservation } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { RunContext } from "../spec/task.ts";
import { type Account, type Caps, dayOf, readAccounts } from "./accounts.server.ts";
import { bookAttempt } from "./calls.server.ts";
import { expireReservations } from "./expiry.server.ts";
import { reserve, settle } from "./reservations.server.ts";

/** A call that could not be booked is tried again after so long; after that, expiry books it. */
const AGAIN_MS = [250, 1_000, 4_000];
/** Longer than any call takes with its deadlines. */
const HOLD_MS = 10 * 60_000;

export interface Admission {
  /** Of a run that the ledger has opened. */
  readonly requestId: string;
  readonly context: Pick<RunContext, "candidateId" | "interviewId">;
  readonly model: Pick<Model, "id" | "provider">;
  /** From `mostNano()`; 0 for a model that is free, which always has its way, and whose calls are kept track of alike. */
  readonly mostNano: number;
}

export interface Budgets {
  /** Sets money aside for one call; null where a cap would be passed. The reservation books the call when settled. */
  admit(admission: Admission): Promise<Reservation | null>;
  /**
   * Nano-dollars that can be set aside in every scope, 0 or more; Infinity without a cap. Only a view: others may take
   * it meanwhile.
   */
  left(context: Admission["context"]): Promise<number>;
  /** How today's accounts stand, those of `context` among them. */
  accounts(context: Admission["context"]): Promise<readonly Account[]>;
  /**
   * Books as spent what was set aside and never settled in time. Meant for every few minutes, on every server.
   *
   * @returns how many reservations
   */
  expire(): Promise<number>;
  /** Resolves when the calls that have ended are booked. Never rejects. */
  settled(): Promise<void>;
}

interface BudgetParts {
  readonly db: Database;
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly caps: Caps;
  /** Milliseconds until money set aside counts as spent. */
  readonly holdMs?: number;
}

export function createBudgets({ db, clock, caps, holdMs = HOLD_MS }: BudgetParts): Budgets {
  const settling = new Set<Promise<void>>();
  /** Settled once however often that is tried: nobody learns whether a commit that broke off was made. */
  const kept = ({ id, settle }: Reservation): Reservation => ({
    id,
    settle(attempt) {
      const settled = again(() => settle(attempt), clock);
      settling.add(settled);
      settled.catch(() => {}).then(() => settling.delete(settled));
      return settled;
    },
  });
  const accounts = (context: Admission["context"]) =>
    readAccounts(db, { ...context, day: dayOf(clock.now()) }, caps);
  const isCapped = Object.values(caps).some((cap) => cap !== null);
  return {
    async admit(admission) {
      // Nothing is sent to the coach.
      if (admission.model.provider === COACH_MODEL.provider) return coachReservation(db, admission);
      const reservation = await setAside({ db, caps, clock, holdMs }, admission);
      return reservation && kept(reservation);
    },
    left: async (context) =>
      isCapped ? Math.max(0, Math.min(...(await accounts(context)).map(leftIn))) : Infinity,
    accounts,
    expire: () => expireReservations(db, clock.now()),
    settled: async () => void await Promise.allSettled(settling),
  };
}

const leftIn = ({ capNano, spentNano, reservedNano }: Account): number =>
  capNano === null ? Infinity : capNano - spentNano - reservedNano;

async function again(work: () => Promise<void>, clock: Pick<Clock, "sleep">): Promise<void> {
  for (const ms of AGAIN_MS) {
    try {
      return await work();
    } catch {
      await clock.sleep(ms);
    }
  }
  await work();
}

function coachReservation(db: Database, { requestId }: Admission): Reservation {
  return { settle: (attempt) => bookAttempt(db, { attempt, requestId }) };
}

type Reserving = Required<Pick<BudgetParts, "db" | "caps" | "clock" | "holdMs">>;

async function setAside(
  { db, caps, clock, holdMs }: Reserving,
  { requestId, context, model, mostNano }: Admission,
): Promise<Reservation | null> {
  const now = clock.now();
  const call = { id: crypto.randomUUID(), requestId, payers: { ...context, day: dayOf(now) } };
  const hold = {
    ...call,
    model: model.id,
    provider: model.provider,
    nano: mostNano,
    createdAt: new Date(now),
    expiresAt: new Date(now + holdMs),
  };
  if (!await reserve(db, hold, caps)) return null;
  return { id: call.id, settle: (attempt) => settle(db, { ...call, attempt }) };
}
