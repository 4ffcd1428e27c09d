export { styles } from "./middleware.server.ts";
export { createCssFor, type CssFor } from "./sheet.server.ts";
