/** Where a page of a list ends: opaque to others, steady while entries come and go (keyset pagination). */
import { AppError } from "../errors.ts";
import { isId } from "./owned.server.ts";

export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** Thirteen digits of milliseconds last until the year 2286. */
const FORM = /^(\d{1,13})\.(.+)$/;

export const encodeCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`;

/** @throws AppError "bad_request" for what `encodeCursor` never made */
export function decodeCursor(text: string): Cursor {
  const [, time, id] = FORM.exec(text) ?? [];
  if (!time || !id || !isId(id)) {
    throw new AppError("bad_request", `"${text}" is no place in a list`);
  }
  return { at: new Date(Number(time)), id };
}
