/** What a model writes. */
import { z } from "zod";

export const modelAnswerDraft = z.object({ paragraphs: z.array(z.string()).min(1).max(6) });
export type ModelAnswerDraft = z.infer<typeof modelAnswerDraft>;
