import { renderToString } from "preact-render-to-string";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { sendPieces, wantsPieces } from "../../../lib/http/pieces.server.ts";
import type { Piece } from "../../../lib/http/pieces.ts";
import { readFormData } from "../../../lib/http/read_form_data.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import type { Answer, ModelFeedback } from "../../../lib/interview/mod.ts";
import type { FeedbackEvent } from "../../../lib/interview/mod.server.ts";
import { fill, texts } from "../../../lib/texts/mod.ts";
import { None } from "./(_components)/SecondReading.tsx";
import { SecondAdvice, SecondDimensions, SecondEnd } from "./(_components)/SecondFeedback.tsx";

/** A model's reading: piece by piece for a script, at its end for a form. */
export const handler = define.handlers({
  async POST(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const streams = wantsPieces(ctx.req);
    const again = !streams && (await readFormData(ctx.req)).has("again");
    const answer = await interviews.answer(owner, id);
    const events = await interviews.modelFeedback(owner, id, { again });
    if (streams) return sendPieces(piecesOf(events, answer));
    for await (const _ of events);
    return seeOther(`/answers/${id}#second`);
  },
});

/** Advice and dimensions as they are proven, then all of it as it was stored. */
async function* piecesOf(
  events: AsyncIterable<FeedbackEvent>,
  answer: Answer,
): AsyncGenerator<Piece> {
  const { second: t } = texts().report;
  for await (const event of events) {
    if (event.type === "switched") {
      yield { place: "who", html: note(fill(t.switched, { model: event.model })) };
    } else if (event.type === "preview") {
      yield { place: "who", html: note(fill(t.reading, { model: event.model })) };
      yield* bodyOf(event.value, answer);
    } else {
      yield { place: "who", html: "" };
      yield* storedPieces(event.feedback, answer);
    }
  }
}

const note = (text: string): string => renderToString(<p class="quiet small">{text}</p>);

type Body = Extract<FeedbackEvent, { type: "preview" }>["value"];

function* bodyOf({ advice = [], dimensions = [] }: Body, answer: Answer): Generator<Piece> {
  if (advice.length > 0) {
    yield {
      place: "advice",
      html: renderToString(<SecondAdvice advice={advice} answer={answer} />),
    };
  }
  if (dimensions.length > 0) {
    yield {
      place: "dimensions",
      html: renderToString(<SecondDimensions dimensions={dimensions} answer={answer} />),
    };
  }
}

function* storedPieces(feedback: ModelFeedback, answer: Answer): Generator<Piece> {
  if (feedback.state === "given") {
    const { advice, dimensions } = feedback.given.evaluation;
    yield {
      place: "advice",
      html: renderToString(<SecondAdvice advice={advice} answer={answer} />),
    };
    yield* bodyOf({ dimensions }, answer);
    yield {
      place: "end",
      html: renderToString(<SecondEnd {...feedback} answer={answer} />),
    };
    return;
  }
  const reason = feedback.state === "none" ? feedback.reason : null;
  const action = `/answers/${answer.id}/second`;
  yield { place: "advice", html: renderToString(<None action={action} reason={reason} />) };
  yield { place: "dimensions", html: "" };
}
