/**
 * Where a rendered response carries the nonce of its inline scripts and styles, for `csp()` to
 * read. A symbol, so that it never leaves as a header.
 */
export const NONCE_SYMBOL: unique symbol = Symbol("fresh nonce");
