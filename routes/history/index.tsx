import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define } from "../../define.ts";
import { Pending } from "../../islands/Pending.tsx";
import { texts } from "../../lib/texts/mod.ts";
import { History, type HistoryData } from "./(_components)/History.tsx";

const NOTHING: HistoryData = { found: null, list: { entries: [], older: null }, trends: null };

export const handler = define.handlers({
  async GET({ state, url }) {
    const { interviews } = state.parts;
    const owner = state.candidateId;
    const query = url.searchParams.get("q")?.trim() ?? "";
    const older = url.searchParams.get("before") ?? undefined;
    if (owner === null) return page({ query, paged: false, ...NOTHING });
    if (query) {
      return page({
        query,
        paged: false,
        ...NOTHING,
        found: await interviews.search(owner, query),
      });
    }
    const [list, trends] = await Promise.all([
      interviews.history(owner, { older }),
      older ? null : interviews.trends(owner),
    ]);
    return page({ query, paged: older !== undefined, found: null, list, trends });
  },
});

export default define.page<typeof handler>(function HistoryPage({ data }) {
  return (
    <>
      <Title>{texts().history.title}</Title>
      <History {...data} pending={<Pending texts={texts().history.pending} />} />
    </>
  );
});
