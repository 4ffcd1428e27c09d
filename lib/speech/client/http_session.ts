import { encodeBatch } from "../batch_codec.ts";
import { parseServerMessage } from "../messages.ts";
import { nextBatch, type Outcome, type Session, take, toOutcome } from "./session.ts";

/** What the headers of a request cost, about. */
const REQUEST_BYTES = 300;
/** Statuses that pass by themselves: time-outs, too many requests, a server in trouble. */
const PASSING = new Set([408, 425, 429]);

type Request = Pick<RequestInit, "method" | "body"> & { readonly path: string };

/** Sends packets by plain requests, for networks that let no WebSocket through. */
export async function runHttp(session: Session): Promise<Outcome> {
  const { progress, pulse, hello, signal } = session;
  let outcome = await request(session, { method: "PUT", path: "", body: JSON.stringify(hello) });
  while (!outcome) {
    if (signal.aborted) return { type: "lost" };
    if (progress.isComplete) outcome = await endByHttp(session);
    else if (progress.due() > 0) outcome = await sendPackets(session);
    else await pulse.wait();
  }
  return outcome;
}

/** Says that the answer is complete; asking again is harmless. */
export function endByHttp(session: Session): Promise<Outcome | null> {
  const body = JSON.stringify({ type: "end", packets: session.progress.total });
  return request(session, { method: "POST", path: "/end", body });
}

async function sendPackets(session: Session): Promise<Outcome | null> {
  try {
    const batch = await nextBatch(session);
    if (!batch) return null;
    session.progress.advance(batch.packets.length, performance.now());
    return request(session, { method: "POST", path: "/packets", body: encodeBatch(batch) });
  } catch (error) {
    return toOutcome(error);
  }
}

async function request(session: Session, { path, ...init }: Request): Promise<Outcome | null> {
  const { network, address, signal, patience, count } = session;
  const body = init.body as string | Uint8Array<ArrayBuffer>;
  const type = typeof body === "string" ? "application/json" : "application/octet-stream";
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(patience.stalledMs)]);
  count(body.length + REQUEST_BYTES);
  try {
    const response = await network.fetch(address + path, {
      ...init,
      headers: { "content-type": type },
      signal: deadline,
    });
    const text = await response.text();
    return response.ok
      ? take(parseServerMessage(text), session)
      : readRefusal(response.status, text);
  } catch {
    return { type: "lost" };
  }
}

/** What the server refuses is final, unless its status or code says that it passes. */
function readRefusal(status: number, text: string): Outcome {
  const { code, message, hint } = JSON.parse(text);
  const passing = status >= 500 || PASSING.has(status) || code === "out_of_order";
  if (passing) return { type: "lost" };
  return { type: "refused", refusal: { code, message, hint } };
}
