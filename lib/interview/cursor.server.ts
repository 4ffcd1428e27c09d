/** Where a page of a list ends: opaque to others, steady while entries come and go (keyset pagination). */
import { AppError } from "../errors.ts";
import { isId } from "./owned.server.ts";

export interface Cursor {
  /** Microseconds since 1970, as PostgreSQL keeps times: of milliseconds, many rows may share one. */
  readonly atUs: number;
  readonly id: string;
}

/** Sixteen digits last until the year 2286. */
const FORM = /^(\d{1,16})\.(.+)$/;

export const encodeCursor = ({ atUs, id }: Cursor): string => `${atUs}.${id}`;

/** @throws AppError "bad_request" for what `encodeCursor` never made */
export function decodeCursor(text: string): Cursor {
  const [, time, id] = FORM.exec(text) ?? [];
  if (!time || !id || !isId(id)) {
    throw new AppError("bad_request", `"${text}" is no place in a list`);
  }
  return { atUs: Number(time), id };
}
