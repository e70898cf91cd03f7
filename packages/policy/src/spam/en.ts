/** English. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const en: SpamWords = {
  sells: words(
    "you(?:'ve| have)? (?:won|been (?:selected|chosen|picked))",
    'claim your (?:prize|reward|gift|bonus|cash)',
    'guaranteed (?:profits?|returns?|income|winnings?)',
    '(?:earn|make|get) (?:up to |over |about )?[$€£]? ?\\d[\\d.,]*[$€£k]? ?(?:usd|dollars|euros)? ?(?:a|per|every|each) (?:day|week|month|hour)',
    '(?:earn|make|get) (?:up to |over )?[$€£]? ?\\d[\\d.,]*[$€£k]? ?(?:usd|dollars|euros)? ?(?:daily|weekly|monthly)',
    'work from home and (?:earn|make)',
    'double your (?:money|bitcoin|investment|income)',
    '(?:crypto|bitcoin|forex|binary|trading) (?:investments?|signals?|profits?|returns?|opportunit\\w+|platform|bots?|expert)',
    'invest (?:just |only )?[$€£]? ?\\d[\\d.,]* (?:and|to) (?:get|earn|receive|make)',
    '(?:we|i) (?:offer|give|provide|grant) (?:all kinds of |fast |quick |instant |personal |business |cheap )*loans?',
    'loan (?:offers?|approved)',
    '(?:do|are) you (?:in )?(?:need|looking for) (?:of )?(?:an? )?(?:urgent |quick |personal |business )*loan',
    '(?:your|you) (?:\\w+ ){0,6}first page of google|seo (?:services?|packages?|agency)',
    '(?:increase|boost|grow|double|skyrocket|improve) your (?:\\w+ )?(?:followers|traffic|sales|website|business|ranking|rankings|instagram|revenue|leads)',
    '(?:buy|cheap|real|get|gain|free) (?:\\d[\\d.,]*k? )?(?:real |instagram |tiktok |active )*(?:followers|likes|subscribers)',
    'we (?:design|build|develop|redesign) (?:\\w+ )?websites',
    '(?:web|website|app|logo) (?:design|development) services',
    'online casino|free spins|betting tips|fixed match(?:es)?|jackpot bonus',
    'hot (?:girls|singles)|adult dating|viagra|cialis|nudes',
    'lose \\d+ ?(?:kg|kilos|pounds|lbs) in',
    'we are (?:an? )?(?:\\w+ )?(?:leading |professional |top )+(?:\\w+ ){0,3}(?:manufacturer|supplier|factory|exporter|company|agency)',
    '(?:forward|send|share) this (?:message |text )?(?:to|with) (?:at least )?(?:\\d+|all|everyone)',
    'lottery (?:winner|winnings|prize)',
  ),
  praises: words(
    "limited(?: time)? offer|special offer|best (?:price|deal)s?|today only|last chance|do not miss|don't miss|hurry(?: up)?|act now|100 ?% (?:free|legit|guaranteed|safe)|risk[- ]free|no risk|wholesale|cheapest|passive income|extra income|financial freedom|(?:crypto|bitcoin|forex)|casino|followers|giveaway|mega sale|\\d+ ?% off",
  ),
  urges: words(
    'click (?:here|now|below|on|the link|this link)|join (?:us|our|now|my|the group|this group|here)|sign up|register (?:now|here|today)|visit (?:our|my|us)|order now|buy now|shop now|(?:contact|message|text|dm|whatsapp|call|inbox|write) (?:me|us) (?:on|at|now|for|via|today|directly)|dm (?:me|us)|inbox me|check (?:out )?(?:my|our) (?:profile|page|channel|link|bio|website|site)|link in (?:my )?bio|subscribe|download (?:now|our|the app)|follow (?:me|us|my|our)|reply (?:yes|now|with)|add me on',
  ),
  addresses: words(
    'dear (?:sir|madam|friends?|customer|beloved|all|business owner|website owner|owner|winner|user)|(?:hi|hello|hey) (?:dear|friends|everyone|business owner|website owner|there,? business)|attention(?: please)?|to whom it may concern',
  ),
  wants: words(
    "i(?:'d| would) (?:like|love)|i (?:need|want|have an? (?:question|order|booking|appointment|problem|issue))|(?:i|we)(?:'m| am|'re| are) (?:looking for|interested|trying|having|waiting)|do you (?:have|sell|offer|deliver|ship|accept|open|do|know|take)|(?:can|could|may) (?:i|we|you (?:please |tell|help|send|check|book|confirm|explain))|my (?:order|booking|appointment|account|reservation|package|parcel|delivery|invoice|refund|subscription|flight|table|room|card|payment)|how (?:much|do i|can i|long|many)|(?:is|are) (?:it|this|that|they|the \\w+|there) (?:still )?(?:available|valid|any|open|in stock)|your (?:ad|advert|offer|menu|opening|prices?|shop|store|restaurant|hotel)|i (?:ordered|bought|paid|booked|received|saw|got)",
  ),
}
