/** English, as customers write it on messaging channels. */
import type { CustomerGrammar } from './grammar.ts'

export const en: CustomerGrammar = {
  filler:
    /^(?:(?:oh|ah|well|so|and|but|hey|hi|hello|um+|hm+|alright|ok(?:ay)?|k|great|good|cool|fine|awesome|perfect|lovely|wonderful|nice|sure|right|now|then|actually|also|just|please|pls|no problem|all right|got it|i see|gotcha|you know|by the way)\b[\s,.:!-]*)+/,
  thanks:
    /\b(?:thanks?|thanx|thx|tysm|ty|cheers|much appreciated|appreciate (?:it|that|you|your|the|all)|grateful)\b|\b(?:i |really |do |very much |so |just )*appreciate\b/,
  goodbye:
    /\b(?:bye|goodbye|good bye|bye-bye|see (?:you|ya)|talk (?:soon|later)|so long|farewell|take care|(?:kind |best |warm )?regards|good ?night|have a (?:\w+ )?(?:day|one|time|evening|night|weekend|afternoon|week)|cya|ciao|you can go|you may go)\b/,
  done: /\b(?:(?:that|this|it|which)(?:'?s|'?ll be| is| was| will be| would be|'d be) (?:\w+ )?(?:all|it|everything|enough|plenty)(?! (?:right|correct|good|fine|sounds|looks|set for))\b|(?:that )?(?:will|would|'ll|should|'d) be (?:all|it|everything|enough)|nothing(?: else| more| further| at the moment| for now)?(?:,|$|\.|!| thanks| thank)|(?:i'?m|we'?re|i am|we are|all) (?:\w+ )?(?:all )?(?:set|done|good|good to go|finished|sorted|ok|okay|fine|cool)(?: for now| now| thanks?| then| with that| here)?$|don'?t (?:really )?need (?:anything|any (?:more|other|further)|more|further)|(?:i|we) (?:have|got|know|'ve got) (?:everything|all)(?: that)? (?:i|we) need(?:ed)?|all i (?:need|want)(?:ed)?|no more (?:questions|help)|no further|(?:found|got|have|sorted|fixed|solved) (?:it |this |that |one |something )?(?:else|elsewhere|somewhere else|myself|already)|already (?:found|sorted|solved|fixed|have)|(?:don'?t|no need to) bother|leave it$|forget (?:it|about it)$|drop it$|not (?:right now|now|today|at (?:this|the) (?:time|moment)|for now|really)$|no need\b|never ?mind)/,
  complaint:
    /\b(?:complain(?:t|ts|ing)?|refund|unacceptable|ridiculous|disappoint(?:ed|ing|ment)|terrible|horrible|awful|worst|disgust(?:ed|ing)|furious|angry|outrag(?:ed|eous)|frustrat(?:ed|ing)|fed up|useless|scam|rip[- ]?off|lawyer|sue you|legal action|overcharged|charged (?:me )?twice|never (?:arrived|received|showed up)|still (?:haven'?t|have not|hasn'?t|not) (?:received|arrived|got)|(?:is|was|arrived|came) (?:broken|damaged|defective|faulty)|not (?:happy|satisfied|acceptable)|very bad|so bad|poor (?:service|quality)|(?:speak|talk) (?:to|with) (?:a|your|the) manager)\b/,
  defer:
    /\b(?:maybe (?:later|another time|some other time|tomorrow)|perhaps later|not (?:just )?yet|(?:i|we)(?:'ll|'d| will| would| need to| have to| want to| must|'m going to| am going to|'m)? (?:like to )?(?:think(?:ing)? (?:about|on|over)|sleep on|consider|mull|decide later|see$|check with|ask my|talk to my|talk it over|discuss|look into it|get back to you|let you know|come back (?:to|later)|be back)|(?:i|we)(?:'ll| will)? (?:need|have|want|would like) to (?:\w+ ){1,4}first|let me (?:think|sleep on|check with|ask|talk to my|discuss|get back|look at|consider)|give me (?:a|some|an?) (?:moment|minute|second|sec|time|few)|(?:another|some other) time|later,? thanks|some day|not sure(?: yet)?$|undecided|i'?m (?:busy|driving|at work|in a meeting)|can'?t (?:talk|decide|do it|do this)? ?(?:right )?now|(?:have to|need to|must|want to|will|'ll|going to) (?:\w+ )?(?:check with|talk (?:to my|it over|this over)|run (?:it|this) (?:by|past)|sleep on|have a (?:look|think)|think (?:about|it|this|on|over))|(?:will|'ll|and|to) let you know|(?:come|get|be) back to you|give me (?:a few|some|a couple(?: of)?|\w+) (?:days?|hours?|weeks?|minutes?|time)|(?:bit|too|really|super|so|pretty|quite) (?:busy|hectic|tied up|swamped)|(?:tied up|swamped|hectic) (?:right now|at)|hold on|one (?:sec|second|moment|minute)|brb)\b/,
  questionStart:
    /^(?:who(?:se|m)?|what(?:'s|s|'re)?|when|where(?:'s|s)?|why|which|how|is|are|was|were|am|do|does|did|can|could|would|will|should|shall|may|might|has|have|had|isn'?t|aren'?t|don'?t|doesn'?t|won'?t|wouldn'?t|couldn'?t|whether|from (?:which|what|where)|at (?:what|which)|in (?:what|which)|on (?:what|which)|any (?:other|idea|news|chance|more))\b/,
  request:
    /\b(?:(?:i|we)(?:'d| would| will|'ll)? (?:also |really |just |still |do |only )*(?:like|love|need|want|wish|prefer|take|go with|try|have)\b|looking for|search(?:ing)? for|can you|could you|would you|will you|can (?:i|we) (?:get|have|book)|may i|let me know|tell me|show me|give me|send me|find (?:me|out|a|an|some|the|another|something)|help me|book (?:me|it|a|an|the|that|this|us)|reserve|schedule (?:me|it|a|an|the)|order|buy (?:me|it|the)|get me|make (?:it|that|a|an|the)|change (?:it|that|the|my)|cancel (?:it|that|the|my)|check (?:if|whether|the|on|for|it|again)|look (?:for|up|into)|how about|what about|are there|is there|go ahead|do it|play (?:it|that|the|this)|try (?:it|the|that|for|another|again|to)|set (?:it|an?|up)|transfer|please)\b/,
  decline:
    /^(?:(?:no|nope|nah|not?)\b(?! problem| worries)|i'?d rather not|i don'?t (?:want|think so|like)|not interested)/,
  agree:
    /^(?:yes|yeah|yea|yep|yup|ya|yess+|sure|absolutely|definitely|certainly|of course|correct|exactly|right|indeed|please do|go ahead|do it|confirmed?|i (?:agree|confirm|accept)|you got it|deal)\b|\b(?:(?:that|this|it|everything|which|all)(?:'s| is| was|s)? (?:\w+ )*?(?:right|correct|exactly|okay|ok|alright)\b|sounds? (?:\w+ )*?(?:good|great|fine|perfect|nice|awesome|amazing|like a plan|lovely|ok(?:ay)?|neato|excellent|right|interesting)|(?:looks?|seems?) (?:\w+ )*?(?:good|great|fine|perfect|right|nice)|works? (?:for|well|great|fine|perfectly)|(?:that|this|it)(?:'ll| will| would|'d)? (?:works?|do|suits?)\b|i like (?:it|that|this|the)|(?:that|this|it)(?:'s| is)? (?:the (?:one|song|movie|film))|interested|let'?s (?:do|go|book)|it is$|jackpot)\b/,
  pleased:
    /\b(?:great|good|perfect|awesome|excellent|wonderful|lovely|nice|cool|fantastic|amazing|ideal|brilliant|super|neat|fine|helpful|best)\b/,
  acknowledge:
    /^(?:ok(?:ay|ey)?|k+|alright|all right|i see|understood|got it|gotcha|noted|roger|right|oh|ah|hm+|wow|lol|haha+|no (?:problem|worries)|you'?re welcome|my pleasure|anytime|will do|i will)\b/,
  content:
    /\d|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|morning|afternoon|evening|from|until)\b/,
  questionBesideThanks: /\b(?:what|where|when|how|which|who|can|could|is|are|do|does)\b.*\?/,
  requestBesideThanks:
    /\b(?:can|could|would|will) you\b|\b(?:i|we) (?:also |still )(?:need|want)\b|\b(?:but|and) (?:i|we|can|could|please)\b/,
  wantsInstead: /\b(?:said|asked|meant|ordered|booked|but|instead|want|need|make|change|find|another)\b/,
}
