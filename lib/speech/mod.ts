export * from "./types.ts";
export * from "./protocol.ts";
