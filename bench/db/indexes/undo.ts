/** Thrown in a transaction that is to leave nothing behind. */
export const UNDO = Symbol("undo");
