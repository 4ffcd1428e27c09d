/** From a role in the candidate's own words to the families of questions that suit it. */
import type { RoleFamily } from "../types.ts";

/** Offered while the candidate types; any other text is welcome. */
export const ROLE_SUGGESTIONS: readonly string[] = [
  "Accountant",
  "Administrative assistant",
  "Backend developer",
  "Bookkeeper",
  "Business analyst",
  "Care assistant",
  "Carpenter",
  "Cashier",
  "Chef",
  "Childcare worker",
  "Civil engineer",
  "Cleaner",
  "Community health worker",
  "Construction worker",
  "Customer support agent",
  "Cybersecurity analyst",
  "Data analyst",
  "Data engineer",
  "Data scientist",
  "Delivery driver",
  "DevOps engineer",
  "Electrician",
  "Farm manager",
  "Financial analyst",
  "Frontend developer",
  "Graphic designer",
  "Hotel receptionist",
  "HR specialist",
  "IT support technician",
  "Kitchen assistant",
  "Laboratory technician",
  "Lecturer",
  "Logistics coordinator",
  "Machine learning engineer",
  "Marketing specialist",
  "Mechanic",
  "Mobile developer",
  "Nurse",
  "Office manager",
  "Operations manager",
  "Pharmacist",
  "Plumber",
  "Product manager",
  "Production worker",
  "Project manager",
  "Quality inspector",
  "Recruiter",
  "Sales representative",
  "School teacher",
  "Security guard",
  "Shop assistant",
  "Social worker",
  "Software developer",
  "Student, first job",
  "Supply chain planner",
  "Teaching assistant",
  "Team leader",
  "Translator",
  "UX designer",
  "Waiter",
  "Warehouse worker",
  "Welder",
];

/** Word beginnings, lower case, per family. A word of the role that begins with one counts for that family. */
const BEGINNINGS: Readonly<Record<Exclude<RoleFamily, "general">, readonly string[]>> = {
  software: words(
    "software develop program coder backend frontend fullstack devops sre mobile android ios web cloud cyber firmware embedded qa tester java python",
  ),
  data: words("data machine ml ai analytics scien statistic bi research"),
  product: words("product scrum owner project programme"),
  design: words("design ux ui graphic illustrat animat architect creative photograph"),
  operations: words(
    "operation logistic supply warehouse procure purchas production plant fleet driver dispatch deliver courier office admin assistant secretar clean quality factory plann coordinat hotel restaurant chef cook kitchen waiter waitress barista",
  ),
  sales: words("sales sell seller market retail shop store cashier business brand estate"),
  support: words(
    "support customer client service help helpdesk reception call guest front desk host",
  ),
  finance: words(
    "financ account audit book tax bank payroll treasur control econom insur actuar credit",
  ),
  people: words("hr human people recruit talent personnel train culture"),
  healthcare: words(
    "nurs doctor care caregiver health medic pharma physio therap dent clinic hospital paramedic midwi psycho social laborator lab vet",
  ),
  education: words(
    "teach tutor lectur professor school educat train instruct child kindergarten coach librar",
  ),
  trades: words(
    "electric plumb carpent weld mason mechanic construct build paint roof install technician repair machin civil joiner foreman site craft farm garden solar",
  ),
};

/** Whole phrases whose single words would point elsewhere. */
const PHRASES: readonly (readonly [phrase: string, families: readonly RoleFamily[]])[] = [
  ["machine learning", ["data", "software"]],
  ["product design", ["design", "product"]],
  ["data cent", ["software", "operations"]],
  ["account manager", ["sales"]],
  ["account executive", ["sales"]],
  ["customer success", ["support", "sales"]],
  ["front desk", ["support"]],
  ["health and safety", ["operations", "trades"]],
  ["business analyst", ["product", "data"]],
  ["financial analyst", ["finance"]],
  ["data analyst", ["data"]],
  ["teaching assistant", ["education"]],
  ["care assistant", ["healthcare"]],
  ["shop assistant", ["sales", "support"]],
  ["landscape architect", ["design", "trades"]],
  ["software architect", ["software"]],
  ["solution architect", ["software"]],
  ["production worker", ["operations", "trades"]],
  ["laboratory technician", ["healthcare"]],
  ["it support", ["support", "software"]],
  ["social media", ["sales", "design"]],
  ["career", ["people", "education"]],
];

/** At most three families, best match first; "general" alone where nothing matches. */
export function familiesOf(role: string): RoleFamily[] {
  const text = ` ${role.normalize("NFKC").toLowerCase()}`;
  const phrase = PHRASES.find(([key]) => text.includes(` ${key}`));
  if (phrase) return [...phrase[1]];
  const found = byHits(text.match(/\p{L}+/gu) ?? []);
  return found.length > 0 ? found.slice(0, 3) : ["general"];
}

function byHits(roleWords: readonly string[]): RoleFamily[] {
  return (Object.keys(BEGINNINGS) as (keyof typeof BEGINNINGS)[])
    .map((family) => ({ family, hits: hitsOf(BEGINNINGS[family], roleWords) }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .map(({ family }) => family);
}

function hitsOf(beginnings: readonly string[], roleWords: readonly string[]): number {
  return roleWords.filter((word) => beginnings.some((beginning) => begins(word, beginning))).length;
}

/** Two-letter keys ("ux", "hr") stand for whole words only. */
function begins(word: string, beginning: string): boolean {
  return beginning.length <= 3 ? word === beginning : word.startsWith(beginning);
}

function words(list: string): readonly string[] {
  return list.split(" ");
}
