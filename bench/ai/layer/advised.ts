const TITLE = /"title"\s*:\s*"(?:[^"\\]|\\.)*"/u;

/** Whether a draft, given in pieces, has the title of its first piece of advice whole: a run shows it from there on. */
export function advised(): (text: string) => boolean {
  let written = "";
  let isWhole = false;
  return (text) => isWhole ||= TITLE.test(written += text);
}
