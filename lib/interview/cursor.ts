/** Where a page of a list ends: opaque to others, steady while entries come and go (keyset pagination). */
import { AppError } from "../errors.ts";

export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

const FORM = /^(\d{1,15})\.([0-9a-f-]{36})$/;

export const encodeCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`;

/** @throws AppError "bad_request" for what `encodeCursor` never made */
export function decodeCursor(text: string): Cursor {
  const [, time, id] = FORM.exec(text) ?? [];
  if (!time || !id) throw new AppError("bad_request", `"${text}" is no place in a list`);
  return { at: new Date(Number(time)), id };
}
