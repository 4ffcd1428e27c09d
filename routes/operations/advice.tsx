import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define } from "../../define.ts";
import { seeOther } from "../../lib/http/see_other.ts";
import { texts } from "../../lib/texts/mod.ts";
import { AdvicePage } from "./(_components)/AdvicePage.tsx";

const PRIVATE = { "cache-control": "no-store" };

/** For the operator alone; as JSON where that is asked for. */
export const handler = define.handlers({
  async GET({ req, state }) {
    if (!await state.parts.operator.isSignedIn(req)) return seeOther("/operations");
    return page({ report: null }, { headers: PRIVATE });
  },

  async POST({ req, state: { parts } }) {
    if (!await parts.operator.isSignedIn(req)) return seeOther("/operations");
    const report = await parts.advise();
    return req.headers.get("accept")?.includes("application/json")
      ? Response.json(report, { headers: PRIVATE })
      : page({ report }, { headers: PRIVATE });
  },
});

export default define.page<typeof handler>(function Advice({ data }) {
  return (
    <>
      <Title>{texts().operations.advice.title}</Title>
      <AdvicePage {...data} />
    </>
  );
});
