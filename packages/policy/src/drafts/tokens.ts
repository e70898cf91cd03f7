/** The parts of a text that need somebody who vouches for them: links, addresses, codes, prices, percentages, phone numbers. */
import { undisguised } from './undisguised.ts'
import { withDigits } from './number-words.ts'

export interface Token {
  /** As it is read, in one spelling, for comparing. */
  key: string
  /** As found, for people. */
  text: string
  kind: 'link' | 'amount' | 'code' | 'number' | 'words'
}

const KNOWN_ENDS =
  'com|net|org|info|biz|xyz|top|site|online|shop|store|club|click|link|live|app|dev|page|web|cloud|pro|vip|win|gift|promo|sale|io|co|me|tv|gg|ly|to|ai|ru|cn|su|tk|ml|ga|cf|gq|de|es|fr|it|pt|br|mx|ar|cl|uk|us|eu|nl|be|ch|at|pl|cz|se|no|dk|fi|ie|in|jp|kr|au|nz|za|ua|tr|photography|museum|zip|mov|agency|company|digital|email|finance|money|bank|center|space|fun|icu|buzz|host|press|website|tech|design|studio|media|blog|wiki|deals|bid|loan|cash|cfd|sbs|quest|monster'
const LINK = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.-]{1,11}:\/\/[^\s<>"')\]]+`,
    String.raw`(?<![\p{L}\p{N}])(?:mailto|tel|sms|javascript|data|whatsapp|tg):[^\s<>"')\]]+`,
    String.raw`[^\s<>"'(),;:!?@]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}`,
    String.raw`(?<![\p{L}\p{N}])www[\s.]+[\p{L}\p{N}-]+(?:[\s.]+[\p{L}]{2,})?`,
    String.raw`(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.]{3,}`,
    String.raw`(?<![\p{L}\p{N}_@.-])(?:[\p{L}\p{N}_-]{1,63}\.){1,8}(?:${KNOWN_ENDS})(?![\p{L}\p{N}])(?:[:/?#][^\s<>"')\]]*)?`,
    // Any other ending that is written like one: "evil.example/x", "пример.рф"; not a full stop that misses its space.
    String.raw`(?<![\p{L}\p{N}_@.-])(?=[^\s.]{0,63}\p{L})(?:[\p{L}\p{N}_-]{2,63}\.){1,8}(?:\p{Ll}{2,24}|\p{Lu}{2,24}|xn--[a-z0-9-]+)(?![\p{L}\p{N}])(?:[:/?#][^\s<>"')\]]*)?`,
    String.raw`(?<![\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{N}.])(?:[:/][^\s<>"')\]]*)?`,
  ].join('|'),
  'giu',
)
const CURRENCY = String.raw`[$€£¥₹₽₿₩₺₴]|r\$|usd|eur|gbp|chf|brl|mxn|btc|usdt|dollars?|bucks?|dolares?|€uros?|cents?|centavos?|centimos?|centimes?|centesimi|zł|pln|czk|sek|inr|jpy|cny|rupees?|rupias?|yens?|yuan|euros?|pounds?|libras?|pesos?|reais|franken|francs?|sterline|rub\p{L}*|pyб\p{L}*`
/** Lengths are bounded, here and above: texts come from anybody, and may be made to be slow. */
const NUMBER = String.raw`(?<!\d)\d[\d.,']{0,19}`
/** Percent in words, in more languages than the draft's: scripts as `undisguised` leaves them. */
const PERCENT = String.raw`[%‰]|[\s-]{0,2}(?:percent|per\s?cent|por\s?cien(?:to)?|por\s?cento|prozent\p{L}*|pour\s?cent|pro\s?cento|procent|pct|p\.\s?c\.|yuzde|${['процент', 'パーセント', 'प्रतिशत', 'بالمئة'].map((word) => undisguised(word)).join('|')})`
const AMOUNT = new RegExp(
  [
    String.raw`(?:(?<!\d)(?:\d\s){1,4}\d|${NUMBER})[\s-]{0,2}(?:${PERCENT})`,
    String.raw`${NUMBER}\s?(?:/\s?100\s?)?off(?!\p{L})|(?:[一二三四五六七八九]|\d)\s?(?:折|割)`,
    String.raw`(?<!\p{L})(?:an?|1)\s(?:dollar|euro|pound|buck|fiver|tenner)(?!\p{L})|(?:€uro|euros?|dollars?)\s?\d[\d.,]*`,
    String.raw`${NUMBER}\s(?:(?:de|di|en|mit|euro)\s)?(?:descuento|desconto|rabatt|reduction|remise|sconto|nachlass|rebaja)(?!\p{L})`,
    String.raw`(?:%|(?<!\p{L})yuzde|百分之)\s?${NUMBER}`,
    String.raw`(?:[$€£¥₹₽₿₩₺₴]|(?<!\p{L})(?:r\$|usd|eur|gbp|chf|btc|usdt))\s?${NUMBER}`,
    String.raw`${NUMBER}\s?(?:${CURRENCY})(?!\p{L})`,
  ].join('|'),
  'giu',
)
const CODE_WORD = String.raw`(?:codes?|coupons?|vouchers?|promo\p{L}*|password|pin|codigos?|cupon(?:es)?|cupom|gutschein\p{L}*|rabattcodes?|aktionscodes?|codice)`
const LITTLE = String.raw`(?:is|es|e|ist|est|de|del|der|the|this|our|promo\p{L}*|sconto|descuento|desconto|rabatt|remise|reduction|discount|namens|called|llamado)`
/** What follows a code's name, if it is no word of the language: it holds a digit, a capital, or stands in quotes. */
const NAMED_CODE = new RegExp(
  String.raw`(?<!\p{L})${CODE_WORD}(?:[\s:="'«“„*_]+${LITTLE})*[\s:="'«“„*_]+([\p{L}\p{N}][\p{L}\p{N}_-]{2,})`,
  'giu',
)
const USED_CODE = new RegExp(
  String.raw`(?<!\p{L})(?:use|using|with|enter|apply|type|usa|usando|utiliza|introduce|con|com|mit|nutze|verwende|avec|utilisez|entrez|inserisci)\s(?:\p{L}+\s){0,2}${CODE_WORD}\s([\p{L}\p{N}_-]{4,})`,
  'giu',
)
const PASSWORD =
  /(?<!\p{L})(?:password|passwort|contrasena|senha|mot de passe)(?:[\s:="']+(?:is|es|ist|est|e))?[\s:="']+([\p{L}\p{N}_-]{4,})/giu
const QUOTED = String.raw`[:="'«“„*]\s*$`
/** Letters and digits together in capitals, capitals that are spelled out, long keys, "save90". */
const CODE =
  /(?<![\p{L}\p{N}_-])(?=[A-Z0-9_-]*\d)(?=[A-Z0-9_-]*[A-Z])[A-Z0-9][A-Z0-9_-]{3,}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}])\p{Lu}(?:[-._*]\p{Lu}){3,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{20,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{L}{3,}\d{2,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.])\p{L}(?:\.\p{L}){4,}|(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{N}]*_[\p{L}\p{N}_]+/gu
const CAPITALS = /(?<![\p{L}\p{N}])(?:\p{Lu}{5,}|\p{Lu}{3,}\s\d{2,})(?![\p{L}\p{N}])/gu
const ABOUT_CODES =
  /(?<!\p{L})(?:checkout|code|coupon|voucher|promo\p{L}*|discount|redeem|use|apply|enter|type|usa|utiliza|codigo|cupon|cupom|nutze|gutschein\p{L}*|rabatt\p{L}*|utilisez|remise|inserisci|codice|sconto|descuento|desconto)(?!\p{L})/iu
const CLOCK_LIKE = /^\d{1,2}(?:[:.]?\d\d)?(?:AM|PM|H|UHR)(?:-\d{1,2}(?:[:.]?\d\d)?(?:AM|PM|H|UHR)?)?$/i
/** Dates and times, which are no phone numbers. */
const DATE =
  /(?<![\d./-])(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)\d\d)(?![\d/-]|\.\d)|(?<![\d:.])[0-2]?\d[:.][0-5]\d(?![\d:]|\.\d)/g
const PHONE = /(?:\+\s?)?(?:\(\s?)?\d(?:[\s()./–-]{0,3}\d){6,}|\d{5,}|\d{3,}(?:\s?[,_|*]\s?\d{3,})*\s?[,_|*]\s?\d{4,}/g
const GIVEN_AWAY =
  /(?<!\p{L})(?:at no cost|no cost at all|without charge|sin costo?|sin coste|sem custo|sans frais|ohne kosten|senza costi|for free|free of charge|completely free|gratis|kostenlos\p{L}*|umsonst|gratuit\p{L}*|half[- ](?:price|off)|mitad de precio|metade do preco|halben? preis|moitie prix|meta prezzo|two for one|2\s?(?:x|for|por|fur|pour)\s?1|buy one,? get one|(?:two|2|dos|dois|zwei|deux|due) (?:for|por|fur|pour|al|zum|pelo) (?:the |el |o |le )?(?:price|precio|preco|preis|prix|prezzo)|(?:third|quarter|tercio|cuarto|terco|quarto|drittel|viertel|tiers|quart|terzo) (?:of |do |del |du |des |vom )?(?:the )?(?:price|precio|preco|preis(?:es)?|prix|prezzo))(?!\p{L})/giu

/** All such parts of a text. */
export function tokensIn(text: string): Token[] {
  const seen = undisguised(text)
  const counted = withDigits(seen)
  const found: Token[] = []
  const add = (kind: Token['kind'], token: string) => {
    const trimmed = token.replace(/[.,;:!?*_]+$/, '').trim()
    if (trimmed) found.push({ kind, text: trimmed, key: keyOf(kind, trimmed) })
  }
  for (const [link] of seen.matchAll(LINK)) add('link', link)
  // A letter O among digits is a zero.
  const linkless = counted.replace(LINK, ' ').replace(/(?<=\d[\s-]?)[oO](?=[\d%]|\s\d)/g, '0')
  for (const [amount] of linkless.matchAll(AMOUNT)) add('amount', amount)
  for (const [code] of seen.replace(LINK, ' ').matchAll(CODE)) if (!CLOCK_LIKE.test(code)) add('code', code)
  if (ABOUT_CODES.test(seen)) for (const [code] of seen.matchAll(CAPITALS)) add('code', code)
  for (const match of seen.matchAll(NAMED_CODE)) {
    const [whole, code = ''] = match
    const isQuoted = new RegExp(QUOTED).test(whole.slice(0, -code.length))
    if (/\d|\p{Lu}/u.test(code) || isQuoted) add('code', code)
  }
  for (const [, code = ''] of seen.matchAll(PASSWORD)) if (!ORDINARY.test(code)) add('code', code)
  for (const [, code = ''] of seen.matchAll(USED_CODE)) if (!ORDINARY.test(code)) add('code', code)
  for (const [phone] of linkless.replace(AMOUNT, ' ').replace(DATE, ' ').matchAll(PHONE)) add('number', phone)
  for (const [words] of seen.matchAll(GIVEN_AWAY)) add('words', words)
  return found
}

/** Words that follow "code" in ordinary sentences: "with the code from our mail". */
const ORDINARY =
  /^(?:from|that|when|which|below|above|before|after|during|until|this|your|with|para|cuando|antes|desde|wenn|oder|fuer|pour|avant|quando|prima|dopo|para|que|sent|here|then|today|and)$/i

function keyOf(kind: Token['kind'], token: string): string {
  if (kind === 'number') return token.replace(/\D/g, '')
  if (kind === 'link')
    return token
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?|^www\./, '')
      .replace(/\/$/, '')
  return oneSpelling(token)
}

/** "10 %", "10 percent" and "10%" are the same offer, "$ 5", "5 dollars" and "$5" the same price. */
export function oneSpelling(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s*(?:percent|per\s?cent|por\s?ciento|por\s?cento|prozent|pour\s?cent|procent)(?!\p{L})/gu, '%')
    .replace(/(?<=\d)\s*(?:us\s?)?(?:dollars?|bucks|usd|dolares?)(?!\p{L})/gu, '$')
    .replace(/(?<=\d)\s*(?:euros?|eur)(?!\p{L})/gu, '€')
    .replace(/(?<=\d)\s*(?:pounds?|gbp)(?!\p{L})/gu, '£')
    .replace(/(?:us)?([$€£¥₹])\s?(\d[\d.,']*\d|\d)/g, '$2$1')
    .replace(/(?<=\d)\s+(?=[%$€£¥₹])/g, '')
    .replace(/\s+/g, ' ')
}
