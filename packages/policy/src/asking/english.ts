import type { Asking } from './asking.ts'

export const english: Asking = {
  asks: [
    /\b(?:remind|ping|nudge|buzz|poke|msg|message|text|dm|contact|e?mail|call|ring|phone|notify|alert|whatsapp|reach) (?:me|us)\b(?! (?:a|an|the|your|some|more) (?!message|text|reminder|note|line|ping|nudge|call|shout|bit|couple|few|week|fortnight|day|half|quarter|hour|minute|midday|\d|first|second|third|\w+th|next|following|coming|ides))/,
    /\b(?:reach out|write|get back|come back|circle back|report back|talk|speak|return|follow up|reply|respond|check in|check back|check up|catch up|touch base|chat|check|drop by|loop back|be in touch|get in touch) (?:to|with|on|in with|back with|in on|back to) (?:me|us)\b/,
    /\bwrite (?:me|us)\b(?! (?:a|an|the) (?!message|note|line|reminder|week|fortnight|day|few|couple|bit|half|quarter|\d|first|second|third|\w+th|next|following|coming|midday|ides))/,
    /\b(?:send|drop|give|shoot) (?:me|us) (?:a |another |an )?(?:quick |little |friendly )?(?:reminder|message|msg|text|note|line|ping|nudge|call|shout|follow up|heads up|ring|buzz)\b/,
    /\b(?:ask|try|bug|hit) (?:me|us)(?: up)?(?: about (?:it|this|that))?(?: again)?\b(?! (?:to|for|if|what|how|where)\b)/,
    /\b(?:can|could|would|will) (?:you|we|u|someone|somebody)(?: please| kindly| maybe| also| just)* (?:check (?:in|back|up)|follow up|touch base|circle back|get (?:back|in touch)|reach out|write(?: again| back)?|message|text|call back|talk|speak|chat|continue|resume|pick (?:this|it) (?:back )?up|catch up|come back to (?:me|us|this)|ask again)\b/,
    /\b(?:please|pls|kindly|and|just|then|maybe) (?:check (?:back|in again)|follow up|touch base|circle back|get (?:back|in touch)|reach out|write (?:again|back)|message again|ask again)\b/,
    /^(?:ok(?:ay)?,? |sure,? |hi,? |thanks?,? |great,? )*(?:check back|follow up|touch base|circle back|get (?:back|in touch)|reach out|write again|message again|ask again)\b/,
    /\b(?:let'?s|let us|we can|we could|we should|we'll|shall we|can we|could we) (?:please |just |maybe )*(?:talk|speak|chat|continue|resume|pick (?:this|it) (?:back )?up|catch up|discuss (?:this|it)|connect|reconnect|touch base|do this|revisit)\b/,
    /\b(?:want|like|need|love|prefer|appreciate it if|be (?:great|nice|good|better) if|better if) (?:you|someone|you guys)(?: to| could| can)* (?:check (?:in|back)|follow up|contact|message|text|call|remind|ping|get back|reach out|write)(?:ed)?\b/,
    /\b(?:mind|appreciate you|how about|what about)(?: \w+)? (?:contacting|messaging|texting|writing(?: to)?|calling|reminding|pinging|emailing|getting back to|following up with|checking (?:back )?(?:in )?with|talking to) (?:me|us)\b/,
    /\b(?:(?:appreciate|get|have|like|want|need|love|prefer) (?:a |another )?(?:quick |short )?(?:reminder|call ?back|ping|nudge|follow up)|(?:appreciate|like|want|love|prefer) a (?:quick |short )?(?:call|chat))\b(?! (?:with|about|to|app|for)\b)/,
    /\b(?:possible|rather|prefer|better) (?:to |if we )?(?:talk|speak|chat|continue)\b(?! (?:to|with|about) (?!you|me|us|someone|somebody))/,
    /\bfeel free to (?:reach out|contact|write|call|text|message|ping|check in|follow up|get back|get in touch|remind|email)\b/,
    /\b(?:be|get) (?:reminded|contacted|called|messaged|texted|pinged)(?: back)?\b/,
    /\b(?:set|create|schedule|put) (?:me )?(?:up )?a reminder(?: for me)?\b/,
  ],
  bare: /^(?:(?:please|pls|just|ok(?:ay)?|sure|then|so|and|maybe|yes|no)[, ]+)*(?:a )?(?:ping|call|text|message|write|remind|reach out|email|ring|check in|check back|follow up|reminder|chat|talk|speak)(?: (?:again|back|please|pls))*\b|\b(?:please|pls|just) (?:try|ask|check|call|write|text|message) again\b|\b(?:let (?:me|us) know|keep (?:me|us) posted|update (?:me|us))\b/,
  own: /\b(?:i|we|he|she|they|my \w+)(?:'ll| will| would|'d(?! rather)| can| could| am going to|'m going to| need to| have to| should| might| may|'ve to| want to(?! be\b)| plan to) (?:\w+ )?(?:remind|ping|message|text|contact|write|call|reach|get back|come back|check|talk|speak|let you|follow|try|ask|return|think)/,
  notBefore: /\b(?:don'?t|do not|never|no need(?: for you)? to|not|needn'?t|stop|without)\b[^,]*$/,
  until: /\b(?:until|till|before)\b/,
  negated:
    /\b(?:don'?t|do not|no need (?:to|for)|never ?mind|forget(?: about)?|cancel|skip|stop|drop|please no|rather not|not necessary|won'?t be necessary|needn'?t|need not|no longer need|(?:don'?t|do not) (?:have|need|want)(?: you)? to|(?:don'?t|do not|no longer) (?:want|need))\b/,
  thing:
    /\b(?:remind(?:er|ers|ing|s)?|follow ups?|check(?:ing)? (?:in|back)|message|messages|ping|call(?:ing)? me|contact(?:ing)? me|writ(?:e|ing) (?:to )?me|text(?:ing)? me|reach(?:ing)? out|get(?:ting)? back)\b/,
  dropped:
    /^(?:(?:please|pls|ok(?:ay)?|actually|oh|no|ah|well|sorry|and|you know what|on second thought)[, ]+)*(?:forget (?:it|that|about (?:it|that))|never ?mind(?: (?:that|about (?:it|that)))?|scrap (?:it|that)|drop it|leave it|don'?t bother|no need)(?:,? (?:then|thanks|thank you|please|anymore|for now))*[ .!]*$/,
  tells:
    /\b(?:what time|at what time|when|why|how (?:often|many times)) (?:will|are|do|does|did|is|would|have|has|was|were)\b|\b(?:did|have|has) (?:you|he|she|they|anyone|anybody|someone|nobody)\b|\b(?:you|they|he|she|nobody|no one|people|your \w+) (?:guys |people )?(?:never|always|keep|kept|hardly|usually|only ever|already|just) (?:\w+ )?(?:call|text|message|write|ping|contact|remind|ring|phone|email)\w*|\b(?:nobody|no one|who) (?:\w+ )?(?:call|text|message|wrote|contact|remind|rang|phone|email)\w*/,
  matter:
    /\b(?:about|of|for|regarding|before|my|our|your|the) (?:the |a |an |my |our |your )*(?:\w+ )?(?:appointment|booking|reservation|flight|table|meeting|trip|train|bus|room|delivery|ticket|order|visit|stay|call|event|class|lesson|check ?in|pick ?up|rental|party|birthday|wedding|dinner|lunch|taxi|cab|hours|address|menu|prices?)\b/,
  booking:
    /\b(?:book|reserve|schedule|table|flight|appointment|reservation|booking|order|deliver\w*|tickets?|room|leaving|departing|arriv\w*|pick(?:ing)? up|check(?:ing)? in(?! with)|check(?:ing)? out|return(?:ing)?|stay(?:ing)?|free|available|off|work(?:ing)?|meeting|trip)\b/,
  condition:
    /\b(?:if|unless|when|once|as soon as|in case|whenever)\b(?! (?:you (?:can|could|have|want|like|don't mind)|possible|it suits|that's (?:ok|okay|fine)|convenient))/,
  silence:
    /\b(?:hear|heard|answer|answered|reply|replied|respond|responded|decide|decided|get back|got back|write|written|wrote|come back|back|ordered|paid|booked|bought|confirm\w*|done)\b/,
  split:
    /\b(?:but|instead of)\b|,\s*(?=(?:just |please |and )?(?:remind|ping|message|text|contact|call|write|don'?t)\b)/,
}
