import { HttpError } from "fresh";
import { Title } from "../components/Title.tsx";
import { define } from "../define.ts";
import { fill, texts } from "../lib/texts/mod.ts";

/** Whatever went wrong: what it means for the candidate, and where to go on. */
export default define.page(function ErrorPage({ error, state }) {
  const { notFound, failed } = texts().common;
  const status = error instanceof HttpError ? error.status : 500;
  const missing = status === 404;
  const title = missing ? notFound.title : failed.title;
  return (
    <div class="stack">
      <Title>{title}</Title>
      <h1 class="question">{title}</h1>
      <p class="lead">{missing ? notFound.text : textFor(status, error)}</p>
      <p>
        <a class="btn" href={missing ? "/history" : "/"}>
          {missing ? notFound.action : failed.action}
        </a>
      </p>
      {!missing && (
        <p class="quiet small">
          {fill(failed.code, { status })} · {state.requestId}
        </p>
      )}
    </div>
  );
});

/** Refusals carry a sentence for people; faults of ours say only that what was saved is safe. */
function textFor(status: number, error: unknown): string {
  const { failed } = texts().common;
  if (status === 429) return failed.busy;
  return status < 500 && error instanceof HttpError ? error.message : failed.text;
}
