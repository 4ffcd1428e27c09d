import { page } from "fresh";
import { Title } from "../../../components/Title.tsx";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { texts } from "../../../lib/texts/mod.ts";
import { Attempts } from "./(_components)/Attempts.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { interviews } = ctx.state.parts;
    const { owner, id } = ownedBy(ctx);
    const [question, reports, before] = await Promise.all([
      interviews.question(owner, id),
      interviews.attempts(owner, id),
      interviews.answeredBefore(owner, id),
    ]);
    return page({ question, reports, before });
  },
});

export default define.page<typeof handler>(function AttemptsPage({ data }) {
  return (
    <>
      <Title>{texts().report.attempts.title}</Title>
      <Attempts {...data} />
    </>
  );
});
