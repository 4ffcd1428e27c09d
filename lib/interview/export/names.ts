/** File names inside the archive: readable, unique, and valid on every system. */
import type { Answer, Interview, Question } from "../types.ts";

/** For example "2026-11-22-nurse-1b9d6bcd". */
export function baseName({ id, role, createdAt }: Interview): string {
  const slug = role.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").replace(
    /[^a-z0-9]+/g,
    "-",
  )
    .replace(/^-|-$/g, "").slice(0, 40);
  return [createdAt.toISOString().slice(0, 10), slug || "interview", id.slice(0, 8)].join("-");
}

/** @param type MIME type of the sound, for example "audio/ogg; codecs=opus" */
export function audioName(
  interview: Interview,
  answer: { readonly question: Question; readonly answer: Answer; readonly type: string },
): string {
  const { question: { position }, answer: { attempt }, type } = answer;
  const [, extension = "bin"] = /^audio\/(\w+)/.exec(type) ?? [];
  return `audio/${baseName(interview)}-question-${position}-attempt-${attempt}.${extension}`;
}
