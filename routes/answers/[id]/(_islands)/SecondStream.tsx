import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { SectionStreamView, type StreamTexts } from "../(_components)/SectionStream.tsx";
import { createSectionStream } from "../(_components)/stream_client.ts";

/** The coach's feedback comes first. */
export const loading = "idle";

interface SecondStreamProps {
  /** Whether it is asked for at once, or by a button. */
  auto: boolean;
  action: string;
  texts: StreamTexts;
}

/** A model's reading as it comes; it goes on if one leaves. */
export function SecondStream({ auto, action, texts }: SecondStreamProps): JSX.Element {
  const stream = useMemo(() => createSectionStream(), []);
  useEffect(() => {
    if (auto) void stream.start(action);
  }, [auto, action]);
  return <SectionStreamView stream={stream} auto={auto} action={action} texts={texts} />;
}
