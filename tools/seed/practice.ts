/** What the demo candidate practised: invented for this project, from first tries to good answers. */
import type { InterviewKind } from "../../lib/interview/mod.ts";

export interface SeedInterview {
  readonly daysAgo: number;
  readonly role: string;
  readonly kind: InterviewKind;
  readonly questions: readonly SeedQuestion[];
}

export interface SeedQuestion {
  readonly bankId: string;
  /** One text an attempt, in order; none = not answered. */
  readonly attempts: readonly string[];
}

export const PRACTICE: readonly SeedInterview[] = [
  {
    daysAgo: 35,
    role: "Customer support agent",
    kind: "behavioral",
    questions: [
      {
        bankId: "behavioral-034",
        attempts: [
          "We often had angry customers at the shop where I worked. Usually they were angry because " +
          "something was broken or late. We always tried to stay calm and to listen to them, and then " +
          "we looked for something that we could offer. It is important to be friendly, and most of " +
          "the time they went away happier than they came.",
        ],
      },
      { bankId: "behavioral-003", attempts: ["I can not think of one right now."] },
    ],
  },
  {
    daysAgo: 24,
    role: "Customer support agent",
    kind: "mix",
    questions: [
      {
        bankId: "behavioral-035",
        attempts: [
          "A customer had bought a pram and a wheel broke two days before she was to travel. Our " +
          "rule was that repairs go to the workshop and take ten days. I asked my supervisor whether " +
          "I could lend her the display model until hers came back, and he agreed. So I changed the " +
          "wheels over myself, and I wrote down the serial numbers. She brought it back after her " +
          "trip and she was happy.",
        ],
      },
      {
        bankId: "situational-030",
        attempts: [
          "First I would look at who is waiting and why, because the loud one is not always the one " +
          "who needs help most. I could serve them in order, or I could speak to the one who is " +
          "shouting first. I would say to all three that I have seen them. Then I would take the " +
          "customer who is shouting to one side, and ask a colleague to serve the other two.",
        ],
      },
      {
        bankId: "technical-039",
        attempts: [
          "I begin with an open question, what were you trying to do when it happened, and I let " +
          "them finish. Then I ask what they saw on the screen and what they had changed before. I " +
          "repeat the problem in my own words and ask if that is right. Often the first thing they " +
          "name is a symptom.",
        ],
      },
    ],
  },
  {
    daysAgo: 12,
    role: "Support team leader",
    kind: "mix",
    questions: [
      {
        bankId: "situational-032",
        attempts: [
          "I would first ask what happened and look at the customer's history, because a refund for " +
          "a broken device is another matter than one for a change of mind. Inside the rules I could " +
          "offer a repair or a credit for the next order. Outside the rules I could pay the refund " +
          "as an exception, which costs us about forty euros once, but may be asked for again. For a " +
          "customer of five years I would decide on the credit first, and on the exception if that " +
          "does not help them, up to fifty euros. I would tell them openly that it is an exception " +
          "and why, I would note it in the case, and after a month I would check how many exceptions " +
          "we made, so that the rule is changed if we need them often.",
        ],
      },
      {
        bankId: "technical-040",
        attempts: [
          "I would use two figures. The first is the share of cases that are solved in one contact, " +
          "because that is what customers feel; we measured it by looking whether they wrote again " +
          "within seven days. The second is how long the slowest ten percent wait for a first " +
          "answer. I would avoid calls per hour. The trade-off is that it is easy to count, but it " +
          "makes people end calls early: in my last team handling time fell by a fifth and repeat " +
          "calls rose by a third. To check that customers are really better off, I would read " +
          "twenty closed cases each week and compare them with the figures.",
        ],
      },
      {
        bankId: "cultural-035",
        attempts: [
          "I think that you should treat everybody well. We are all one team in the end, and it is " +
          "important that people can count on each other and help each other when it is needed.",
          "The night shift depends on the notes that I leave them. What matters to me is that nobody " +
          "has to start from nothing because of me. For example last winter I began to write three " +
          "lines at the end of each shift: what is open, who is waiting, and what I have promised. " +
          "Nobody asked for it and nobody checked it. After two weeks my colleague on nights told me " +
          "that she saves half an hour each evening, and then the whole team of nine took it over.",
        ],
      },
    ],
  },
  {
    daysAgo: 2,
    role: "Support team leader",
    kind: "behavioral",
    questions: [
      {
        bankId: "behavioral-005",
        attempts: [
          "My manager wanted to close the telephone line and to answer by chat only, and I did not " +
          "agree with that. I told him that older customers would have a problem. We talked about it " +
          "for some time and in the end we kept the telephone for a while.",
          "Last spring my manager wanted to close our telephone line within a month, because chat is " +
          "cheaper. I was responsible for the twelve people who answer both. I disagreed, because I " +
          "believed that we would lose customers who can not type. So instead of arguing I listened " +
          "to a hundred recorded calls over a weekend and I sorted them. I found that thirty one of " +
          "the hundred came from people who had tried the chat before. I showed him the list on " +
          "Monday and I proposed to keep the line in the mornings only. He agreed to try it for " +
          "eight weeks. As a result we saved forty percent of the cost, and complaints stayed at " +
          "the level of the year before. I learned to bring a count and not an opinion.",
        ],
      },
      {
        bankId: "behavioral-011",
        attempts: [
          "At my last job every new colleague asked the same questions in the first weeks. It was " +
          "not my task, but I saw that it cost each of us about an hour a day. I collected the " +
          "questions for two weeks, I wrote short answers to the forty most frequent ones, and I " +
          "asked the two newest colleagues to correct them, because they knew best what was unclear. " +
          "I put them on one page with a search. Within a month the questions at my desk fell from " +
          "fifteen a day to four, and new people took their first calls in the second week and not " +
          "in the third.",
        ],
      },
      { bankId: "behavioral-003", attempts: [] },
    ],
  },
];
