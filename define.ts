/** Fresh's typed helpers, bound once to what this app's requests carry. */
import { createDefine } from "fresh";
import type { State } from "./lib/http/state.ts";

export type { State } from "./lib/http/state.ts";
export const define = createDefine<State>();
