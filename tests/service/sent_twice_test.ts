/** The set-up form, sent more often than once by somebody whom nobody knows yet. */
import assert from "node:assert/strict";
import { startModelEndpoint } from "../support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../support/models.ts";
import { startServer } from "../support/server.ts";

const FIELDS = {
  role: "Nurse",
  kind: "behavioral",
  questionCount: "3",
  jobDescription: "Night shifts on a busy ward. Careful records.",
};

type Fields = Readonly<Record<string, string>>;

/** A browser's form: what comes of sending it, and the cookie that it is given. */
async function send(origin: string, fields: Fields, cookie = "") {
  const response = await fetch(origin, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields),
  });
  await response.body?.cancel();
  assert.equal(response.status, 303);
  const [given] = response.headers.getSetCookie();
  return { interview: response.headers.get("location")!, cookie: given?.split(";")[0] ?? cookie };
}

async function openForm(origin: string): Promise<string> {
  const page = await (await fetch(origin)).text();
  return /name="form" value="([\w-]+)"/.exec(page)![1]!;
}

Deno.test("a form that is sent twice starts one interview, which a model is asked about once", async () => {
  await using endpoint = await startModelEndpoint({
    "*": ({ body }) => ({ ...fitting(body), firstTextMs: 500 }),
  });
  await using models = await modelsFile(endpoint.url);
  await using server = await startServer({
    env: { MODELS_FILE: models.file, TRANSCRIBER: "none" },
  });
  const { origin } = server;
  const fields = { ...FIELDS, form: await openForm(origin) };

  const [first, second] = await Promise.all([send(origin, fields), send(origin, fields)]);
  assert.deepEqual(second, first);
  const { interview, cookie } = first;
  const again = await send(origin, fields, cookie);
  assert.equal(again.interview, interview);
  const lost = await send(origin, fields);
  assert.deepEqual(lost, first);
  assert.equal(endpoint.calls.length, 1);
  const page = await fetch(origin + interview, { headers: { cookie } });
  assert.match(await page.text(), /nights on the ward/);

  const changed = await send(origin, { ...fields, role: "Midwife" }, cookie);
  const anew = await send(origin, { ...FIELDS, form: await openForm(origin) }, cookie);
  assert.equal(new Set([interview, changed.interview, anew.interview]).size, 3);
  const history = await fetch(`${origin}/history`, { headers: { cookie } });
  assert.equal(new Set((await history.text()).match(/\/interviews\/[\w-]+/g)).size, 3);
});
