import assert from "node:assert/strict";
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { App, setBuildCache } from "../../app.ts";
import type { IslandLoading } from "../../build_cache.ts";
import { parse } from "../../jsonify/parse.ts";
import { captureLog, FakeServer, MockBuildCache } from "../../test_utils.ts";
import { Head } from "../head.ts";

interface CounterProps {
  count: Signal<number> | ReadonlySignal<number> | number;
}

const Counter = ({ count }: CounterProps) => <b>{count}</b>;

interface FrameProps {
  children?: ComponentChildren;
  aside?: VNode;
  note?: string;
}

const Frame = ({ children, aside }: FrameProps) => (
  <div>
    {aside}
    {children}
  </div>
);
const Closed = (_props: FrameProps) => <i>closed</i>;
const Outer = () => (
  <p>
    <Counter count={7} />
  </p>
);
const Titled = () => (
  <Head>
    <title>from island</title>
  </Head>
);
const Throwing = () => {
  throw new Error("island");
};

const LATE: IslandLoading = { when: "visible", network: null };

async function render(vnode: VNode, basePath = ""): Promise<Response> {
  const cache = new MockBuildCache([], "production");
  cache.addIsland(Counter, { imports: ["/_fresh/js/shared.js"], css: ["/counter.css"] });
  for (const island of [Frame, Outer, Titled, Throwing]) cache.addIsland(island);
  cache.addIsland(Closed, { loading: LATE });
  const app = new App({ basePath }).get("/", (ctx) => ctx.render(vnode));
  setBuildCache(app, cache, "production");
  return await new FakeServer(app.handler()).get(basePath || "/");
}

async function bodyOf(vnode: VNode): Promise<string> {
  const html = await (await render(vnode)).text();
  return /<body>(.*)<\/body>/s.exec(html)![1]!.replace(/<script id=.*<\/script>/s, "");
}

/** Props of the page's islands as the client would revive them. */
function stateOf(html: string): { props: Record<string, unknown> }[] {
  const json = /<script id="__FRSH_STATE"[^>]*>(.*?)<\/script>/s.exec(html)![1]!;
  return parse(json, {
    Signal: (value: unknown) => ({ signal: value }),
    Computed: (value: unknown) => ({ computed: value }),
    Slot: (value: unknown) => ({ slot: value }),
  });
}

Deno.test("a page without islands has no script and preloads nothing", async () => {
  const res = await render(<h1>Hello</h1>);
  assert.equal(res.headers.get("Link"), null);
  assert.doesNotMatch(await res.text(), /script/);
});

Deno.test("an island is rendered between its markers, its props once for the page", async () => {
  const count = signal(3);
  const res = await render(
    <>
      <Counter count={count} />
      <Counter key="a:b" count={count} />
    </>,
  );
  const html = await res.text();
  assert.match(html, /<!--frsh:island:Counter:0:--><b>3<\/b><!--\/frsh:island-->/);
  assert.match(html, /<!--frsh:island:Counter:1:a_b--><b>3<\/b><!--\/frsh:island-->/);
  const [first, second] = stateOf(html);
  assert.deepEqual(first!.props, { count: { signal: 3 } });
  assert.equal(first!.props.count, second!.props.count);
});

Deno.test("a computed signal is sent as what it was", async () => {
  const html = await (await render(<Counter count={computed(() => 5)} />)).text();
  assert.deepEqual(stateOf(html)[0]!.props, { count: { computed: 5 } });
});

Deno.test("a page with islands boots them from the head and preloads what is due at once", async () => {
  const res = await render(
    <>
      <Counter count={1} />
      <Closed />
    </>,
    "/base",
  );
  const files = [...res.headers.get("Link")!.matchAll(/<([^>]*)>; rel="modulepreload"/g)]
    .map(([, file]) => file);
  assert.deepEqual(
    files,
    ["boot", "Counter", "shared"].map((name) => `/base/_fresh/js/${name}.js`),
  );
  const html = await res.text();
  const head = /<head>(.*)<\/head>/s.exec(html)![1]!;
  assert.match(head, /<script type="module" nonce="[0-9a-f]{32}">import/);
  assert.match(head, /<link rel="stylesheet" href="\/base\/counter\.css">/);
});

Deno.test("an island inside another is part of it", async () => {
  assert.equal(
    await bodyOf(<Outer />),
    "<!--frsh:island:Outer:0:--><p><b>7</b></p><!--/frsh:island-->",
  );
});

Deno.test("JSX given to an island becomes slots, whose islands are their own", async () => {
  const vnode = (
    <Frame aside={<em>aside</em>}>
      a &lt; b
      <Counter count={1} />
    </Frame>
  );
  const html = await (await render(vnode)).text();
  assert.match(html, /<!--frsh:slot:0:aside--><em>aside<\/em><!--\/frsh:slot-->/);
  assert.match(
    html,
    /<!--frsh:slot:1:children-->a &lt; b.*<!--frsh:island:Counter:1:--><b>1<\/b>.*<!--\/frsh:slot-->/s,
  );
  assert.deepEqual(stateOf(html)[0]!.props, {
    aside: { slot: { id: 0, name: "aside" } },
    children: { slot: { id: 1, name: "children" } },
  });
});

Deno.test("plain text and lists in a slot are escaped", async () => {
  assert.match(await bodyOf(<Frame>{"<script>"}</Frame>), /--&lt;script>|-->&lt;script>/);
  assert.match(await bodyOf(<Frame>{["<a>", 1, null]}</Frame>), /-->&lt;a>1</);
});

Deno.test("a slot that its island does not show waits in a template, islands included", async () => {
  const vnode = (
    <Closed>
      <Closed>
        <Counter count={1} />
      </Closed>
    </Closed>
  );
  assert.equal(
    await bodyOf(vnode),
    "<!--frsh:island:Closed:0:--><i>closed</i><!--/frsh:island-->" +
      '<template id="frsh-0-children"><!--frsh:island:Closed:1:--><i>closed</i><!--/frsh:island-->' +
      '</template><template id="frsh-1-children">' +
      "<!--frsh:island:Counter:2:--><b>1</b><!--/frsh:island--></template>",
  );
});

Deno.test("props cannot end the script they are sent in", async () => {
  const note = "</script><!--<script>alert(1)</script>";
  const html = await (await render(<Frame note={note} />)).text();
  assert.equal(stateOf(html)[0]!.props.note, note);
});

Deno.test("a key cannot end the comment it is written in", async () => {
  assert.match(
    await bodyOf(<Counter key="--><script>" count={1} />),
    /<!--frsh:island:Counter:0:--__script_--><b>/,
  );
});

Deno.test("a keyed component keeps its key for the client", async () => {
  const Plain = () => <u>x</u>;
  assert.equal(await bodyOf(<Plain key={12n} />), "<!--frsh:key:12--><u>x</u><!--/frsh:key-->");
});

Deno.test("an island may set the title", async () => {
  const html = await (await render(<Titled />)).text();
  assert.match(html, /<title>from island<\/title>.*<\/head>/s);
  assert.doesNotMatch(html, /<body>.*<title>/s);
});

Deno.test("a rendering that failed leaves nothing behind for the next", async () => {
  const node = (
    <Frame>
      <Counter count={1} />
    </Frame>
  );
  const first = await bodyOf(node);
  await captureLog("error", async () => {
    assert.equal((await render(<Throwing />)).status, 500);
  });
  assert.equal(await bodyOf(node), first);
});
