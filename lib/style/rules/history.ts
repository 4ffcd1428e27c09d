import type { CSSObject } from "@twind/core";

/** Lists of answers, search, trends. */
export const HISTORY: Record<string, CSSObject> = {
  entry: {
    display: "grid",
    gap: "2px",
    padding: "var(--s3) 0",
    minHeight: "48px",
    color: "inherit",
    textDecoration: "none",
    "&:hover .name": { textDecoration: "underline", textUnderlineOffset: ".2em" },
    "& .name": { color: "var(--ink)", fontWeight: "600" },
    "& .name.spoken": { fontWeight: "500" },
  },
  next: {
    background: "var(--tint)",
    margin: "0 calc(-1*var(--s3))",
    padding: "0 var(--s3)",
    borderRadius: "var(--radius)",
  },
  search: {
    display: "grid",
    gridTemplateColumns: "minmax(0,1fr) auto",
    gap: "var(--s2)",
    alignItems: "end",
  },
  trends: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit,minmax(min(100%,13rem),1fr))",
    gap: "var(--s5)",
    "& svg": { width: "100%", maxWidth: "20rem", color: "var(--accent)" },
    "& .baseline": { color: "var(--line)" },
  },
  progress: {
    width: "100%",
    height: "6px",
    borderRadius: "3px",
    color: "var(--accent)",
    "& .track": { color: "var(--line)" },
  },
  numbered: {
    counterReset: "step",
    listStyle: "none",
    padding: "0",
    "& > li": {
      counterIncrement: "step",
      borderTop: "1px solid var(--line)",
      display: "grid",
      gridTemplateColumns: "2.25rem minmax(0,1fr)",
      alignItems: "baseline",
    },
    "& > li:last-child": { borderBottom: "1px solid var(--line)" },
    "& > li::before": {
      content: "counter(step)",
      font: "500 1.25rem/1.55 var(--spoken)",
      color: "var(--accent)",
    },
  },
};
