export * from "./slot.ts";
export * from "./tokens.ts";
export { hex } from "./contrast.ts";
