import type { CSSObject } from "@twind/core";

/** The operator's page: figures first, wide tables scroll inside their own frame. */
export const OPERATIONS: Record<string, CSSObject> = {
  tiles: {
    display: "grid",
    gap: "var(--s4)",
    gridTemplateColumns: "repeat(auto-fill,minmax(min(100%,22rem),1fr))",
    alignItems: "start",
  },
  scroll: { overflowX: "auto" },
  figures: {
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    fontSize: ".9375rem",
    width: "100%",
    "& caption": { textAlign: "left", color: "var(--quiet)", padding: "var(--s1) 0" },
    "& th,& td": {
      textAlign: "right",
      padding: "var(--s2) var(--s2)",
      borderTop: "1px solid var(--line)",
      whiteSpace: "nowrap",
    },
    "& thead th": { borderTop: "0", color: "var(--quiet)", fontWeight: "500" },
    "& th:first-child": { textAlign: "left", paddingLeft: "0" },
  },
  intervals: { width: "100%", maxWidth: "32rem" },
  "entry-block": { borderTop: "1px solid var(--line)", paddingTop: "var(--s3)" },
};
