import { define } from "../define.ts";

/** The process runs. */
export const handler = define.handlers({ GET: () => new Response("ok\n") });
