/** How long a provider asks to be left alone. */

/** Only HTTP's own form of a date (RFC 9110, 5.6.7), so that nothing else is taken for one. */
const HTTP_DATE = /^[A-Z][a-z]{2}, .* GMT$/;

const NUMBER = /^\d+(\.\d+)?$/;

/**
 * Milliseconds: OpenAI's own retry-after-ms, which is finer, else Retry-After (RFC 9110, 10.2.3) in either form;
 * undefined where there is none that can be read. A date is held against the response's own Date where it has one:
 * clocks differ.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const ms = headers.get("retry-after-ms")?.trim() ?? "";
  if (NUMBER.test(ms)) return Math.ceil(Number(ms));
  const given = headers.get("retry-after")?.trim() ?? "";
  if (NUMBER.test(given)) return Math.ceil(Number(given) * 1000);
  if (!HTTP_DATE.test(given)) return undefined;
  const sent = Date.parse(headers.get("date") ?? "");
  const left = Date.parse(given) - (Number.isNaN(sent) ? now : sent);
  return Number.isNaN(left) ? undefined : Math.max(0, left);
}
