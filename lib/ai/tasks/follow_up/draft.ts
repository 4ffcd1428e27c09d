/** What a model writes. */
import { z } from "zod";

export const followUpDraft = z.object({ quote: z.string(), question: z.string() });
export type FollowUpDraft = z.infer<typeof followUpDraft>;
