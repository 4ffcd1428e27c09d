export const SETTINGS = {
  title: "Settings",
  saved: "Saved.",
  savedDeleted: {
    one: "Saved. The sound of one answer has been deleted.",
    other: "Saved. The sound of {n} answers has been deleted.",
  },
  retention: {
    title: "How long sound is kept",
    options: {
      at_once: "Delete it as soon as the feedback is written",
      day: "Keep it 24 hours, to listen back",
      keep: "Keep it until I delete it",
    },
    hint: "Words and feedback stay either way. Sound that is already here follows the new choice.",
  },
  delivery: {
    title: "Delivery: pace, pauses, pitch",
    options: {
      off: "Off: do not show it",
      private: "Show it to me, beside typical ranges",
      baseline: "Show it beside my own earlier answers only",
    },
    hint:
      "If you stutter, speak with a device, or interview in a second language, typical ranges may not be yours. The content feedback never uses delivery.",
  },
  models: {
    title: "A second reading by an AI",
    options: {
      ask: "On: my words, never my voice, are sent to {places} for it",
      off: "Off: my words stay on this server",
    },
    optionsHere: { ask: "On: the model runs on this server", off: "Off" },
    /** Where a model elsewhere also writes the words down. */
    voice: {
      title: "AI models",
      ask:
        "On: my voice is sent to {voice} to be written down, and my words to {places} for a second reading",
      askVoice: "On: my voice is sent to {voice} to be written down",
      off: "Off: my voice and my words stay on this server",
    },
    hint: "The built-in coach always reads first, and needs nobody else.",
  },
  save: "Save",
  data: {
    title: "Your data",
    text:
      "Your answers in words, the feedback, and the sound for as long as you chose. They are tied to a random number in a cookie on this device; nobody else can read them.",
    export: "Export everything",
    exportHint: "A zip file with JSON, Markdown and sound.",
    delete: "Delete everything",
  },
  none: "There is nothing stored for this device yet, so there is nothing to set.",
  start: "Start practising",
  erase: {
    title: "Delete everything?",
    text:
      "All interviews, answers, sound and feedback of this device are deleted for good. This cannot be undone.",
    export: "Export first",
    action: "Yes, delete everything",
    cancel: "No, go back",
    problem: "Tick the box first",
    confirm: "I want to delete everything",
    done: "Everything has been deleted. Nothing about you is stored here any more.",
  },
} as const;
