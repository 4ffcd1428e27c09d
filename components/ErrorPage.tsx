import type { JSX } from "preact";
import { fill, texts } from "../lib/texts/mod.ts";
import { Title } from "./Title.tsx";

export interface ErrorPageProps {
  status: number;
  /** A sentence for people. */
  message: string;
  /** Names the request in the log. */
  requestId: string;
}

/** Whatever went wrong: what it means for the candidate, and where to go on. */
export function ErrorPage({ status, message, requestId }: ErrorPageProps): JSX.Element {
  const { notFound, failed } = texts().common;
  const missing = status === 404;
  const title = missing ? notFound.title : failed.title;
  return (
    <div class="stack">
      <Title>{title}</Title>
      <h1 class="question">{title}</h1>
      <p class="lead">{missing ? notFound.text : textFor(status, message)}</p>
      <p>
        <a class="btn" href={missing ? "/history" : "/"}>
          {missing ? notFound.action : failed.action}
        </a>
      </p>
      {!missing && (
        <p class="quiet small">
          {fill(failed.code, { status })} · {requestId}
        </p>
      )}
    </div>
  );
}

/** Refusals carry a sentence for people; faults of ours say only that what was saved is safe. */
function textFor(status: number, message: string): string {
  const { failed } = texts().common;
  if (status === 429) return failed.busy;
  return status < 500 ? message : failed.text;
}
