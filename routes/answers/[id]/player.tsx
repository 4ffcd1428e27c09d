import { HttpError, page } from "fresh";
import type { RouteConfig } from "fresh";
import { define } from "../../../define.ts";
import { ownedBy } from "../../../lib/http/owner.ts";
import { texts } from "../../../lib/texts/mod.ts";

/** The page in the frame: nothing but the sound. */
export const config: RouteConfig = { skipInheritedLayouts: true };

export const handler = define.handlers({
  async GET(ctx) {
    const { owner, id } = ownedBy(ctx);
    const answer = await ctx.state.parts.interviews.answer(owner, id);
    if (answer.audio !== "kept") throw new HttpError(404);
    const asked = ctx.url.searchParams.get("t");
    const seconds = asked && /^\d{1,5}$/.test(asked) ? Number(asked) : null;
    return page({ id: answer.id, seconds });
  },
});

/** Links to `?t=52` play from that second; the frame alone, opened with the page, stays quiet. */
export default define.page<typeof handler>(function PlayerPage({ data: { id, seconds } }) {
  const from = seconds === null ? "" : `#t=${seconds}`;
  return (
    <main class="sound">
      <h1 class="sr">{texts().report.player}</h1>
      <audio
        controls
        autoplay={seconds !== null}
        preload={seconds === null ? "none" : "auto"}
        src={`/api/answers/${id}/audio.ogg${from}`}
        aria-label={texts().report.player}
      />
    </main>
  );
});
