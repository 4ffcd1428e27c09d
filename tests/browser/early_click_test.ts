/** A press on Record that comes before the page's code has arrived is kept, and does what it should. */
import { journey } from "./journey.ts";
import { openQuestion } from "./practice_page.ts";

journey("an early press on Record is not lost", {}, async ({ page, proxy }) => {
  await openQuestion(page, proxy.origin);
  // The code of islands arrives when it is let through, and no sooner.
  const code = Promise.withResolvers<void>();
  await page.route(/\.js$/, async (route) => {
    await code.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  const agree = page.getByRole("button", { name: "Agree and record" });
  await page.getByRole("button", { name: "Record your answer" }).click();
  if (await agree.isVisible()) throw new Error("The code was there before the press");
  code.resolve();
  await agree.waitFor();
});
