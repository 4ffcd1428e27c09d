import { speak } from "../../tests/support/speech.ts";
import { readWav, type Wav } from "../../tests/support/wav.ts";

const ANSWER =
  "In my last job I was the lead of a small team of four people. Our biggest customer wanted a new report " +
  "in two weeks, but my manager wanted to finish another project first. I asked for a meeting and I showed " +
  "him the numbers. I explained that we could lose the customer. Then I built a simple version with one " +
  "engineer in five days. In the end the customer stayed and paid twenty percent more the next year.";

const RECORDING = new URL("./answer.wav", import.meta.url);

/** An answer spoken by flite where it is installed; else a shorter one that was recorded with it. */
export async function recordedAnswer(): Promise<Wav> {
  try {
    return await speak(ANSWER);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return readWav(await Deno.readFile(RECORDING));
  }
}
