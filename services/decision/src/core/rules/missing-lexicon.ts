/** What businesses ask their customers for, and how it is called. The order matters: the narrower entry comes first. */

export interface Entry {
  asks: RegExp
  /** Understood and thereby used up; `asks` where absent. */
  takes?: RegExp
  name: string | ((said: string, match: RegExpExecArray) => string | undefined)
  /** Says something only where nothing else was understood. */
  vague?: true
}

const MONTH_OR_DAY = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|next week|\d{1,2}(?:st|nd|rd|th))`

export const LEXICON: readonly Entry[] = [
  { asks: /\be-?mail(?: address| id)?\b/, name: 'email address' },
  {
    asks: /\b(?:company|business|account|pet|shop|product|event)(?:'s)? name\b/,
    name: (_, [text]) => text.replace("'s", ''),
  },
  {
    asks: /\b(?:phone|mobile|cell|contact|telephone|whatsapp) ?(?:number)?\b|\bnumber (?:to|can) (?:reach|call|we)/,
    name: 'phone number',
  },
  {
    asks: /\b(?:order|booking|reservation|tracking|invoice|ticket|reference|confirmation|policy|account|membership|customer) (?:number|id|code|reference)\b/,
    name: (_, [text]) => text,
  },
  {
    asks: /\b(?:delivery|shipping|billing|street|home|full|pick-?up|postal|exact) address\b|\bwhat(?:'s| is) (?:your|the) address|\bzip|post(?:al)? ?code/,
    name: (_, [text]) => (/zip|post/.test(text) ? 'postal code' : text.replace(/^what.*/, 'address')),
  },
  {
    asks: /\b(?:photo|picture|image|screenshot|scan|document|passport|licen[cs]e|id card|receipt|file|proof)s?\b/,
    name: (_, [text]) => text,
  },
  { asks: /\b(?:insur\w+|coverage|trip protection|protection plan)\b/, name: 'choice about insurance' },
  { asks: /\b(?:payment|pay(?:ing)?|credit card|debit card|cash|card)\b/, name: 'payment method' },
  {
    asks: /\b(?:shar(?:e|ed|ing)|pool(?:ed)?|private)\b(?=.*\b(?:ride|cab|taxi|car|good|ok|one|fine|\?)|\W*$)|\b(?:ride|cab|taxi)\b.*\bshar\w*|\bshared (?:one|option|ride)/,
    name: 'choice of a shared or private ride',
  },
  { asks: /\b(?:size|colou?r|brand|flavou?r|material|shade|model)s?\b/, name: (_, [text]) => text },
  { asks: /\bsubtitles?\b/, name: 'subtitle language' },
  { asks: /\b(?:which|what|preferred|in what) (?:\w+ )?(?:language)\b/, name: 'language' },
  {
    asks: /\b(?:which|what|on which|on what) (?:\w+ )?(?:device|speaker|player|screen)\b|\bwhere (?:should|do|would|shall|can|will)\b.*\bplay\b/,
    name: 'device to play on',
  },
  {
    asks: /\b(?:seat(?:ing)?|cabin|flight|travel|ticket|fare) class\b|\b(?:economy|business class|first class|premium economy)\b/,
    name: 'seating class',
  },
  {
    asks: /\b(?:which|what|from which|to which|from what|to what|whose) (?:\w+ )?account\b|\baccount type\b|\b(?:checking|savings?)\b.*\bor\b.*\b(?:checking|savings?)\b/,
    name: 'account to use',
  },
  { asks: /\b(?:budget|price (?:range|limit)|spend(?:ing)?)\b/, name: 'budget' },
  { asks: /\bhow much\b(?! (?:time|longer))|\bamount\b|\bwhat sum\b/, name: 'amount of money' },
  {
    asks: /\b(?:to whom|whom|who)\b.*\b(?:send|sent|transfer|to|money|receive|pay|get|gift|for)\b|\b(?:recipient|receiver|beneficiary|payee)\b|\b(?:and|to) whom\b|\b(?:send|transfer)\b.*\bto\b.*\bwho\b/,
    name: "recipient's name",
  },
  {
    asks: /\bhow long\b|\bhow many (?:\w+ )?(?:days?|nights?|weeks?|months?|hours?)\b|\b(?:length|duration) of\b|\bnumber of (?:days|nights)\b/,
    name: (said) =>
      /\b(?:stay|hotel|room|night|check)/.test(said)
        ? 'number of nights or days'
        : /\bhours?\b/.test(said)
          ? 'number of hours'
          : 'number of days',
  },
  {
    asks: /\b(?:how many|what number of|number of|no\.? of|count of|quantity of) (?:\w+ )?(?!days|nights)(?<thing>bed ?rooms?|bath ?rooms?|beds|baths|rooms?|tickets?|seats?|people|persons?|guests?|passengers?|travell?ers?|riders?|adults?|children|kids|pieces?|units?|items?|copies|bags?|tables?|boxes|licenses|users)\b/,
    name: (_, match) =>
      `number of ${match.groups?.thing
        ?.replace(/^bed ?rooms?$/, 'bedrooms')
        .replace(/^bath ?rooms?$/, 'bathrooms')
        .replace(/^persons?$/, 'people')}`,
  },
  {
    asks: /\b(?:how many|party size|group size|head ?count|what number|quantity|for how many|number\b(?! (?:to|of) ))/,
    name: (said) =>
      /\b(?:ticket|seat|event|bus|flight)/.test(said)
        ? 'number of tickets'
        : /\bpeople|party|table|ride|cab/.test(said)
          ? 'number of people'
          : 'number, how many',
  },
  {
    asks: /\b(?:return|come back|coming back|back)\b(?=.*\b(?:date|day|when|flight|home|ticket)\b)|\b(?:date|day|when)\b.*\b(?:return|com(?:e|ing) back|fl(?:y|ying) back)\b(?! (?:the|it|your) (?:car|rental|vehicle))/,
    takes: /\b(?:what|which|when|day|date|return|flight|back|coming)\b/g,
    name: (said) => (/\b(?:car|vehicle|rental)\b/.test(said) ? 'drop-off date' : 'return date'),
  },
  {
    asks: /\bcheck(?:ing)?[- ]?out\b/,
    takes: /\b(?:when|what|which|date|day|check(?:ing)?[- ]?out)\b/g,
    name: 'check-out date',
  },
  {
    asks: /\bcheck(?:ing)?[- ]?in\b/,
    takes: new RegExp(String.raw`\b(?:when|what|which|date|day|check(?:ing)?[- ]?in|${MONTH_OR_DAY})\b`, 'g'),
    name: 'check-in date',
  },
  {
    asks: /\b(?:drop(?:ping)?(?: it)?[- ]?off (?:date|day)|(?:date|day|when)\b.*\b(?:drop|return|until|till|give (?:it )?back|bring)|(?:until|till) when|when\b.*\b(?:until|till)|(?:need|want|use|have)\b.*\b(?:until|till)\b)/,
    takes:
      /\b(?:drop(?:ping)?[- ]?off (?:date|day)?|until when|till when|when|until|till|(?:what|which) (?:day|date))\b/g,
    name: 'drop-off date',
  },
  {
    asks: /\b(?:pick(?:ing)?(?: it| you)?[- ]?up|pickup)\b(?=.*\btime\b)|\b(?:time)\b.*\bpick(?:ing)?(?: it| you)?[- ]?up\b/,
    takes: /\b(?:what time|time)\b/,
    name: 'pick-up time',
  },
  {
    asks: /\b(?:pick(?:ing)?(?: it| you| up)?[- ]?(?:up)?|pickup)\b(?=.*\b(?:date|day|when)\b)|\b(?:date|day|when)\b.*\b(?:pick(?:ing)?(?: it| you)?[- ]?up)\b|\bneed the car from\b/,
    takes: new RegExp(String.raw`\b(?:when|(?:what|which) (?:day|date)|date|day|${MONTH_OR_DAY})\b`, 'g'),
    name: 'pick-up date',
  },
  {
    asks: /\bwhere\b.*\b(?:pick(?:ing)?(?: it| you)?[- ]?up|get(?:ting)? (?:it|the car))\b|\bpick(?:ing)?[- ]?up (?:location|city|place|point|spot)|\bfrom where\b.*\bpick/,
    takes: /\b(?:where|from where|location|city|place|point|spot)\b/g,
    name: 'pick-up city or place',
  },
  {
    asks: /\b(?:what|which|preferred|good|convenient|comfortable|best|specific|exact|any|the|your|a|desired)\b(?: \w+)? times?\b(?! (?:of year|being|limit))|\btimes?\b(?= (?:works|would|do|should|did|suits?|is|are|to|for))|\bat what hour|\bo'clock|^(?:and )?(?:at )?(?:what )?time\b|\b(?:morning|afternoon|evening)s? or\b|\btime\W*$|\b(?:date|day) (?:and|&|or) time\b|\btime (?:and|&|or) (?:date|day)\b/,
    takes: /\btimes?\b/,
    name: (said) =>
      /\b(?:leav|depart)/.test(said)
        ? 'preferred departure time'
        : /\balarm/.test(said)
          ? 'time of the alarm'
          : 'preferred time',
  },
  {
    asks: /\b(?:depart\w*|leav\w*|travel\w*|fly(?:ing)?|going)\b.*\b(?:date|day|when)\b|\b(?:date|day|when)\b.*\b(?:depart\w*|leav\w*|travel\w*|fly(?:ing)?|go(?:ing)?|head)\b/,
    takes: /\b(?:when|(?:what|which) (?:day|date)|date|day)\b/g,
    name: 'departure date',
  },
  {
    asks: /\b(?:what|which|preferred|any|the|your|a|specific)\b(?: \w+)? (?:day|date)s?\b|\bdate\b|\bwhat day|\bon which day/,
    name: (said) =>
      /\bvisit/.test(said) ? 'visit date' : /\bappointment/.test(said) ? 'appointment date' : 'preferred date',
  },
  { asks: /\bwhen\b/, name: 'preferred date and time' },
  {
    asks: new RegExp(String.raw`\b(?:depart\w*|leav\w*|travel\w*|fly\w*)\b.*\b${MONTH_OR_DAY}\b`),
    name: 'departure date',
  },
  { asks: new RegExp(String.raw`\b(?:on|for|from|by) (?:the )?${MONTH_OR_DAY}\b`), name: 'date' },
  {
    asks: /\b(?:leav\w*|depart\w*|travel\w*|fly\w*|com\w*|start\w*|going) (?:out )?from\b|\bfrom (?:where|which|what)\b|\bwhere\b.*\b(?:from|depart\w*|leav\w*)\b|\b(?:origin|departure) (?:city|airport|station|place|point)?\b|\bplan to leave from\b|\b(?:city|airport|station|place)\b.*\b(?:from|depart\w*|leav\w*)\b/,
    takes:
      /\b(?:what|which) city (?:are|do|will|would) (?:you|we) (?:be )?(?:leav|depart|travel|fly|com)\w* from\b|\bfrom (?:where|which city|what city)?\b|\bwhere\b(?=.*\b(?:from|depart|leav))|\b(?:origin|departure)\b|\bcity\b(?=.*\b(?:from|leav|depart))/,
    name: 'departure city',
  },
  {
    asks: /\bwhere\b.*\b(?:to|going|go|headed|heading|travel\w*|fly\w*|visit\w*|arriv\w*|destination|drop)\b(?! (?:search|look|check))|\bdestination\b|\b(?:city|airport|station|place)\b.*\b(?:going to|travel\w* to|to travel|arriv\w*|to visit|head\w* to|go to)\b/,
    name: 'destination city',
  },
  {
    asks: /\b(?:what|which|in which|in what|any|preferred|a|the) (?:\w+ )?(?:city|town)(?:'s)?\b|\bcity\b/,
    name: 'city',
  },
  {
    asks: /\bwhere\b|\b(?:what|which|any|preferred|your|the|in which|in what) (?:\w+ )?(?:location|area|place|neighbou?rhood|region|part of town|spot|venue|branch|store)s?\b|\blocations?\b/,
    name: 'location or area',
  },
  {
    asks: /\b(?:which|what|name of (?:the|your)) (?:\w+ )?(?<thing>restaurant|movie|film|song|hotel|apartment|property|event|show|product|service|plan|package|doctor|course|book|item)\b|\b(?<thing2>restaurant|movie|film|song|hotel|apartment|property|event) (?:name|title)\b/,
    name: (said, match) =>
      /\b(?:type|kind|sort|category)\b/.test(said)
        ? undefined
        : `choice of ${match.groups?.thing ?? match.groups?.thing2}`,
  },
  { asks: /\b(?:cuisines?|food|eat|dish(?:es)?|dining|menu)\b/, name: 'kind of food' },
  { asks: /\bgenres?\b/, name: 'genre' },
  {
    asks: /\b(?:what|which|any|preferred)\b.*\b(?:car|vehicle|automobile)\b(?! (?:on|from|at|until|till|for)\b)/,
    name: 'type of car',
  },
  { asks: /\bevents?\b|\bmusic\b|\bsports?\b|\btheat(?:er|re)\b|\bgames?\b/, name: 'kind of event', vague: true },
  {
    asks: /\b(?:what|which|any|some) (?:\w+ )?(?:kind|type|sort|style|category|categories)(?: of)? (?<thing>[a-z]+)?/,
    name: (_, match) =>
      match.groups?.thing && !/^(?:do|would|are|is|should|will|you)$/.test(match.groups.thing)
        ? `kind of ${match.groups.thing}`
        : 'kind or category',
    vague: true,
  },
  {
    asks: /\b(?:preferences?|prefer|favou?rite|something|anything|particular|specific|looking for|interests?)\b/,
    name: 'preferences (what kind, and where)',
    vague: true,
  },
  { asks: /\b(?:full name|your name|what name|which name|name)\b|\bcalled\b/, name: 'name', vague: true },
  { asks: /\b(?:age|how old|date of birth|birth ?day)\b/, name: 'age', vague: true },
  { asks: /\b(?:reason|why|what happened|issue|problem)\b/, name: 'reason', vague: true },
]
