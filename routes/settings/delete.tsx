import { page } from "fresh";
import { Title } from "../../components/Title.tsx";
import { define } from "../../define.ts";
import { ownerOf } from "../../lib/http/owner.ts";
import { readFormData } from "../../lib/http/read_form_data.ts";
import { texts } from "../../lib/texts/mod.ts";
import { Erase, Erased } from "./(_components)/Erase.tsx";

/** Recordings that were not sent, drafts, pages shown before, and the cookie go too (W3C Clear Site Data, 3.1). */
const ON_DEVICE = '"cache", "cookies", "storage"';

export const handler = define.handlers({
  GET: ({ state }) => {
    ownerOf(state);
    return page({ erased: false, problems: {} });
  },

  async POST({ req, state }) {
    const owner = ownerOf(state);
    const form = await readFormData(req);
    if (form.get("confirm") !== "yes") {
      const problems = { confirm: texts().settings.erase.problem };
      return page({ erased: false, problems }, { status: 422 });
    }
    await state.parts.interviews.deleteEverything(owner);
    return page({ erased: true, problems: {} }, { headers: { "clear-site-data": ON_DEVICE } });
  },
});

export default define.page<typeof handler>(function DeletePage({ data: { erased, problems } }) {
  return (
    <>
      <Title>{texts().settings.erase.title}</Title>
      {erased ? <Erased /> : <Erase problems={problems} />}
    </>
  );
});
