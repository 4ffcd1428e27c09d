/** A candidate without a browser: keeps its cookie, fills in forms, follows where they lead. */
export class DemoCandidate {
  readonly #origin: string;
  #cookie = "";

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Headers that a browser on this site would send. */
  get headers(): Record<string, string> {
    return { cookie: this.#cookie, origin: this.#origin, "sec-fetch-site": "same-origin" };
  }

  /** Sends a form and returns where the server sends the candidate next. */
  async submit(path: string, fields: Record<string, string> = {}): Promise<string> {
    const response = await this.#fetch(path, {
      method: "POST",
      body: new URLSearchParams(fields),
    });
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (!location) throw new Error(`POST ${path} answered ${response.status} and led nowhere`);
    return new URL(location, this.#origin).pathname;
  }

  /** Sets up an interview of one behavioral question to speak to; gives its path and the question's id. */
  async startInterview(role: string): Promise<{ interview: string; question: string }> {
    const interview = await this.submit("/", {
      role,
      kind: "behavioral",
      questionCount: "1",
      mode: "speak",
      timeLimitS: "",
    });
    const question = /\/questions\/([\w-]+)/.exec(await this.text(interview))?.[1];
    if (!question) throw new Error(`No question found at ${interview}`);
    return { interview, question };
  }

  /** @throws Error when the page answers with anything but success */
  async get(path: string): Promise<Response> {
    const response = await this.#fetch(path);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
    return response;
  }

  async text(path: string): Promise<string> {
    return await (await this.get(path)).text();
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(path)) as T;
  }

  /** A socket that carries the candidate's cookie. */
  socket(path: string): WebSocket {
    const url = new URL(path, this.#origin.replace("http", "ws"));
    // The DOM's types, which stand here, do not know Deno's second argument.
    return new WebSocket(url, { headers: this.headers } as never);
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      headers: this.headers,
      redirect: "manual",
    });
    const cookie = response.headers.getSetCookie()[0];
    if (cookie) this.#cookie = cookie.split(";")[0] ?? "";
    return response;
  }
}
