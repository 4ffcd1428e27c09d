/** Fetched only by pages that send signals and by islands that use them. */
export * from "@preact/signals";
