import { createCue } from "../cue.ts";
import type { SoundStats } from "../features/sound_meter.ts";
import { MAX_PACKETS } from "../protocol.ts";
import { BROWSER_NETWORK } from "./browser_network.client.ts";
import { discardAnswer, sendDiscards } from "./discard_answer.client.ts";
import { chooseBitrate } from "./line_quality.ts";
import { toProblemCode } from "./microphone_problem.ts";
import { type Microphone, openMicrophone } from "./microphone.client.ts";
import type { Outbox } from "./outbox.ts";
import type { KeptAnswer } from "./packet_store.ts";
import type { RecorderModel } from "./recorder_model.ts";
import { createUplink, type Uplink } from "./uplink.ts";
import { packetMs } from "./packet_duration.ts";
import { modelEvents } from "./uplink_to_model.ts";

/** What the recorder's recording is made of. */
export interface RecordingOptions {
  readonly question: string;
  readonly api: string;
  readonly constraints: MediaTrackConstraints;
  readonly outbox: Outbox;
  readonly model: RecorderModel;
}

const BITRATE = 16_000;
/** How often the bit rate follows the line, in ms of sound. */
const BITRATE_EVERY_MS = 3000;
/** Levels between which the meter moves, dBFS. */
const LOWEST_DB = -60;
const HIGHEST_DB = -10;

/** One answer while it is recorded: sound to packets to outbox to uplink. */
export class Recording {
  readonly #options: RecordingOptions;
  #answer: KeptAnswer | null = null;
  #microphone: Microphone | null = null;
  #uplink: Uplink | null = null;
  #cue = createCue();
  /** Packets made, those of before a reload included. */
  #count = 0;
  /** How many of them were made before this page met the server; null = it has met it. */
  #base: number | null = 0;
  #moved: Promise<void> = Promise.resolve();
  #earlierMs = 0;
  #soundMs = 0;
  #bitrateAtMs = 0;
  #writes: Promise<void> = Promise.resolve();

  constructor(options: RecordingOptions) {
    this.#options = options;
  }

  /** Starts a new answer, or goes on with one that was left. */
  async start(kept: KeptAnswer | null): Promise<void> {
    const { model, outbox } = this.#options;
    this.#answer = kept;
    this.#count = kept ? await outbox.next(kept) : 0;
    this.#base = this.#count;
    this.#earlierMs = kept ? this.#count * packetMs(kept.codec) : 0;
    if (!await this.#open()) return;
    this.#uplink = this.#connect();
    model.resumable.value = null;
    await this.#listen();
  }

  async pause(): Promise<void> {
    const { model } = this.#options;
    model.state.value = "paused";
    model.level.value = 0;
    await this.#microphone?.pause();
    await this.#writes;
    this.#uplink?.flush();
  }

  /** Asks for the microphone again where it was lost. */
  async resume(): Promise<void> {
    if (this.#microphone || await this.#open()) await this.#listen();
  }

  /** Ends the answer; false = nothing was recorded. */
  async stop(): Promise<boolean> {
    const { model, outbox } = this.#options;
    model.state.value = "stopping";
    await this.#microphone?.finish();
    this.#microphone = null;
    await this.#writes;
    if (this.#count === 0) return false;
    await outbox.end(this.#answer!.id, this.#count);
    model.state.value = model.link.value === "online" ? "sending" : "held";
    this.#uplink!.end(this.#count);
    return true;
  }

  retry(): void {
    this.#uplink?.retry();
  }

  /** Stops everything; what is not sent stays in the outbox. */
  async close(): Promise<void> {
    await this.#microphone?.finish();
    this.#microphone = null;
    await this.#writes;
    await this.#uplink?.close();
  }

  /** As close, and forgets what was recorded. */
  async discard(): Promise<void> {
    await this.close();
    if (this.#answer) await discardAnswer(this.#answer.id, this.#options);
  }

  /** Gets the microphone and, for a new answer, writes it down; false = there is a problem. */
  async #open(): Promise<boolean> {
    const { model, outbox, constraints, question } = this.#options;
    const before = model.state.value;
    model.problem.value = null;
    model.state.value = "asking";
    try {
      this.#microphone = await openMicrophone({
        codec: this.#answer?.codec ?? null,
        bitrate: BITRATE,
        constraints,
        onPacket: (packet) => this.#keep(packet),
        onStats: (stats) => this.#show(stats),
        onLost: () => void this.#lose(),
      });
    } catch (error) {
      model.problem.value = { code: toProblemCode(error), detail: null };
      model.state.value = before;
      return false;
    }
    this.#earlierMs += this.#soundMs;
    this.#soundMs = 0;
    this.#bitrateAtMs = 0;
    this.#cue = createCue();
    if (this.#answer) return true;
    this.#answer = newAnswer(question, this.#microphone.codec);
    await outbox.add(this.#answer);
    return true;
  }

  async #listen(): Promise<void> {
    const { model } = this.#options;
    model.problem.value = null;
    await this.#microphone!.resume();
    model.state.value = "recording";
  }

  #connect(): Uplink {
    const { model, outbox, api } = this.#options;
    const answer = this.#answer!;
    const shown = modelEvents(model);
    const uplink = createUplink({
      answer,
      api,
      read: (from, limit) => this.#moved.then(() => outbox.read(answer.id, from, limit)),
      network: BROWSER_NETWORK,
      events: {
        ...shown,
        onLink: (link) => {
          shown.onLink(link);
          if (link === "online") void sendDiscards(this.#options);
        },
        onAcknowledged: (next) => {
          this.#follow(next);
          model.pendingPackets.value = this.#count - next;
          void this.#moved.then(() => outbox.acknowledge(answer.id, next));
        },
        onDone: async (location) => {
          await outbox.remove(answer.id);
          model.location.value = location;
          model.state.value = "saved";
        },
        onRefused: async (detail) => {
          model.problem.value = { code: "refused", detail };
          if (model.state.value === "recording") await this.pause();
          else if (model.state.value === "sending") model.state.value = "held";
        },
      },
    });
    uplink.available(this.#count);
    return uplink;
  }

  /** The server may have more than a disk that failed before a reload had kept: what was said since comes after it. */
  #follow(next: number): void {
    const from = this.#base;
    this.#base = null;
    if (from === null || next <= from) return;
    const { id, codec } = this.#answer!;
    const by = next - from;
    this.#count += by;
    this.#earlierMs += by * packetMs(codec);
    const count = this.#count;
    this.#moved = this.#writes.then(() => this.#options.outbox.shift(id, { from, by }))
      .then(() => this.#uplink?.available(count));
  }

  /** Into the outbox first; only then may it be sent. */
  #keep(packet: Uint8Array): void {
    const { outbox, model } = this.#options;
    const number = this.#count;
    if (number >= MAX_PACKETS) return;
    this.#count++;
    model.pendingPackets.value++;
    const kept = outbox.append(this.#answer!.id, number, packet);
    this.#writes = this.#writes.then(() => kept);
    void this.#writes.then(() => this.#uplink?.available(number + 1));
    if (this.#count === MAX_PACKETS) {
      model.problem.value = { code: "full", detail: null };
      void this.stop();
    }
  }

  #show(stats: SoundStats): void {
    const { model } = this.#options;
    if (model.state.value !== "recording") return;
    this.#soundMs = stats.timeMs;
    model.elapsedMs.value = this.#earlierMs + stats.timeMs;
    const level = (stats.levelDb - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB);
    model.level.value = Math.min(1, Math.max(0, level));
    model.cue.value = this.#cue(stats);
    if (stats.timeMs - this.#bitrateAtMs >= BITRATE_EVERY_MS) {
      this.#bitrateAtMs = stats.timeMs;
      this.#followLine();
    }
  }

  #followLine(): void {
    const { rttMs, waitingMs } = this.#uplink!.line;
    const effectiveType = BROWSER_NETWORK.effectiveType();
    this.#microphone?.setBitrate(chooseBitrate({ rttMs, waitingMs, effectiveType }));
  }

  /** What was said is kept; the candidate may go on when the microphone is back. */
  async #lose(): Promise<void> {
    const { model } = this.#options;
    const microphone = this.#microphone;
    if (!microphone) return;
    this.#microphone = null;
    model.state.value = "paused";
    model.level.value = 0;
    model.problem.value = { code: "mic_lost", detail: null };
    await microphone.finish().catch(() => {});
    this.#uplink?.flush();
  }
}

function newAnswer(question: string, codec: KeptAnswer["codec"]): KeptAnswer {
  const id = crypto.randomUUID();
  return { id, question, codec, startedAt: Date.now(), acknowledged: 0, packets: null };
}
