import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import {
  relevantQuestion,
  speakAnswer,
  STRONG_ANSWER,
  testInterviews,
  testOnEachDatabase,
} from "../../../tests/support/interviews.ts";
import type { ExportedInterview, ExportHead } from "./document.ts";
import { baseName } from "./names.ts";

type ExportDocument = ExportHead & { readonly interviews: readonly ExportedInterview[] };

async function read(stream: ReadableStream<Uint8Array>) {
  const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
  const document: ExportDocument = JSON.parse(strFromU8(files["interviews.json"]!));
  return { files, document };
}

testOnEachDatabase("exportAll() holds words, feedback and sound", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const spoken = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, spoken);
  const text = `${STRONG_ANSWER} Really.`;
  await test.interviews.saveCorrection(test.candidate, spoken, { text });
  await test.interviews.evaluateAnswer(test.candidate, spoken);
  await test.interviews.saveTyped(test.candidate, question, { text: "Typed <i>words</i>" });

  const { files, document } = await read(test.interviews.exportAll(test.candidate));
  assert.equal(document.format, "rehearse-export");
  assert.equal(document.version, 1);
  assert.equal(document.interviews.length, 1);
  const [first, second] = document.interviews[0]!.questions[0]!.answers;
  assert.deepEqual(first!.transcripts.map((one) => one.text), [STRONG_ANSWER, text]);
  assert.deepEqual(
    first!.evaluations.map(({ transcriptId }) => transcriptId),
    first!.transcripts.map(({ id }) => id),
  );
  assert.notEqual(first!.delivery, null);
  assert.match(first!.audioFile!, /^audio\/[a-z0-9-]+-question-1-attempt-1\.ogg$/);
  assert.equal(second!.audioFile, null);
  assert.deepEqual(files[first!.audioFile!], Uint8Array.of(1, 2, 3));

  const name = `interviews/${baseName(reviveDate(document.interviews[0]!))}.md`;
  const markdown = strFromU8(files[name]!);
  for (const piece of [text, "Typed <i>words</i>", "faster or cheaper", "## 1."]) {
    assert.ok(markdown.includes(piece), piece);
  }
  assert.equal(Object.keys(files).length, 3);
});

Deno.test("exportAll() leaves out sound that was deleted", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  await speakAnswer(test, { question });
  await test.interviews.deleteDueAudio(new Date("2026-12-01"));
  const { files, document } = await read(test.interviews.exportAll(test.candidate));
  assert.equal(document.interviews[0]!.questions[0]!.answers[0]!.audioFile, null);
  assert.deepEqual(Object.keys(files).filter((path) => path.startsWith("audio/")), []);
});

Deno.test("exportAll() of a candidate who has stored nothing is an empty list", async () => {
  await using test = await testInterviews();
  const { files, document } = await read(test.interviews.exportAll(test.candidate));
  assert.deepEqual(Object.keys(files), ["interviews.json"]);
  assert.deepEqual(document.interviews, []);
});

Deno.test("baseName() is a valid file name for any role", () => {
  const interview = { id: "1b9d6bcd-0000-4000-8000-000000000000", createdAt: new Date(0) };
  const name = (role: string) =>
    baseName({
      ...interview,
      role,
      kind: "mix",
      mode: "speak",
      questionCount: 1,
      timeLimitS: null,
    });
  assert.equal(name("Développeur / web"), "1970-01-01-developpeur-web-1b9d6bcd");
  assert.equal(name("看護師"), "1970-01-01-interview-1b9d6bcd");
  assert.match(name("../../etc/passwd"), /^[a-z0-9-]+$/);
});

function reviveDate(interview: ExportedInterview): ExportedInterview {
  return { ...interview, createdAt: new Date(interview.createdAt) };
}
