/** Stands in the page's one `<style>` until the response leaves; see styles() in middleware.server.ts. */
export const STYLE_SLOT = "/*style*/";
