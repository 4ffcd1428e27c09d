import { Head } from "fresh/runtime";
import type { JSX } from "preact";
import { texts } from "../lib/texts/mod.ts";

/** The document's title: what this page is, then the name of the product. */
export function Title({ children }: { children: string }): JSX.Element {
  return (
    <Head>
      <title>{`${children} · ${texts().common.name}`}</title>
    </Head>
  );
}
