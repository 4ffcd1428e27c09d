import type { ComponentChildren, VNode } from "preact";

export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Puts its children into the document's head: on the server while rendering, the last one of a key
 * winning. In the browser it renders nothing, since the server has put them there.
 */
export function Head(_props: HeadProps): VNode | null {
  return null;
}
Head.displayName = "Head";
