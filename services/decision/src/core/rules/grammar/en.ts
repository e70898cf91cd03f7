/** English, as assistants and staff write it. */
import type { AssistantGrammar } from './grammar.ts'

const DONE_VERBS = String.raw`booked|reserved|scheduled|confirmed|purchased|completed?|set(?: up)?|added|created|rented|initiated|transferred|sent|placed|made|dispatched|done|processed|submitted|paid|ordered|cancell?ed|shared|moved|rescheduled|resolved|extended|saved|recorded|noted|posted|issued|emailed|forwarded|rebooked|upgraded|enrolled|updated|changed|registered|bought|arranged|hailed|fixed|activated|renewed|refunded|shipped|delivered|started|finali[sz]ed|filed|lodged|logged|blocked|unblocked|locked|unlocked|frozen|terminated|subscribed|unsubscribed|assigned|applied|credited|collected|approved|authori[sz]ed|validated|replaced|repaired|switched|migrated|signed up|put (?:in|through)|taken care of|in the (?:post|mail|diary|calendar|system)|secured|successful|ready|on (?:its|it's|the|his|her|their) way|en ?route|on route`
const SUCCESS = new RegExp(
  [
    String.raw`\b(?:has|have|is|are|was|were|been|'s|'ve|i|we|got|now|just|successfully|requested) (?:(?:now|just|successfully|been|already|all|also|went ahead and|able to) )*(?:${DONE_VERBS})\b`,
    String.raw`\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:${DONE_VERBS}) (?:it|that|this|the|your|you|a|an)\b`,
    String.raw`\b(?:able to|managed to) (?:successfully )?(?:book|reserve|schedule|purchase|make|place|complete|get|rent|set|confirm)`,
    String.raw`^(?:(?:the|your|all) )?(?:\w+ ){1,3}(?:${DONE_VERBS})(?:[.!]*$| (?:to|for|on|at|with)\b)|\bput (?:that|it|this|them) (?:on|in|into|through)\b|\b(?:all set|all done|that's done|you're set|good to go)\b`,
    String.raw`\b(?:was|is|has been) an? (?:success|done deal)\b|\bsuccess(?:ful(?:ly)?)?[.!]?$|\bsuccessfully\b`,
    String.raw`\b(?:song|music|movie|film|track|video|it) (?:is|has) (?:now |currently )?(?:playing|begun|started)\b|\b(?:started|now) playing\b|\bbeen called\b|\b(?:went|gone|has gone|is) through\b|\b(?:is|are) (?:now |already )?(?:on|in) your (?:\w+ )?(?:calendar|inbox|account|diary|schedule|list)\b`,
    String.raw`\byou(?:'ll| will| should| ought to)(?: also| shortly| soon)? (?:be )?(?:receive|receiving|get|getting|find) (?:an?|your|the) (?:\w+ )*?(?:e-?mail|confirmation|receipt|car|message|text|notification)`,
    String.raw`\b(?:cab|taxi|ride|driver|car|courier|order|parcel|package) (?:is|will be|will)(?: \w+)? (?:coming|arriv\w+|headed|heading|here|there|be there)`,
    String.raw`^(?:done|confirmed|booked|success|completed)\b`,
    String.raw`\b(?:has been|have been|was|were) (?:already )?(?:found|located|recovered|returned)\b`,
  ].join('|'),
)

export const en: AssistantGrammar = {
  success: SUCCESS,
  enjoy: /^(?:\w+[,.!]? )?(?:please )?(?:enjoy|have fun)\b|\bhope you enjoy\b/,
  notDone:
    /\b(?:not|n't|unable|cannot|can't|couldn't|failed?|wasn't|unsuccessful|regret|isn't|to be|would be|will be able|can be|could be|if)\b/,
  failure:
    /\b(?:unable to|(?:could|can|was|were|is|are|did|has been|have been)(?: not|n't) (?:\w+ )?(?:able|find|found|book\w*|reserv\w*|made|make|possible|complete\w*|available|go through|process\w*|schedul\w*|successful)|cannot|fail(?:ed)?|unfortunately|regret|no (?:results?|options?|availability|match\w*)|sold out|not possible|didn't (?:work|go through)|unsuccessful)\b/,
  more: /\b(?:any ?thing|some ?thing|what|any ?one|anything at all) (?:\w+ )?(?:else|more|further|other)\b(?<!\bor (?:something|anything) else)|\b(?:further|additional|any (?:more|other|further)|other|more) (?:assistance|help|queries|questions?|requests?|info|service)|\b(?:assist|help) you (?:any )?(?:further|more|again|with anything|in (?:any|some|another)|finding (?:some|any)thing)|\bneed (?:any )?(?:more |further )?help\b(?! (?:with|find))|\bis that all\W*$|\bany (?:other )?questions\b|\bwhat (?:else|more)\b/,
  letMeKnow: /\blet me know\b/,
  leave:
    /\b(?:good ?bye|bye|take care|see you|have (?:yourself )?(?:an? )?(?:\w+ ){0,3}(?:day|one|time|evening|night|weekend|afternoon|morning|trip|ride|flight|stay|journey|week|safe)|enjoy (?:your|the|rest|it)(?: \w+){0,4}|(?:you're|you are|your)(?: very| most| always)? welcome|^welcome|(?:my|a) pleasure|happy to (?:help|be of|have)|glad (?:i|we|to|that)|here (?:if|for|to help)|any ?time|what i'm here for|make your day|no problem|don't mention|good luck|have fun|thank(?:s| you)(?: you| too| again| so much| very much)?(?: for (?:using|choosing|contacting|calling|visiting|your))?|let me know if you need|come back (?:any ?time|again))\b/,
  promise:
    /\b(?:let me (?:just )?(?:check|look|find|see (?:what|if|whether)|search|ask|get (?:that|back)|verify (?:that|this|with)|pull)|(?:one|a|just a) (?:moment|minute|second|sec)\b|(?:please )?(?:hold on|bear with me|stand by|(?<!you )wait)|(?:i|we|someone|somebody|they|our (?:team|staff|agents?|colleagues?)|an? (?:agent|colleague|person|representative|manager|technician|specialist|member)[\w ]*|the (?:team|manager)|he|she)(?:'ll| will| am going to|'m going to| are going to|'re going to) (?:\w+ )?(?:check|look into|get back|let you know|find out|contact you|call you|reach out|be in touch|follow up|ask|investigate|send (?:you|it|them)|email you|forward|come back)|(?:checking|looking into|working on) (?:it|that|this)|i'm on it|get back to you)\b/,
  confirm:
    /\b(?:are you sure|confirm(?:ing|ation of|ed\?)?|verify|double[- ]?check|re-?check|(?:check|review|read|ensure|make sure)\b.*\b(?:detail|correct|right|specific|information)\w*|(?:is|are|was) (?:that|this|it|these|they|everything|all|the details|all the details)(?: \w+){0,3} (?:correct|right|ok|okay|accurate|good|fine|what you)|did i get|have i got|do i have|is (?:that|this|it) (?:what|the)|kindly ensure|(?:let(?:'s| us| me)|to) (?:review|go over|make sure|see if i|recap))\b|[,.…-] ?(?:correct|right|yes|ok(?:ay)?|alright)\s*\?|\b(?:correct|right)\s*[?.]?$/,
  confirmsStill:
    /\b(?:please|kindly|can you|could you|let's|(?<!(?:e-?mail|message|text|sms|call|letter) )to) (?:\w+ )?(?:confirm|verify|ensure)/,
  restates:
    /^(?:(?:ok(?:ay)?|sure|alright|all right|great|so|fine|then|yes|no problem|got it|perfect|understood|i understand|very well|certainly)[,.!]* )*(?:so |to confirm |again )*(?:you(?:'d| would)? (?:like|want|need|wish|prefer)|you (?:are|will be|have requested|requested)|you'(?:re|ll) (?:be )?(?:book|rent|check|stay|visit|travel|leav|buy)\w*|that(?:'s| is| would be|'ll be)|i(?:'ll| will| am|'m)(?: going to)? (?:book|reserve|get|order|schedule|transfer|set|buy|make|rent|play|put)\w*|(?:booking|reserving|scheduling|transferring|ordering|playing|renting|buying|purchasing|creating|adding|setting|sending) )/,
  offerQuestion:
    /\b(?:how about|what about|would you (?:like|want|prefer|care|be interested|rather|consider|mind)|do you (?:want|wish|like|need|prefer|fancy|think)|(?:shall|should|can|may|could) (?:i|we)\b|want (?:me|to|it)|interested|(?:does|do|would|will) (?:that|this|it|they|these|the \w+) (?:work|sound|suit|do|interest|look|help)|sounds? good|what (?:do )?you (?:think|say)|are you (?:interested|ok|okay|happy|willing|fine|looking)|care (?:to|for)|will that|is (?:that|this|it) (?:ok|okay|fine|good))\b/,
  offerStatement:
    /\b(?:comes? to mind|to your (?:taste|liking)|there(?:'s| is| are|'re| were)|i(?:'ve| have)? (?:also )?(?:found|located|discovered|got|see|saw)|i(?:'d| would) (?:go (?:for|with)|take|choose|pick|get)|the (?:earliest|soonest|next|first)(?: \w+){0,5} (?:is|would be)|i (?:have|can (?:recommend|suggest|offer)|(?:can|could) (?!help|assist|check|see|look|try|do |only|certainly|definitely|gladly|also (?:help|check)|not|confirm|understand|hear|tell|imagine)\w+|recommend|suggest|propose)|we (?:have|offer|can offer|found)|recommend|suggest(?:ion)?|you (?:could|can|might|may) (?:try|go|consider|like|visit|also|choose|want|check|enjoy|be interested)|try the|might (?:like|suit|interest)|another (?:option|one|good|nice|great)|options?|available|\d+ (?:results?|hotels?|buses|flights?|events?|restaurants?|places?|cars?))\b/,
  asksStart:
    /^(?:(?:and|ok(?:ay)?|sure|great|so|also|but|well|yes|alright|fine|then|i see|for sure|no problem|of course|absolutely|certainly|perfect|lovely|thanks|thank you|hi|hello)[,.!]* )*(?:who(?:m)?|what|when|where|which|how (?:many|much|long|soon|early|late|often|far|big|old|would|do|should|can|may)|in (?:which|what|witch)|on (?:which|what)|at (?:what|which)|from (?:which|what|where)|for (?:which|what|how)|to (?:which|what|whom)|do|does|did|is|are|will|would|can|could|may|shall|should|have you|any|until when)\b/,
  asksPolitely:
    /\b(?:please|kindly|pls)(?: \w+)? (?:tell|let me know|mention|provide|specify|share|give|enter|choose|select|type|send|state|indicate|advise|inform|pick|reply|upload|attach|fill)\b|\b(?:let me know|tell me|i(?:'ll| will|'d)? (?:just |still |also )?need (?:your|to know|the|a few)|may i (?:know|have|ask|get)|could i (?:get|have)|can i (?:get|have|ask)|i(?:'d| would) (?:like|love) to know|i didn'?t (?:quite )?(?:get|catch|understand)|what (?:a?bout) your|requirement of|waiting for your|i wonder)\b/,
  asksOpenly:
    /\binterested in [^?]* or [^?]*\?|\bwhom\b|\b(?:in particular|particular \w+|in mind)\b|^(?:how|what) (?:can|may|could|else)\b|\bprefer\b/,
  interest:
    /\b(?:price|pricing|cost|how much|rates?|fees?|quote|discount|in stock|do you (?:have|sell|offer|deliver|ship|rent|carry)|can i (?:book|buy|order|rent|get an?))\b/,
  searches:
    /\b(?:any|any ?(?:thing|one|where|body)? ?(?:else|other)|another|others?|else|looking for|find|search|recommend|suggest|how about|what about|are there|is there|some|options?|alternatives?|available)\b/,
  yes: /^(?:yes|yeah|yep|yup|sure|correct|right|exactly|ok(?:ay)?|perfect|that's it)\b/,
}
