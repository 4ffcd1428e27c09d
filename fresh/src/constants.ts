/** Everything the framework serves itself lives under this prefix. */
export const INTERNAL_PREFIX = "/_fresh";

/** Query key that locks an asset's address to its content. */
export const ASSET_CACHE_BUST_KEY = "__frsh_c";

/** Query key by which upstream's client asks for the partials of a page only. */
export const PARTIAL_SEARCH_PARAM = "fresh-partial";

/** Where upstream shows errors during development; kept free. */
export const DEV_ERROR_OVERLAY_URL = "/_frsh/error_overlay";

/** Server-sent events that tell a page to reload; development only. */
export const ALIVE_URL = "/_frsh/alive";

/** Script that listens to {@linkcode ALIVE_URL}; development only. */
export const RELOAD_SCRIPT_URL = "/_frsh/reload.js";
