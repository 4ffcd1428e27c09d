/** One interview as a page to read or to print. */
import type { DimensionId, Evaluation, ScoredEvaluation } from "../../coach/mod.ts";
import type { Delivery } from "../../speech/mod.ts";
import { clock, day, fill, number, texts } from "../../texts/mod.ts";
import type { ExportedAnswer, ExportedInterview, ExportedQuestion } from "./document.ts";

export function toMarkdown(interview: ExportedInterview): string {
  const { exported } = texts();
  const title = fill(exported.title, { role: interview.role });
  const questions = interview.questions.map(toQuestion);
  return `${[`# ${title}`, day(interview.createdAt), ...questions].join("\n\n")}\n`;
}

function toQuestion({ position, text, shows, answers }: ExportedQuestion): string {
  const { exported } = texts();
  const answered = answers.length > 0 ? answers.map(toAnswer) : [exported.unanswered];
  return [`## ${position}. ${text}`, ...lists(exported.shows, shows), ...answered].join("\n\n");
}

function toAnswer(answer: ExportedAnswer): string {
  const { exported } = texts();
  const words = answer.transcripts.at(-1)?.text ?? "";
  const on = fill(exported.attempt, { n: answer.attempt, day: day(answer.createdAt) });
  const sound = answer.audioFile
    ? [`[${exported.listen}](../${answer.audioFile}) (${clock(answer.durationMs)})`]
    : [];
  return [
    `### ${on}`,
    ...sound,
    words === "" ? exported.noWords : quoted(words),
    ...newestFeedback(answer).flatMap(toFeedback),
    ...answer.modelAnswers.slice(-1).flatMap(toExample),
    ...(answer.delivery ? toDelivery(answer.delivery) : []),
  ].join("\n\n");
}

/** The coach's and a model's on the newest words that were judged. */
function newestFeedback(
  { evaluations, transcripts }: ExportedAnswer,
): ExportedAnswer["evaluations"] {
  const judged = new Set(evaluations.map(({ transcriptId }) => transcriptId));
  const newest = transcripts.findLast(({ id }) => judged.has(id))?.id;
  return evaluations.filter(({ transcriptId }) => transcriptId === newest);
}

function toExample({ text, model }: ExportedAnswer["modelAnswers"][number]): string[] {
  const { exported } = texts();
  return [`**${fill(exported.modelAnswer, { model })}**`, text];
}

function toFeedback(
  evaluation: Evaluation & { readonly whole: boolean },
): string[] {
  if (evaluation.outcome === "abstained") return [evaluation.message];
  const { exported, report } = texts();
  return [
    ...lists(report.change, evaluation.advice.map(toAdvice)),
    ...lists(report.rubric, dimensionLines(evaluation)),
    `${report.followUp}: ${evaluation.followUp}`,
    fill(exported.by, { ...evaluation.author }),
    ...evaluation.whole ? [] : [report.second.partial],
  ];
}

function toAdvice({ title, why, evidence, example }: ScoredEvaluation["advice"][number]): string {
  const quote = evidence.quote.replace(/\s+/g, " ");
  const tried = example === "" ? [] : [`${texts().report.tryLabel} ${example}`];
  return [`**${title}**`, ...(why === "" ? [] : [why]), `“${quote}”`, ...tried].join(" ");
}

function dimensionLines({ dimensions }: ScoredEvaluation): string[] {
  const names: Readonly<Record<DimensionId, string>> = texts().report.dimensions;
  return dimensions.map(({ id, remark }) => `${names[id]}: ${remark}`);
}

function toDelivery({ measures }: Delivery): string[] {
  const { delivery } = texts().report;
  const known = measures.filter(({ value }) => value !== null);
  return lists(
    delivery.title,
    known.map(({ id, value, unit, typical: [low, high] }) => {
      const range = fill(delivery.typical, {
        low: number(low, { digits: 1 }),
        high: number(high, { digits: 1 }),
        unit: delivery.units[unit],
      });
      const figure = `${number(value!, { digits: 1 })} ${delivery.units[unit]}`;
      return `${delivery.measures[id]}: ${figure} (${range})`;
    }),
  );
}

function lists(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`**${title}**`, items.map((item) => `- ${item}`).join("\n")] : [];
}

const quoted = (text: string): string => text.split("\n").map((line) => `> ${line}`).join("\n");
