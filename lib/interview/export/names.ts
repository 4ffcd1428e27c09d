/** File names inside the archive: readable, unique, and valid on every system. */
import type { Codec } from "../../speech/mod.ts";
import type { Answer, Interview, Question } from "../types.ts";

/** Recordings are kept as Ogg Opus; only what a browser made as MP4 stays as it is. */
const EXTENSION: Readonly<Record<Codec, string>> = {
  opus: ".ogg",
  ogg: ".ogg",
  webm: ".ogg",
  mp4: ".mp4",
};

/** For example "2026-11-22-nurse-1b9d6bcd". */
export function baseName({ id, role, createdAt }: Interview): string {
  const slug = role.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").replace(
    /[^a-z0-9]+/g,
    "-",
  )
    .replace(/^-|-$/g, "").slice(0, 40);
  return [createdAt.toISOString().slice(0, 10), slug || "interview", id.slice(0, 8)].join("-");
}

/** Null where the answer has no sound. */
export function audioName(
  interview: Interview,
  { position }: Question,
  { attempt, audio, codec, packets }: Answer,
): string | null {
  if (audio !== "kept" || codec === null || packets === 0) return null;
  return `audio/${baseName(interview)}-question-${position}-attempt-${attempt}${EXTENSION[codec]}`;
}
