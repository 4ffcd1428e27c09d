/** Time as the AI layer sees it. */
export { type Clock, systemClock } from "../../clock.ts";
