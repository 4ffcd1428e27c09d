import type { ComponentChildren, JSX } from "preact";

interface NoticeProps {
  tone?: "calm" | "attention" | "problem";
  title?: string;
  children?: ComponentChildren;
}

/** Something to know before going on. */
export function Notice({ tone = "calm", title, children }: NoticeProps): JSX.Element {
  return (
    <div class={tone === "calm" ? "notice" : `notice ${tone}`}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}
