import { Signal } from "@preact/signals";

interface SignalTextProps {
  data: Signal<unknown>;
}

/**
 * What a signal among children renders to. In the browser the library keeps the text up to date by
 * two computed signals and an effect, which a document that is sent once has no use for; they cost
 * more than the rest of a small island.
 */
function SignalText({ data }: SignalTextProps): unknown {
  const value = data.peek();
  return value === 0 ? 0 : value === true ? "" : value || "";
}

/** Makes signals render as plain text in this process; the properties are meant to be redefined. */
export function renderSignalsAsText(): void {
  Object.defineProperties(Signal.prototype, {
    type: { configurable: true, value: SignalText },
    props: {
      configurable: true,
      get(this: Signal<unknown>): SignalTextProps {
        return { data: this };
      },
    },
  });
}
