/**
 * Questions that an employer must not ask, and that nobody should have to practise: on what equality laws protect
 * (Directives 2000/43/EC and 2000/78/EC; Equality Act 2010; Title VII, ADA and ADEA), and on pay before.
 */
const TRAITS =
  "age|birthday|birth ?date|date of birth|birthplace|religion|religious|faith|beliefs about god|nationality|citizenship|" +
  "native country|native language|mother tongue|ethnic\\w*|race|skin colou?r|caste|tribe|gender|sex|sexual\\w*|pronouns|" +
  "marital status|marriage|husband|wife|spouse|partner at home|boyfriend|girlfriend|children|kids|child ?care|family|" +
  "pregnan\\w+|parental leave|maternity|paternity|disabilit\\w+|illness\\w*|health|medical|medication|sick days|" +
  "political\\w*|politics|union membership|criminal record|arrest\\w*|military discharge|credit score|" +
  "(?:current|last|previous|past) (?:salary|pay|wage)s?|salary history";

const PROTECTED: readonly RegExp[] = [
  new RegExp(`\\byour (?:own |personal |exact |current |actual )?(?:${TRAITS})\\b`, "iu"),
  /\bhow old (?:are|were) you\b|\b(?:when|where|what year) were you born\b|\bwhere are you (?:really |originally )?from\b/iu,
  /\bare you (?:\w+ )?(?:married|single|divorced|engaged|pregnant|gay|straight|lesbian|transgender|disabled|religious|a (?:citizen|mother|father|parent|member of a (?:union|church|party)))\b/iu,
  /\b(?:do|did|will|would|are) you (?:\w+ ){0,3}(?:have|having|want|plan|planning|expect|expecting)(?: \w+){0,4} (?:children|kids|a baby|a family|disabilit\w+|a criminal record)\b/iu,
  /\b(?:do|did) you (?:ever )?(?:go to (?:church|mosque|temple)|pray|vote|smoke|drink alcohol|observe (?:any )?religious)\b/iu,
  /\b(?:have|were) you (?:ever )?been (?:arrested|convicted|pregnant|seriously ill)\b|\bdo you (?:take|need) (?:any )?medication\b/iu,
  /\bhow (?:many days|often) (?:of work )?(?:were you|have you been) (?:off )?(?:sick|ill)\b/iu,
  /\bfor (?:someone|a person|a woman|a man|people) (?:of|your) (?:your )?age\b|\bas a (?:woman|man|mother|father|foreigner|muslim|christian|jew|hindu|immigrant)\b/iu,
];

/** Whether the text asks about the person's protected traits. About those of customers and patients one may ask. */
export const asksProtected = (text: string): boolean =>
  PROTECTED.some((pattern) => pattern.test(text));
