import type { CSSObject, Rule } from "@twind/core";
import { CONTROLS } from "./controls.ts";
import { HISTORY } from "./history.ts";
import { OPERATIONS } from "./operations.ts";
import { RECORDER, RECORDER_CLASSES } from "./recorder.ts";
import { REPORT, STREAMED_CLASSES } from "./report.ts";
import { SHELL } from "./shell.ts";
import { TEXT } from "./text.ts";

/** Component rules come before utilities, so that a utility on the same element wins. */
const component = (name: string, css: CSSObject): Rule => [name, { "@layer components": css }];

/** Marks and remarks numbered alike light each other up: on hover, on focus, and as the link's target. */
const lit: Rule = [
  /^lit-(\d+)$/,
  ({ 1: number }) => ({
    "@layer components": {
      [`.report:has(.lit-${number}:is(:hover,:focus-within,:target)) &`]: {
        background: "var(--lit)",
      },
    },
  }),
];

export const RULES: Rule[] = [
  ...Object.entries({
    ...SHELL,
    ...TEXT,
    ...CONTROLS,
    ...RECORDER,
    ...REPORT,
    ...HISTORY,
    ...OPERATIONS,
  })
    .map(([name, css]) => component(name, css)),
  lit,
];

/** Class attributes that bring others along: those of an island that change in the browser. */
export const COMPANIONS: readonly (readonly [attribute: string, classes: string])[] = [
  ["recorder", RECORDER_CLASSES],
  ["second", STREAMED_CLASSES],
];
