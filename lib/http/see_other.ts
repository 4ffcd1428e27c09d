/** After a form has done its work the browser gets the result's page, so that reloading repeats nothing. */
export function seeOther(location: string, headers = new Headers()): Response {
  headers.set("location", location);
  return new Response(null, { status: 303, headers });
}
