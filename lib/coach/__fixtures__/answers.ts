/** Answers written for tests: per question type one that has everything and one that has little. */
import type { QuestionType } from "../types.ts";

export const STRONG: Readonly<Record<QuestionType, string>> = {
  behavioral:
    "Last year at my previous company, a payments start-up in Leeds, my manager wanted to release the new checkout before the holiday season without load tests. I was responsible for the release, so my task was to decide whether it was safe. I disagreed with him, so I ran a load test over two nights and wrote up the results on one page. Then I showed him that the page timed out at 300 users and proposed a smaller release. He agreed. As a result we launched two weeks later, and checkout errors fell from 4% to 0.5% in the first month.",
  technical:
    "I would start by measuring. First I would open the network panel in Chrome and look at which requests take longest, then check the server logs to see if one database query got slower. If that query is the problem I would add an index in Postgres, rather than a cache, because a cache gives stale data and costs memory. It depends on how often the page changes. I would compare the timings before and after with a load test of 200 users, and watch the dashboard in Grafana for a week to make sure that the page stays under two seconds.",
  situational:
    "First I would ask the customer what they need on Friday and why, because maybe only one part is urgent. I would also check with my team how long each part of the feature takes. Then I could either move two people from another task, or offer a smaller version by Friday and the rest a week later. I would go with the smaller version, because rushing the whole feature would hurt quality. That way the customer can plan with it, and I would follow up on Monday with Maria, our account manager, to make sure that it works for them.",
  cultural:
    "What matters most to me in a team is honesty about mistakes. For example, when I was working in a hospital pharmacy in Pune in 2019, I noticed that I had packed a wrong dose. I told the ward nurse within five minutes, and then I wrote a report and explained it to my four colleagues. Nobody was blamed for it. As a result the team checks every third box together, and wrong doses fell from six to one a month. I learned that people speak up when they see somebody else do it first.",
};

export const WEAK: Readonly<Record<QuestionType, string>> = {
  behavioral:
    "um so my manager wanted to use a new supplier and i did not agree with that because of the client and so we talked about it and we looked at various things and there was a lot of stuff to do and it was decided to keep the old supplier and then we shipped it",
  technical:
    "you just restart the server and if the web page is still slow you add more memory because pages are usually slow when there are too many users and then it gets fast again i think that is the usual thing people do with a website",
  situational:
    "i would tell the customer that we can not do it by friday and the team needs more time because rushing makes mistakes and the customer should understand that good work takes time and my team is already busy with other features",
  cultural:
    "i value teamwork and honesty and respect because a team works best when everybody is helping each other and communicating and i always try to be a good team member and i think people like working with me in general",
};
