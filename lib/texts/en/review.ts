export const REVIEW = {
  title: "Your words",
  lead:
    "This is what was understood. Put right what is wrong: the feedback looks at these words only.",
  unsure: {
    one: "One word was hard to hear. It is underlined and marked with a question mark.",
    other: "{n} words were hard to hear. They are underlined and marked with a question mark.",
  },
  unsureMark: "(?)",
  listen: "Listen back",
  heard: "What was heard",
  by: "Written by {provider}",
  edit: "Your answer in words",
  editHint: "Change only what was misheard.",
  send: "Get feedback",
  waiting: {
    title: "Your words are being written",
    text: "This takes a few seconds. You can also come back later: your answer is safe.",
    still: "Stop this page from looking by itself",
    sofar: "So far",
    look: "Look again now",
  },
  nobody: {
    notes: {
      no_recogniser: "Nothing writes words down on this site.",
      nothing_heard: "No words could be heard in the recording.",
      recogniser_failed: "Writing your words down did not work this time. The recording is safe.",
    },
    lead: "Listen back, and type what you said: roughly is fine.",
    skip: "Skip: no feedback on this one",
  },
  later: "Later",
} as const;
