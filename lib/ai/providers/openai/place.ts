/** Where prompts go, told by an address. */

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The host; null for this machine's own, where a model is taken to run that sends nothing on. */
export function placeOf(baseUrl: string): string | null {
  const { hostname, host } = new URL(baseUrl);
  return LOOPBACK.test(hostname) ? null : host;
}
