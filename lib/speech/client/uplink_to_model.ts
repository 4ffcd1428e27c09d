import type { RecorderModel } from "./recorder_model.ts";
import type { UplinkEvents } from "./uplink_types.ts";

type Shown = Omit<UplinkEvents, "onAcknowledged" | "onDone" | "onRefused">;

/** Shows what the uplink tells while an answer is spoken. */
export function modelEvents(model: RecorderModel): Shown {
  return {
    onLink(link) {
      model.link.value = link;
      if (model.state.value === "sending" && link !== "online") model.state.value = "held";
      else if (model.state.value === "held" && link === "online") model.state.value = "sending";
    },
    onBytes: (bytes) => model.bytesSent.value = bytes,
    onRecogniser: (name) => model.recogniser.value = name,
    onPartial: (partial) => model.captions.value = { ...model.captions.value, partial },
    onFinal({ text }) {
      const { final } = model.captions.value;
      model.captions.value = { final: [...final, text], partial: "" };
      model.queue.value = null;
    },
    onQueued: (ahead) => model.queue.value = ahead > 0 ? { ahead } : null,
  };
}
