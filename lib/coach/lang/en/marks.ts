/** Marks of the concrete and of the vague, and of who is said to act. Each is found as often as it stands. */
import { everyPhrase } from "../../text/phrases.ts";

const COUNT =
  "twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|a third|a quarter|lakh|crore";
const FIGURE =
  `(?:[$€£₹₦]?\\d[\\d.,:/]{0,20}[kmx%]?(?:st|nd|rd|th|ms|s|gb|mb|kg|km|am|pm)?|(?:${COUNT})(?: (?:and |point )?(?:${COUNT}|one))*)`;
const TIME_UNIT =
  "seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|nights?|shifts?|sprints?|semesters?|milliseconds?|ms";

export const MARKS = {
  /** A figure that says how much something changed or amounted to. */
  measure: everyPhrase(
    `${FIGURE} ?(?:%|per ?cent|percent|points?|times|fold|dollars?|euros?|pounds?|rupees?|naira|shillings?|rand|k)`,
    `[$€£₹₦]\\d[^ ]{0,20}`,
    `[\\d.,]{1,20}%`,
    `(?:by|to|from|about|over|under|nearly|around|almost) ${FIGURE}`,
    "doubled|tripled|halved|cut in half",
  ),
  number: everyPhrase(FIGURE),
  duration: everyPhrase(
    `(?:${FIGURE}|a|one|a couple of|a few) (?:${TIME_UNIT})`,
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?",
    "january|february|june|july|august|september|october|november|december|christmas|easter|ramadan|diwali",
    "last (?:year|month|week|summer|winter|spring|autumn|quarter|semester)",
    "overnight",
    "the (?:next|same|following) (?:day|morning|week|month)",
  ),
  role: everyPhrase(
    "(?:project|product|account|store|shift|line|general|hr|sales|team|marketing|office|branch|site|ward|engineering|tech|finance|operations)[ -](?:manager|lead|leader|owner|supervisor|director|head)",
    "supervisors?|professors?|nurses?|doctors?|surgeons?|accountants?|auditors?|engineers?|developers?|designers?|analysts?|teachers?|principals?|technicians?|electricians?|plumbers?|drivers?|cashiers?|waiters?|chefs?|suppliers?|vendors?|recruiters?|interns?|librarians?|pharmacists?|receptionists?|contractors?|foremans?|testers?|investors?|tutors?|pupils?",
    "dashboards?|spreadsheets?|checklists?|databases?|prototypes?|invoices?|contracts?|tickets?|scripts?|servers?|workshops?|surveys?|presentations?|brochures?|prescriptions?|timetables?|ledgers?|warehouses?|newsletters?|handover|rota|roster|pipeline|website|app",
  ),
  vague: everyPhrase(
    "(?:and )?(?:stuff|things?)(?: like that)?",
    "something(?: like that)?|somehow|somewhere|whatever",
    "(?:kind|sort) of|kinda|sorta",
    "a (?:lot|bunch|couple|number) of(?: things| stuff)?|lots of|many things|a lot",
    "(?:and so on|and so forth|et cetera|etc|and everything|and all that)",
    "various|several things|some (?:people|issues?|problems?|changes?|work|things|kind)",
    "(?:very|really|much|way|quite) (?:better|good|well|fast|faster|big|hard|nice|important|successful|happy)",
    "basically|obviously|like you know",
  ),
  /** Words that take the point off a statement; "like" only where it neither compares nor is liked. */
  hedge: everyPhrase(
    "(?<!(?:would|i'd|'d|i|we|you|they|people|to|look|looks|looked|feel|feels|felt|sound|sounds|things?|stuff|something|really|don't|didn't|is|was|just|more|much) )like(?! (?:to|that|this)(?![\\p{L}]))",
    "i guess|i mean|you know|i don't know|or something|or whatever|i suppose",
  ),
  self: everyPhrase("i(?:'ve|'d|'ll|'m)?", "my", "myself"),
  group: everyPhrase("we(?:'ve|'d|'ll|'re)?", "our", "us", "ourselves", "the team", "everyone"),
  impersonal: everyPhrase(
    "(?:it|that|this|something|they|which) (?:was|were|got) (?:then |also |eventually )?(?:decided|done|made|fixed|solved|handled|agreed|changed|implemented|taken care|resolved|sorted)",
    "(?:was|were|been|being) \\p{L}+ed by (?:the team|them|us|others|management|someone)",
    "you (?:just|have to|need to|should|must|always|know you)",
    "one (?:should|must|has to|needs to|can)",
    "people (?:should|have to|need to|must)",
  ),
} as const;
