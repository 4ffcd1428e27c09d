import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { SectionStreamView, type StreamTexts } from "../(_components)/SectionStream.tsx";
import { createSectionStream } from "../(_components)/stream_client.ts";

/** Nothing happens before one asks for it. */
export const loading = "interaction";

interface ExampleStreamProps {
  action: string;
  texts: StreamTexts;
}

/** A model answer as it comes, once it is asked for. */
export function ExampleStream({ action, texts }: ExampleStreamProps): JSX.Element {
  const stream = useMemo(() => createSectionStream(), []);
  return <SectionStreamView stream={stream} action={action} texts={texts} />;
}
