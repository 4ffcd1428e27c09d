/** The advisor's own table of cases. */
import type { AdvisorCase } from "../case.ts";
import { COMPOSITE_CASES } from "./composite.ts";
import { EXISTING_CASES } from "./existing.ts";
import { HELPDESK_CASES } from "./helpdesk.ts";
import { JOIN_CASES } from "./joins.ts";
import { LATER_CASES } from "./later.ts";
import { NESTED_CASES } from "./nested.ts";
import { SINGLE_CASES } from "./single.ts";
import { SPECIAL_CASES } from "./special.ts";

export const CASES: readonly AdvisorCase[] = [
  ...SINGLE_CASES,
  ...COMPOSITE_CASES,
  ...SPECIAL_CASES,
  ...JOIN_CASES,
  ...EXISTING_CASES,
  ...LATER_CASES,
  ...HELPDESK_CASES,
  ...NESTED_CASES,
];
