/** What the coach says in English. Whole sentences, second person, calm; blanks stand in [square brackets]. */

export const COACH_TEXTS = {
  /** What each abstention tells, and what can be done. No figures. */
  abstentions: {
    empty: "There are no words to go on yet. Record your answer again, or type it.",
    too_short:
      "This answer is too short to say anything useful about. Add what happened, what you did and what came of it.",
    gibberish:
      "These words do not read as sentences, so they cannot be judged. Check the transcript, or record your answer again.",
    off_topic:
      "Little in this answer takes up the question, so it was not judged. Read the question once more and answer it directly.",
    question_repeated:
      "This is mostly the question itself. Say what you did or would do, in your own words.",
    low_confidence:
      "Too much of the recording was hard to make out, so it was not judged. Correct the transcript, or record again somewhere quieter.",
    unsupported_language:
      "Feedback by the coach is in English only so far. Your answer is kept as it is.",
  },

  parts: {
    situation: {
      name: "the situation",
      missing: "Say where and when this was.",
      why: "Someone who was not there cannot picture it yet.",
      example: "At [where], in [when], [what was going on]: {clause}.",
      blank: "In [when] at [where], [what was going on].",
      followUp: "You said “{quote}”. Where and when was that, and what was going on?",
    },
    task: {
      name: "the task",
      missing: "Say what you had to achieve.",
      why: "What you did is clearer once it is known what was asked of you.",
      example: "I had to [what was asked of you] by [when], so {clause}.",
      exampleElse: "{sentence} I had to [what was asked of you] by [when].",
      blank: "I had to [what was asked of you] by [when].",
      followUp: "You said “{quote}”. What exactly did you have to achieve, and by when?",
    },
    action: {
      name: "your action",
      missing: "Say what you did, step by step.",
      why: "The steps you took are the heart of this kind of answer.",
      example: "{clause}. First I [step one], then I [step two].",
      blank: "First I [step one], then I [step two].",
      followUp: "You said “{quote}”. What did you do yourself, step by step?",
    },
    result: {
      name: "the result",
      missing: "Say what came of it.",
      why: "The story stops before what changed because of you.",
      example: "{first}, and [what changed, in numbers] within [how long].",
      blank: "As a result, [what changed, in numbers] within [how long].",
      followUp: "You said “{quote}”. What changed because of that, in numbers if you have them?",
    },
    approach: {
      name: "your approach",
      missing: "Say how you would go about it, step by step.",
      why: "The order of your steps shows how you think.",
      example: "First I would [step one], then [step two]. {sentence}",
      blank: "First I would [step one], then [step two].",
      followUp: "You said “{quote}”. How would you go about it, step by step?",
    },
    tradeoffs: {
      name: "the trade-offs",
      missing: "Name one alternative and what it would cost.",
      why: "A choice says more when it is known what it was chosen over.",
      example: "{clause}, rather than [the alternative], because [what that would cost].",
      blank: "I would choose that rather than [the alternative], because [what that would cost].",
      followUp: "You said “{quote}”. What else did you consider, and what would it have cost?",
    },
    verification: {
      name: "how you check it",
      missing: "Say how you would know that it works.",
      why: "There is no check yet that shows it worked.",
      example:
        "{clause}. I would know that it works by [test or measurement]: [the figure you expect].",
      blank: "I would know that it works by [test or measurement]: [the figure you expect].",
      followUp: "You said “{quote}”. How would you know that it works?",
    },
    clarify: {
      name: "what you find out first",
      missing: "Say what you would find out first.",
      why: "The answer goes straight to acting, before the facts are known.",
      example: "First I would ask [whom] about [what you need to know]. Then {clause}.",
      exampleElse: "{sentence} First I would ask [whom] about [what you need to know].",
      blank: "First I would ask [whom] about [what you need to know].",
      followUp: "You said “{quote}”. What would you want to find out before that, and from whom?",
    },
    options: {
      name: "the options",
      missing: "Name two ways you could take.",
      why: "One way only leaves open whether you saw another.",
      example: "I could [first option] or [second option]. {sentence}",
      blank: "I could [first option] or [second option].",
      followUp: "You said “{quote}”. Which other way did you see, and why not that one?",
    },
    decision: {
      name: "your decision",
      missing: "Say what you would decide.",
      why: "The answer weighs things up and stops before choosing.",
      example: "{clause}. So I would [what you decide], because [your reason].",
      blank: "I would [what you decide], because [your reason].",
      followUp: "You said “{quote}”. What would you decide in the end, and why?",
    },
    consequence: {
      name: "what follows from it",
      missing: "Say what your choice would lead to.",
      why: "It is open what happens after your decision.",
      example: "{clause}, so that [who] can [what follows], and I would check [when].",
      blank: "That way [who] can [what follows], and I would check [when].",
      followUp: "You said “{quote}”. What would follow from that, for whom?",
    },
    value: {
      name: "what matters to you",
      missing: "Say what matters to you, in one sentence.",
      why: "Your example is clearer when it is known what it stands for.",
      example: "What matters to me is [the value, in your words]. {sentence}",
      blank: "What matters to me is [the value, in your words].",
      followUp: "You said “{quote}”. What does that say about what matters to you at work?",
    },
    example: {
      name: "an example",
      missing: "Give one time when this showed.",
      why: "One thing that happened says more than a general statement.",
      example: "{clause}. For example, in [when] at [where] I [what you did].",
      blank: "For example, in [when] at [where] I [what you did].",
      followUp: "You said “{quote}”. When did that show last, and what did you do?",
    },
    led_to: {
      name: "what it led to",
      missing: "Say what it led to.",
      why: "The example ends before what it changed.",
      example: "{first}, and since then [what is different, and for whom].",
      blank: "Since then [what is different, and for whom].",
      followUp: "You said “{quote}”. What did it lead to, for you or for others?",
    },
  },

  structure: {
    whole: "All parts of a clear answer are there: {parts}.",
    some: "You gave {found}. Still open: {missing}.",
    none: "The parts that make an answer easy to follow are still open: {missing}.",
  },

  specificity: {
    high: "You name figures, times or names, as here, so it is easy to picture.",
    middle:
      "Some of it is concrete, as here. One or two figures more would make it easy to picture.",
    low: "This stays general: no figure, name or date says how much, who or when.",
    title: "Put a figure or a name to it.",
    why: "How much, how many, who or when: one of them makes this easy to picture.",
    example: "{clause}: [a figure, a name or a date that shows it].",
    exampleChange: "{clause}, from [before] to [after], in [how long].",
  },

  ownership: {
    high: "Your own part is plain, as here.",
    middle: "Your own part shows in places, as here. Elsewhere it is hard to tell who did what.",
    low: "It is hard to tell here what you did yourself.",
    title: "Say what you did yourself.",
    why: "From “we” or “it was done” nobody can tell which part was yours.",
    example: "{first}, while [who else] [their part].",
    exampleNoActor: "I [what you did yourself], and {clause}.",
  },

  relevance: {
    high: "You take up what was asked, as here.",
    middle: "Part of the question is taken up, as here. The rest of it is still open.",
    low: "It takes a while to see how this answers the question.",
    title: "Answer the question in your first sentence.",
    why: "The question asked about {asked}, and this does not say yet how the two go together.",
    whyPlain: "It is not clear yet how this bears on the question.",
    example: "[Your answer about {asked}, in one sentence.] {sentence}",
    examplePlain: "[Your answer to the question, in one sentence.] {sentence}",
  },

  length: {
    good: "The length fits: long enough for the detail, short enough to follow.",
    short:
      "There is room for more: about {low} to {high} words suit this kind of question, and this has {words}.",
    long: "This runs to {words} words; about {low} to {high} are easier to follow.",
    titleShort: "Add two or three sentences here.",
    whyShort: "There is room for more detail, and this is a good place for it.",
    exampleShort: "{clause}. [What you did next, and why.] [What came of it.]",
    titleLong: "Say this in one sentence.",
    whyLong: "A shorter answer keeps the main point in view, and this can be said in fewer words.",
    exampleLong: "{clause}.",
  },

  /** When nothing is missing. */
  deepen: {
    behavioral: "You said “{quote}”. What would you do differently if it came up again?",
    technical: "You said “{quote}”. What would change if it had to work for ten times as much?",
    situational: "You said “{quote}”. What would you do if that did not work?",
    cultural: "You said “{quote}”. When was it hard to hold on to that, and what did you do?",
  },

  list: { and: " and ", comma: ", ", open: "“", close: "”" },
} as const;

/** The shape that another language's texts fill in. */
export type CoachTexts = Widen<typeof COACH_TEXTS>;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
