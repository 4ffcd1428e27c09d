export const HISTORY = {
  title: "Your answers",
  empty: {
    title: "No answers yet",
    text:
      "What you answer appears here, with its feedback. You can search it, export it and delete it.",
    action: "Start practising",
  },
  search: {
    label: "Search your answers",
    action: "Search",
    clear: "Show all answers",
  },
  found: { one: "One answer found for “{q}”", other: "{n} answers found for “{q}”" },
  readAs: "Showing results for “{readAs}” instead of “{q}”.",
  notFound: "Nothing found for “{q}”. Try one word of it, or a shorter one.",
  parts: { question: "Question", answer: "Answer", feedback: "Feedback" },
  list: "Answers, newest first",
  older: "Older answers",
  newest: "Newest answers",
  trends: {
    title: "How it has gone",
    few: "After two answers with feedback you see here how each part has changed.",
    note: "Answers without feedback are left out.",
    change: {
      up: "From “{from}” to “{to}” over {n} answers",
      same: "“{to}” over {n} answers",
    },
    measure: "From {from} to {to} {unit} over {n} answers",
    delivery: "Delivery (only you see this)",
  },
  pending: {
    label: "On this device",
    one: "One answer is waiting on this device to be sent.",
    many: "{n} answers are waiting on this device to be sent.",
    send: "Send now",
    sending: "Sending",
    sent: "Sent: it is safe on the server now.",
    check: "Check your words",
    offline: "No network yet. Nothing is lost: try again later.",
    refused: {
      one: "One answer can no longer be sent: its question was deleted, or it was ended before " +
        "all of it had arrived. What is left of it is only on this device.",
      many: "{n} answers can no longer be sent: their questions were deleted, or they were ended " +
        "before all of them had arrived. What is left of them is only on this device.",
      remove: "Delete from this device",
    },
  },
  export: "Export everything",
  exportHint: "A zip file with JSON, Markdown and the sound that is still there.",
} as const;
