import type { JSX } from "preact";
import type { GivenModelAnswer } from "../../../../lib/interview/mod.ts";
import { fill, texts } from "../../../../lib/texts/mod.ts";
import { Blanks } from "./Blanks.tsx";

interface ModelExampleProps {
  modelAnswer: GivenModelAnswer | null;
  /** Whether a model can be asked. */
  asks: boolean;
  /** Asks for it. */
  ask: JSX.Element;
}

/** A model answer from the candidate's own facts, made when they ask for it. */
export function ModelExample({ modelAnswer, asks, ask }: ModelExampleProps): JSX.Element {
  const { example: t } = texts().report;
  return (
    <section class="second" id="example">
      <h2 class="pb-4">{t.title}</h2>
      <div class="stack">
        {modelAnswer ? <ExampleText {...modelAnswer} /> : <p class="measure">{t.lead}</p>}
        {modelAnswer && asks && <WhyCoach {...modelAnswer} />}
        {(modelAnswer === null || (modelAnswer.model === "coach" && asks)) && ask}
      </div>
    </section>
  );
}

/** One line, where a model could have been asked. */
export function WhyCoach({ model, reason }: GivenModelAnswer): JSX.Element | null {
  const { byCoach } = texts().report.example;
  return model === "coach" ? <p class="quiet measure">{byCoach[reason ?? "other"]}</p> : null;
}

export function ExampleText({ text, model }: GivenModelAnswer): JSX.Element {
  const { by } = texts().report.example;
  return (
    <div class="stack">
      <ExampleParagraphs text={text} />
      <p class="quiet small">{model === "coach" ? by.coach : fill(by.model, { model })}</p>
    </div>
  );
}

export function ExampleParagraphs({ text }: { text: string }): JSX.Element {
  return (
    <div class="try stack">
      {text.split("\n\n").map((paragraph) => (
        <p key={paragraph}>
          <Blanks text={paragraph} />
        </p>
      ))}
    </div>
  );
}

/** By the coach it is made at once: a form will do. */
export function AskForExample({ action }: { action: string }): JSX.Element {
  return (
    <form method="post" action={action}>
      <button class="btn plain" type="submit">{texts().report.example.ask}</button>
    </form>
  );
}
