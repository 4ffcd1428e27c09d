import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { sendPieces, wantsPieces } from "../../../lib/http/pieces.server.ts";
import type { Piece } from "../../../lib/http/pieces.ts";
import { seeOther } from "../../../lib/http/see_other.ts";
import type { GivenModelAnswer } from "../../../lib/interview/mod.ts";
import type { ModelAnswerEvent } from "../../../lib/interview/mod.server.ts";
import { texts } from "../../../lib/texts/mod.ts";
import { ExampleParagraphs, ExampleText, WhyCoach } from "./(_components)/ModelExample.tsx";

/** A model answer: piece by piece for a script, at its end for a form. */
export const handler = define.handlers({
  async POST(ctx) {
    const { owner, id } = ownedBy(ctx);
    const events = await ctx.state.parts.interviews.modelAnswer(owner, id);
    if (wantsPieces(ctx.req)) return sendPieces(piecesOf(events));
    for await (const _ of events);
    return seeOther(`/answers/${id}#example`);
  },
});

/** Pieces go to a page on which a model was asked for. */
function Written(given: GivenModelAnswer): JSX.Element {
  return (
    <>
      <ExampleText {...given} />
      <WhyCoach {...given} />
    </>
  );
}

async function* piecesOf(events: AsyncIterable<ModelAnswerEvent>): AsyncGenerator<Piece> {
  for await (const event of events) {
    if (event.type === "preview" && event.value.text) {
      const html = renderToString(<ExampleParagraphs text={event.value.text} />);
      yield { place: "text", html };
    } else if (event.type === "stored") {
      const { modelAnswer } = event;
      const html = modelAnswer
        ? renderToString(<Written {...modelAnswer} />)
        : renderToString(<p class="quiet">{texts().report.example.none}</p>);
      yield { place: "text", html };
    }
  }
}
