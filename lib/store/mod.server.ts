/** Opening the store that the settings name. */
export { openStore, type StoreConfig } from "./open.server.ts";
