import { type Database, json } from "../db/mod.ts";
import { type Delivered, measureDelivery } from "../speech/mod.server.ts";

/** Measures anew with these words; the sound's own figures stay what they were. */
export async function storeDelivery(
  db: Database,
  answerId: string,
  delivered: Delivered,
): Promise<void> {
  const delivery = json(measureDelivery(delivered));
  await db.insertInto("deliveries").values({ answer_id: answerId, delivery })
    .onConflict((conflict) => conflict.column("answer_id").doUpdateSet({ delivery })).execute();
}
