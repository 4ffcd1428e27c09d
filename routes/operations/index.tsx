import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define } from "../../define.ts";
import { readFormData } from "../../lib/http/read_form_data.ts";
import { seeOther } from "../../lib/http/see_other.ts";
import { texts } from "../../lib/texts/mod.ts";
import { Overview } from "./(_components)/Overview.tsx";
import { SignIn } from "./(_components)/SignIn.tsx";

const PRIVATE = { "cache-control": "no-store" };

export const handler = define.handlers({
  async GET({ req, state }) {
    const { operator, ai, queries, caches } = state.parts;
    const view = await operator.isSignedIn(req)
      ? { ai: await ai.operations.view(), queries: await queries(), caches: caches() }
      : null;
    return page({ view, wrong: false }, { headers: PRIVATE });
  },

  /** The key signs in; `out` signs out. */
  async POST({ req, url, state: { parts: { operator } } }) {
    const form = await readFormData(req);
    const secure = url.protocol === "https:";
    if (form.has("out")) return signed(await operator.signOut({ secure }));
    if (await operator.isKey(String(form.get("key") ?? "").trim())) {
      return signed(await operator.signIn({ secure }));
    }
    return page({ view: null, wrong: true }, { status: 403, headers: PRIVATE });
  },
});

const signed = (cookie: string): Response =>
  seeOther("/operations", new Headers({ "set-cookie": cookie }));

export default define.page<typeof handler>(function OperationsPage({ data: { view, wrong } }) {
  return (
    <>
      <Title>{texts().operations.title}</Title>
      {view
        ? <Overview view={view.ai} queries={view.queries} caches={view.caches} />
        : <SignIn wrong={wrong} />}
    </>
  );
});
