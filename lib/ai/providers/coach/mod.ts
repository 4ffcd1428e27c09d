export { COACH_MODEL, isCoach } from "./model.ts";
export { coachProvider } from "./provider.ts";
