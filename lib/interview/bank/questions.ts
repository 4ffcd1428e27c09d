/** The question bank: every question a candidate can be asked, written for this project. */
import type { BankQuestion } from "../types.ts";
import { BEHAVIORAL_BUSINESS } from "./behavioral/business.ts";
import { BEHAVIORAL_DIGITAL } from "./behavioral/digital.ts";
import { BEHAVIORAL_GENERAL } from "./behavioral/general.ts";
import { BEHAVIORAL_SERVICES } from "./behavioral/services.ts";
import { CULTURAL_BUSINESS } from "./cultural/business.ts";
import { CULTURAL_DIGITAL } from "./cultural/digital.ts";
import { CULTURAL_GENERAL } from "./cultural/general.ts";
import { CULTURAL_LEADING } from "./cultural/leading.ts";
import { CULTURAL_SERVICES } from "./cultural/services.ts";
import { SITUATIONAL_BUSINESS } from "./situational/business.ts";
import { SITUATIONAL_DIGITAL } from "./situational/digital.ts";
import { SITUATIONAL_GENERAL } from "./situational/general.ts";
import { SITUATIONAL_SERVICES } from "./situational/services.ts";
import { TECHNICAL_BUSINESS } from "./technical/business.ts";
import { TECHNICAL_DIGITAL } from "./technical/digital.ts";
import { TECHNICAL_GENERAL } from "./technical/general.ts";
import { TECHNICAL_SERVICES } from "./technical/services.ts";

/** Ids are permanent: a question may be reworded or withdrawn, its id is never given to another one. */
export const QUESTION_BANK: readonly BankQuestion[] = [
  ...BEHAVIORAL_GENERAL,
  ...BEHAVIORAL_DIGITAL,
  ...BEHAVIORAL_BUSINESS,
  ...BEHAVIORAL_SERVICES,
  ...TECHNICAL_GENERAL,
  ...TECHNICAL_DIGITAL,
  ...TECHNICAL_BUSINESS,
  ...TECHNICAL_SERVICES,
  ...SITUATIONAL_GENERAL,
  ...SITUATIONAL_DIGITAL,
  ...SITUATIONAL_BUSINESS,
  ...SITUATIONAL_SERVICES,
  ...CULTURAL_GENERAL,
  ...CULTURAL_LEADING,
  ...CULTURAL_DIGITAL,
  ...CULTURAL_BUSINESS,
  ...CULTURAL_SERVICES,
];
