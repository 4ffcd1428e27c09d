import { ABOUT } from "./about.ts";
import { COMMON } from "./common.ts";
import { EXPORTED } from "./exported.ts";
import { FORMS } from "./forms.ts";
import { HISTORY } from "./history.ts";
import { INTERVIEW } from "./interview.ts";
import { LANDING } from "./landing.ts";
import { OPERATIONS } from "./operations.ts";
import { PRACTICE } from "./practice.ts";
import { REPORT } from "./report.ts";
import { REVIEW } from "./review.ts";
import { SETTINGS } from "./settings.ts";

export const EN = {
  common: COMMON,
  landing: LANDING,
  interview: INTERVIEW,
  practice: PRACTICE,
  review: REVIEW,
  report: REPORT,
  history: HISTORY,
  settings: SETTINGS,
  about: ABOUT,
  exported: EXPORTED,
  forms: FORMS,
  operations: OPERATIONS,
} as const;
