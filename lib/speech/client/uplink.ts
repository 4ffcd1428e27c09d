import { type Hello, PROTOCOL_VERSION } from "../protocol.ts";
import type { Codec } from "../types.ts";
import { createBackoff } from "./backoff.ts";
import { endByHttp, runHttp } from "./http_session.ts";
import { packetMs } from "./packet_duration.ts";
import { Progress } from "./progress.ts";
import { createPulse, type Pulse } from "./pulse.ts";
import type { Outcome, Session } from "./session.ts";
import { runSocket } from "./socket_session.ts";
import type { LineStats, Network, Patience, ReadPackets, UplinkEvents } from "./uplink_types.ts";

/** Brings one answer to the server, whatever the network does, and tells when all of it is there. */
export interface Uplink {
  /** Packets before `count` can now be read. */
  available(count: number): void;
  /** What is there is sent without waiting for a full batch, as when recording pauses. */
  flush(): void;
  /** The answer has this many packets. */
  end(packets: number): void;
  /** Tries again now rather than after the waiting time. */
  retry(): void;
  readonly line: LineStats;
  /** Gives up the connection; what is not acknowledged stays in the outbox. */
  close(): Promise<void>;
}

export interface UplinkOptions {
  readonly answer: { readonly id: string; readonly question: string; readonly codec: Codec };
  /** Where the server is, for example "https://host/api/answers". */
  readonly api: string;
  readonly read: ReadPackets;
  readonly events: UplinkEvents;
  readonly network: Network;
  readonly patience?: Partial<Patience>;
}

const PATIENCE: Patience = { stalledMs: 15_000, firstBackoffMs: 500, mostBackoffMs: 15_000 };
/** Sockets that fail before they are ready, until plain requests are tried. */
const MOST_SOCKET_FAILURES = 2;

export function createUplink(options: UplinkOptions): Uplink {
  const { answer, api, read, events, network } = options;
  const pulse = createPulse();
  const nudge = createPulse();
  const stop = new AbortController();
  const progress = new Progress({
    packetMs: packetMs(answer.codec),
    effectiveType: network.effectiveType,
  });
  let bytes = 0;
  const session: Session = {
    hello: toHello(answer),
    address: `${api}/${answer.id}`,
    read,
    progress,
    pulse,
    events,
    network,
    patience: { ...PATIENCE, ...options.patience },
    signal: stop.signal,
    onReady() {},
    count: (sent) => events.onBytes(bytes += sent),
  };
  network.onOnline(nudge.wake, stop.signal);
  const running = keepConnected(session, nudge);
  return {
    available(count) {
      progress.available = Math.max(progress.available, count);
      pulse.wake();
    },
    flush() {
      progress.flushTo = progress.available;
      pulse.wake();
    },
    end(packets) {
      progress.total = packets;
      pulse.wake();
    },
    retry: nudge.wake,
    get line() {
      return progress;
    },
    async close() {
      stop.abort();
      pulse.wake();
      nudge.wake();
      await running;
    },
  };
}

function toHello({ id, question, codec }: UplinkOptions["answer"]): Hello {
  return { type: "hello", version: PROTOCOL_VERSION, answer: id, question, codec };
}

async function keepConnected(session: Session, nudge: Pulse): Promise<void> {
  const { events, network, signal, patience } = session;
  const backoff = createBackoff({
    firstMs: patience.firstBackoffMs,
    mostMs: patience.mostBackoffMs,
    random: Math.random,
  });
  let failures = 0;
  while (!signal.aborted) {
    const before = session.progress.acknowledged;
    let ready = false;
    const run = failures < MOST_SOCKET_FAILURES ? runSocket : runHttp;
    const outcome = await settle(
      await run({ ...session, onReady: () => ready = true }),
      session,
    );
    if (signal.aborted) return;
    if (outcome.type === "done") return events.onDone(outcome.location);
    if (outcome.type === "refused") return events.onRefused(outcome.refusal);
    failures = run === runSocket && !ready ? failures + 1 : 0;
    if (session.progress.acknowledged > before) backoff.reset();
    events.onLink(network.isOnline() ? "reconnecting" : "offline");
    await nudge.wait(backoff.next());
  }
}

/** An answer that the server calls closed after it was ended here: only the word of it was lost. */
async function settle(outcome: Outcome, session: Session): Promise<Outcome> {
  const closed = outcome.type === "refused" && outcome.refusal.code === "answer_closed";
  if (!closed || session.progress.total === null) return outcome;
  return await endByHttp(session) ?? outcome;
}
