/** What businesses ask for in English. */
import { type Entry, NP, type PhraseGrammar, SHORT_NP, type SlotGrammar } from './entry.ts'
import { whetherInEnglish } from './whether.ts'

const MONTH_OR_DAY = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|next week|\d{1,2}(?:st|nd|rd|th))`

/** What a yes or no settles. */
const YES_OR_NO: readonly Entry[] = [
  ['smok\\w*', 'choice about smoking'],
  ['wi-?fi|internet(?= (?:access|in))', 'choice about wifi'],
  ['pets?(?: friendly)?|(?:bring|have) (?:a |any |your )?(?:dog|cat|pet)', 'choice about pets'],
  ['luggage|baggage|suitcases?', 'amount of luggage'],
  ['refundable', 'choice of a refundable ticket'],
  ['alcohol\\w*|serves? (?:wine|drinks)', 'choice about alcohol'],
  ['live music', 'choice about live music'],
  ['(?:outdoor|outside|indoor|patio|terrace)s?(?: seat\\w*)?', 'choice of outdoor or indoor seating'],
  [
    '(?:transaction|payment|transfer)\\b.*\\bprivate|private (?:transaction|payment|transfer)|publicly|privately|visib\\w+|public|keep (?:it|this) private|private (?:or|and)',
    'choice of private or public visibility',
  ],
  [
    '(?:free|no) (?:entry|entrance|admission)|entr(?:y|ance) fee|free of charge|free to (?:enter|visit)',
    'choice about free entry',
  ],
  [
    '(?:kid|child|family)[- ]?(?:s |ren )?friendly|(?:good|suitable|fit) for (?:kids|children|families)',
    'choice about suitability for children',
  ],
  ['unisex', 'choice of a unisex salon'],
  ['cosmetic', 'choice about cosmetic services'],
  ['laundry', 'choice about laundry service'],
  ['parking', 'choice about parking'],
  ['breakfast', 'choice about breakfast'],
  ['furnished', 'choice of a furnished home'],
  ['(?:round[- ]?trip|one[- ]?way|return ticket)', 'choice of one-way or round trip'],
  ['(?:direct|non-?stop|layovers?|stopovers?)(?= (?:flight|or|ok))', 'choice of a direct trip'],
  ['3d|imax|(?:regular|standard|normal) (?:show|screening)', 'choice of the show type'],
  [
    '(?:buy|purchase) (?:or|and) (?:to )?(?:rent|lease)|(?:rent|lease) (?:or|and) (?:to )?(?:buy|purchase)',
    'choice to buy or to rent',
  ],
  ['(?:gift[- ]?wrap\\w*)', 'choice about gift wrapping'],
  ['repeat\\w*(?= (?:every|daily|weekly))', 'choice about repeating'],
].map(([asks, name]) => ({ asks: new RegExp(`\\b(?:${asks})\\b`), name: name ?? '' }))

/** Whom a question is about: "who should star in it?". */
const PEOPLE: readonly Entry[] = [
  {
    asks: /\bwho\b.*\b(?:star\w*|act\w*|play(?:s|ing) in|cast)\b|\bstarring\b|\b(?:actor|actress)(?:es|s)?\b/,
    name: 'actor',
  },
  { asks: /\bwho\b.*\bdirect\w*|\bdirected by\b|\bdirectors?\b/, name: 'director' },
  {
    asks: /\bwho\b.*\b(?:s[iau]ng|singing|sings|perform\w*|wrote|song)\b|\b(?:by which|which|what|by what|whose|any|favou?rite|particular|specific|preferred)(?: \w+)? (?:artist|singer|band|musician)s?\b|\bby whom\b|\bsung by\b/,
    name: 'artist',
  },
  {
    asks: /\b(?:what|how) (?:should|shall|do|would|can|will|may) (?:i|we|you)(?: \w+){0,3} (?:call|name|title|label) (?:it|this|that|the (?<thing>\w+))?|\bwhat (?:should|shall|will) (?:it|the (?<thing2>\w+)) be (?:called|named|titled|labell?ed)\b|\b(?:name|title|label) (?:of|for) (?:the|your|this|that) (?<thing3>\w+)\b/,
    name: (_, { groups }) => `name of the ${groups?.thing ?? groups?.thing2 ?? groups?.thing3 ?? 'entry'}`,
  },
  {
    asks: /\b(?:star(?:s)? (?:rating|category)|how many stars|rating|(?:three|four|five|\d)[- ]star)\b/,
    name: 'star rating',
  },
  {
    asks: /\b(?:which|what|whose|any|preferred|specific|particular) (?:of your )?contacts?\b|\b(?:which|what) (?:friend|person)\b/,
    takes: /.*\bcontacts?\b.*|.*/,
    name: "contact's name",
  },
  {
    asks: /\b(?:who|whom)\b.*\b(?:share|sharing|message|text|invite|notify|call|contact)\b|\b(?:share|message|text|invite|call) (?:it |this |that )?(?:with )?whom?\b/,
    name: "contact's name",
  },
]

const LEXICON: readonly Entry[] = [
  { asks: /\b(?:date of birth|birth ?(?:day|date)|born)\b/, name: 'date of birth' },
  {
    asks: /\b(?:go off|wake (?:you|up)|ring)\b(?=.*\bwhen\b)|\b(?:when|what time)\b.*\b(?:alarm|go off|wake (?:you|up)|ring)\b/,
    name: 'time of the alarm',
  },
  { asks: /\b(?:licen[cs]e|number|registration) plate(?: number)?\b|\bplate number\b/, name: 'license plate' },
  { asks: /\bhow heavy\b|\bhow much (?:does|do) \w+ weigh\b|\bweight\b/, name: 'weight' },
  { asks: /\bhow (?:tall|high)\b/, name: 'height' },
  { asks: /\bhow (?:big|large)\b/, name: 'size' },
  { asks: /\bmornings?\b.*\bor\b.*\b(?:afternoon|evening)s?\b/, name: 'preferred time' },
  ...YES_OR_NO,
  ...PEOPLE,
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
    asks: /\b(?!(?:the|your|a|an|what|which|this|that|their|any|some|correct|right|preferred|good|best|whole|exact|total|large|and|or)\b)[a-z]+ (?:number|id|code|reference)\b(?! of)/,
    name: (_, [text]) => text,
  },
  {
    asks: /\b(?:(?:first|last) )?(?:\w+ )?digits\b(?: (?:of|on) (?:the|your) (?:\w+ )?card)?/,
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
    asks: /\b(?:shar(?:e|ed|ing)(?! (?:your|my|the|this|it|with|location))|pool(?:ed)?|private(?! (?:office|room|lesson|class|tour|viewing|clinic|party|event|dining|practice|school)))\b(?=.*\b(?:ride|cab|taxi|car|good|ok|one|fine|\?)|\W*$)|\b(?:ride|cab|taxi)\b.*\bshar\w*|\bshared (?:one|option|ride)/,
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
    name: (said) => (/\btype\b/.test(said) ? 'account type' : 'account to use'),
  },
  {
    asks: /\b(?:budget|price (?:range|limit)|spend(?:ing)?)\b/,
    name: (said) => (/\bprice range\b/.test(said) ? 'price range' : 'budget'),
  },
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
          : /\bdays?\b|\b(?:rent|car|trip|travel|vacation)/.test(said)
            ? 'number of days'
            : 'length of time (number of days)',
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
    asks: /\b(?:how many(?: (?<what>[a-z]{3,}))?|party size|group size|head ?count|what number|quantity|for how many|number\b(?! (?:to|of) ))/,
    name: (said, match) =>
      /\b(?:ticket|seat|event|bus|flight)/.test(said)
        ? 'number of tickets'
        : /\bpeople|party|table|ride|cab/.test(said)
          ? 'number of people'
          : match.groups?.what && !STOPS.test(match.groups.what)
            ? `number of ${match.groups.what}`
            : 'number',
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
    asks: /\b(?:what|which|preferred|good||best|specific|exact|any|the|your|a|desired)\b(?: \w+)? times?\b(?! (?:of year|being|limit))|\btimes?\b(?= (?:works|would|do|should|did|suits?|is|are|to|for))|\bat what hour|\bo'clock|^(?:and )?(?:at )?(?:what )?time\b|\b(?:morning|afternoon|evening)s? or\b|\btime\W*$|\b(?:date|day) (?:and|&|or) time\b|\btime (?:and|&|or) (?:date|day)\b/,
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
  {
    asks: /\b(?:cuisines?|food|eat|dish(?:es)?|dining|menu|(?:italian|mexican|chinese|indian|thai|japanese|french|greek|american|korean|vietnamese|spanish|turkish)(?! (?:airlines?|air\b)))\b/,
    name: 'kind of food',
  },
  { asks: /\bgenres?\b/, name: 'genre' },
  {
    asks: /\b(?:what|which|any|preferred)\b.*(?<!\bof (?:the|your) )\b(?:car|vehicle|automobile)\b(?! (?:on|from|at|until|till|for)\b)/,
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
    asks: /\b(?:preferences?|prefer|favou?rite|something|anything|particular|specific|looking for|interests?|in the mood)\b/,
    name: 'preferences, such as the kind or the area',
    vague: true,
  },
  { asks: /\bwhom?\b/, name: "person's name", vague: true },
  { asks: /\b(?:full name|your name|what name|which name|name)\b|\bcalled\b/, name: 'name', vague: true },
  { asks: /\b(?:age|how old)\b/, name: 'age', vague: true },
  { asks: /\b(?:reason|why|what happened|issue|problem)\b/, name: 'reason', vague: true },
]

const STOPS =
  /^(?:how|why|what|whom|whose|interests?|is|are|was|were|be|been|being|do|does|did|would|will|could|can|should|may|might|shall|has|have|had|you|your|i|we|it|they|he|she|me|us|for|in|on|at|to|from|with|by|about|into|please|that|which|who|where|when|while|so|if|and|or|as|there|here|then|like|want|need|prefer|wish|today|tomorrow|looking|interested|instead|too|also|exactly|mind|particular|yours|mine|order|before|because|this|these|those|not|s|d|ll|re|going|works?|suits?|fits?|again|first)$/

const PHRASE: PhraseGrammar = {
  phrases: [
    String.raw`\b(?:what|which)(?:'s| is| are| was| would be| will be| should be| seems to be| appears to be| might be|'re|'ll be)? (?:(?:will|would|should) be )?${NP}`,
    String.raw`\b(?:preferences?|preferred choice|choice|idea) (?:for|on|in|regarding|as to|about|of|when it comes to|with regards? to) (?:the |a |an |your |which |what )*${NP}`,
    String.raw`\b(?:preferred|desired|favou?rite|requested|chosen|ideal|exact) ${NP}`,
    String.raw`\b(?:particular|specific|certain) ${NP}`,
    String.raw`\b(?:tell me|let me know|know|need|provide|give me|specify|share|state|mention|enter|send(?: me)?|get|have|confirm|choose|select|pick|indicate|missing|upload|attach|supply|advise(?: me)?(?: of| on)?|inform me of)(?: me| us)?(?: about| of)? (?:the|your|his|her|its|their|a|an) ${NP}`,
    String.raw`\b(?:do you have|have you got|is there|are there|got) (?:a|an|any|some) ${NP}(?= in mind| you)`,
    String.raw`\bany ${NP}(?= in mind| you|\W*$)`,
    String.raw`\b(?:like|want) (?:the|your) ${NP}(?= to)`,
    String.raw`\b(?:your|whose) ${NP}`,
    String.raw`^(?:and |ok |okay |sure |great )*(?:the |your )?${SHORT_NP} ?(?:please)?\?\W*$`,
  ].map((source) => new RegExp(source, 'u')),
  stops: STOPS,
  leads:
    /^(?:what's|who's|your|the|a|an|any|some|my|our|his|her|their|its|preferred|preference|prefered|desired|particular|specific|certain|exact|favou?rite|other|else|more|one|ones|all|just|only|kindly|preferences?|special|requested|convenient|comfortable|bout|about|details?|information|info|following|have|got|next|best|good|right)$/,
  trails:
    /^(?:of|the|a|an|your|no|any|more|else|some|one|ones|all|just|thing|things|something|anything|way|idea|mind|help|much|many|preference|preferences|details?|information|you'd|'d|i'd|you're|you've)$/,
  nextToGap: /^(?: of| for| to)?\s+…/,
  counts: /\bhow many (?<thing>[\p{L}²\d]+)/iu,
  numberOf: (thing) => `number of ${thing}`,
  either: /\b(?:prefer|rather(?: have)?|like|want|be|for) (?<choice>[^,?;.]{2,50} or [^,?;.]{2,40})\?/iu,
  elliptical: /\b(?:yours|(?:and|how about|what about) you(?:rself)?)\W*$/iu,
  whetherWord: /\b(?:whether|if) (?!not\b|so\b|possible|you (?:like|want|need|don't))/iu,
  whether: whetherInEnglish,
}

export const en: SlotGrammar = {
  lexicon: LEXICON,
  phrase: PHRASE,
  between:
    /,?\s+(?:and|or)\s+(?=(?:(?:from|to|at|in|on|for|until|roughly|about)\s+)?(?:what|which|where|when|how|who|whom|any|is|are|do|does|did|have|has)\b)/,
}
