/** Light stemming: brings word forms and British and American spellings together, no more. */

const IRREGULAR: Readonly<Record<string, string>> = {
  led: "lead",
  built: "build",
  sold: "sell",
  chose: "choos",
  chosen: "choos",
  taught: "teach",
  wrote: "writ",
  written: "writ",
  grew: "grow",
  grown: "grow",
  children: "child",
  people: "person",
  analyses: "analyz",
  analysis: "analyz",
  failure: "fail",
  better: "improv",
};

const SUFFIXES = [
  "ations",
  "ation",
  "ments",
  "ment",
  "ings",
  "ing",
  "ers",
  "ies",
  "ied",
  "ion",
  "ions",
  "er",
  "ed",
  "es",
  "ly",
  "s",
  "e",
  "y",
] as const;

/** The stem of a lower-case English word: "organised", "organizing" and "organization" agree. */
export function stemEnglish(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  const bare = word.replace(/'(?:s|re|ve|ll|d|m)$/u, "").replace(
    /(?<=.{2})our(?=s|ed|ing|$)/u,
    "or",
  );
  const american = bare.replace(/(?<=.{3})is(?=e|ed|es|ing|ation|ations|er$)/u, "iz")
    .replace(/(?<=.{3})ys(?=e|ed|es|ing|er$)/u, "yz");
  return undouble(strip(american));
}

function strip(word: string): string {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix) || word.length - suffix.length < 3) continue;
    if (suffix === "s" && /(?:ss|us|is)$/u.test(word)) continue;
    return word.slice(0, -suffix.length).replace(/(?<=.{3})e+$/u, "");
  }
  return word;
}

function undouble(stem: string): string {
  return /([bdgklmnprt])\1$/u.test(stem) && stem.length > 4 ? stem.slice(0, -1) : stem;
}
