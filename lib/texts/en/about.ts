/** How the feedback is made, what it rests on, and where it ends. */
export const ABOUT = {
  title: "How the feedback works",
  lead:
    "Plain rules look at your words. Nothing here knows you, and nothing here decides about you.",
  sections: [
    {
      title: "What it looks at",
      text:
        "For each kind of question there is a short list of parts that a complete answer has: for “tell me about a time” these are situation, task, action and result. The program looks for them in your words, and for numbers, names and outcomes, for “I” next to “we”, for the question's own subject, and for length.",
    },
    {
      title: "Why it quotes you",
      text:
        "Every remark rests on words that you said. Before you see it, the program checks that the quote stands in your answer, letter for letter. A remark whose quote is not there is dropped.",
    },
    {
      title: "When it says nothing",
      text:
        "If an answer is too short, cannot be made out, or is about something else, you are told so and nothing is scored. A number that nobody can stand behind is worse than none.",
    },
    {
      title: "What it cannot do",
      text:
        "It does not know whether what you say is true, or right for one company. It misses irony, and good answers that are built in another way. It understands English only. Speech recognition makes more mistakes with some accents and voices than with others, so you can correct the words before anything is judged.",
    },
    {
      title: "Delivery",
      text:
        "Pace, pauses and pitch are measured from the sound, shown to you alone, and never mixed into the feedback on content. There is no score for confidence, accent, mood or personality, on purpose. You can switch delivery off.",
    },
    {
      title: "Live hints",
      text:
        "While you speak there is at most one calm hint, and you can hide it. In studies, feedback after speaking taught more than feedback during it.",
    },
  ],
  models: {
    title: "The second reading",
    none: "No AI model reads answers here: a program with fixed rules wrote all feedback.",
    stay: "Your words stay on this server.",
    voice: "Your voice is sent to {places} to be written down.",
    here:
      "After the coach, an AI model that runs on this server reads your words. You can switch it off in your settings.",
    sent:
      "After the coach, an AI model reads your words. They are sent to {places}. You can switch it off in your settings.",
    how:
      "Its remarks are held to the same rule: one whose quote does not stand in your answer, letter for letter, is not shown.",
  },
  sources: {
    title: "What this rests on",
    items: [
      "Chollet and others 2022: feedback after speaking, made personal, gave the gain in training",
      "Hoque and others 2013 (MACH): practice with feedback helped, practice alone did not",
      "Koenecke and others, PNAS 2020: speech recognition errs about twice as often for some speakers",
      "de Jong and Wempe 2009: finding syllables in sound without words",
    ],
  },
  ai:
    "Nobody at this site reads your answers to judge them. Each report says who wrote it: a program with fixed rules, or an AI model by name.",
} as const;
