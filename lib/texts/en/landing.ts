export const LANDING = {
  title: "Practise a job interview, out loud",
  lead:
    "Answer real questions, spoken or typed. Get feedback that quotes your own words. Made for any phone and any network.",
  form: {
    role: "Which job are you preparing for?",
    roleHint: "In your own words, for example “nurse” or “junior web developer”.",
    kind: "What kind of questions?",
    kinds: {
      mix: "A bit of everything",
      behavioral: "What you did before",
      technical: "How you work",
      situational: "What you would do",
      cultural: "Values, by example",
    },
    more: "More choices",
    moreNow: "{count} questions, {mode}, {timer}",
    count: "How many questions",
    mode: "How you answer",
    modes: { speak: "Speak", type: "Type" },
    modeHints: { speak: "You can still type at any time", type: "No microphone, no JavaScript" },
    job: "A job description, if you have one",
    jobHint: "Paste it here, and the questions are chosen from it. It is not kept.",
    jobSent:
      "It is sent to {places}, unless you have switched models off; that can take up to 20 seconds.",
    timer: "Time for each answer",
    timers: { off: "No timer", "60": "1 minute", "120": "2 minutes", "180": "3 minutes" },
    timerHint: "It only shows: it never cuts you off, and you can change it while you speak.",
    now: { speak: "spoken", type: "typed", off: "no timer" },
    start: "Start practising",
    program: "A program writes the feedback, and it can be wrong.",
    model:
      "A program and a model at {places}, to which your words are sent, write the feedback; both can be wrong.",
    before:
      "Your answers are kept for you alone. Sound is deleted after 24 hours, or at once if you like.",
  },
  specimen: {
    title: "What feedback looks like",
    caption: "From the report on a 1:48 answer",
    advice: "Say what came of it",
    quote: "and then we shipped it",
    at: "0:52",
    tryLabel: "Try:",
    try: "“I shipped it, and returns fell by a third in two months.”",
  },
  steps: {
    title: "How it goes",
    items: [
      "You hear or read a question, and answer in your own time. Silence never ends an answer; you do.",
      "You see what was understood, and put right what was not.",
      "You get up to three things to change, each with your own words and an example. Then you answer again.",
    ],
  },
  not: {
    title: "What it is not",
    items: [
      "No score of you as a person: nothing on confidence, accent, personality or fit, and no guess whether you would be hired.",
      "No camera, and no help during a real interview.",
      "No account, no advertising, no training on your answers.",
    ],
  },
  costs: {
    title: "What it costs",
    rows: [
      ["This page", "under 14 kB, no JavaScript"],
      ["The practice page", "under 40 kB, once"],
      ["A 2-minute spoken answer", "about 300 kB"],
      ["The same answer, typed", "about 3 kB"],
      ["Money", "nothing"],
    ],
    note:
      "No network for a while? You can go on speaking: the answer waits on your device and is sent later.",
  },
  models:
    "Your words are also read by a model at {places}. You can switch that off in your settings.",
  stored: {
    title: "What is stored",
    items: [
      "Your answers in words and the feedback, until you delete them.",
      "The sound of spoken answers for 24 hours, so that you can listen back. You can have it deleted at once, or keep it.",
      "One cookie that holds a random number, so that your answers are found again on this device.",
    ],
    more: "Export or delete everything at any time in your settings.",
  },
} as const;
