import { HttpError } from "./error.ts";

export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}

export interface WebSocketUpgradeOptions {
  /** Seconds without a ping after which the connection is closed; 120 unless given. */
  idleTimeout?: number;
  /** Sub-protocol to agree on. */
  protocol?: string;
}

const HANDLER_NAMES = ["open", "message", "close", "error"] as const;

export function isWebSocketHandlers(value: object | undefined): value is WebSocketHandlers {
  const candidate = value as Record<string, unknown> | undefined;
  return HANDLER_NAMES.some((name) => typeof candidate?.[name] === "function");
}

/** Upgrades a request; throws an {@linkcode HttpError} 400 when it does not ask for that. */
export function upgradeRequest(
  req: Request,
  options?: WebSocketUpgradeOptions,
): { socket: WebSocket; response: Response } {
  if (req.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    throw new HttpError(400, "Expected a WebSocket upgrade request");
  }
  return Deno.upgradeWebSocket(req, options);
}

export function listen(socket: WebSocket, handlers: WebSocketHandlers): void {
  if (handlers.open) socket.addEventListener("open", () => handlers.open?.(socket));
  if (handlers.message) {
    socket.addEventListener("message", (event) => handlers.message?.(socket, event));
  }
  if (handlers.close) {
    socket.addEventListener(
      "close",
      ({ code, reason }) => handlers.close?.(socket, code, reason),
    );
  }
  if (handlers.error) {
    socket.addEventListener("error", (event) => handlers.error?.(socket, event));
  }
}
