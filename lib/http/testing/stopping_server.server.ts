/** Asks itself to stop in the middle of a request, and answers it with whether what it needs is still open. */
import { serve } from "../serve.server.ts";

let open = true;
const stopping = Promise.withResolvers<void>();

serve(async () => {
  Deno.kill(Deno.pid, "SIGTERM");
  await stopping.promise;
  return new Response(open ? "open" : "closed");
}, {
  host: "127.0.0.1",
  port: 0,
  // deno-lint-ignore no-console -- how the test learns the address
  onListen: (origin) => console.log(origin),
  onStop: () => Promise.resolve(stopping.resolve()),
  onStopped: () => Promise.resolve(void (open = false)),
});
