import { json } from "../db/mod.ts";
import type { SoundMeasures, Transcript } from "../speech/mod.ts";
import type { InterviewParts } from "./parts.server.ts";

/** Measures anew with these words; the sound's own figures stay what they were. */
export async function storeDelivery(
  { db, measureDelivery }: Pick<InterviewParts, "db" | "measureDelivery">,
  answerId: string,
  input: { readonly sound: SoundMeasures | null; readonly transcript: Transcript | null },
): Promise<void> {
  const delivery = json(measureDelivery(input));
  await db.insertInto("deliveries").values({ answer_id: answerId, delivery })
    .onConflict((conflict) => conflict.column("answer_id").doUpdateSet({ delivery })).execute();
}
