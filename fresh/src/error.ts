/**
 * An answer other than success, thrown from a handler, a middleware or a component. The nearest
 * error page renders it; without one the message is sent as text. Statuses from 500 on are logged.
 */
export class HttpError extends Error {
  override readonly name = "HttpError";
  status: number;

  constructor(status: number, message?: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
