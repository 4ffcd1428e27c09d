export { COACH_MODEL } from "./model.ts";
export { coachProvider } from "./provider.ts";
