/** Every page there is, each with something on it, reached as a candidate reaches it. */
import type { DemoCandidate } from "../../tools/demo/candidate.ts";

const ANSWER =
  "In my last job our biggest customer wanted a new report in two weeks, but my manager wanted to finish " +
  "another project first. I asked for a meeting and showed him the numbers: we could lose 40,000 a year. " +
  "Then I built a simple version with one engineer in five days. In the end the customer stayed and paid " +
  "twenty percent more the next year. I learned to talk about numbers early.";

/** Names are route patterns. */
export async function visitEverything(
  candidate: DemoCandidate,
): Promise<{ name: string; path: string }[]> {
  const { interview, question: id } = await candidate.startInterview("project manager");
  const question = `/questions/${id}`;
  const review = await candidate.submit(question, { text: ANSWER });
  const answer = /\/answers\/[\w-]+/.exec(review)?.[0] ?? "";
  return [
    { name: "/", path: "/" },
    { name: "/about", path: "/about" },
    { name: "/interviews/[id]", path: interview },
    { name: "/questions/[id]", path: question },
    { name: "/questions/[id]/attempts", path: `${question}/attempts` },
    { name: "/answers/[id]/review", path: `${answer}/review` },
    { name: "/answers/[id]", path: answer },
    { name: "/history", path: "/history" },
    { name: "/history?q=", path: "/history?q=customer" },
    { name: "/settings", path: "/settings" },
    { name: "/settings/delete", path: "/settings/delete" },
  ];
}
