/**
 * A text as a reader sees it, for rules that look for links, codes and amounts: hidden characters gone, letters that look
 * like Latin ones made Latin, digits of every script made 0 to 9. What is sent stays as written, without what is hidden.
 */

/** Zero width, direction overrides, tags, fillers: what nobody sees. Joiners stay where scripts and emoji need them. */
const HIDDEN =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]|(?<=[\p{ASCII}])[\u200c\u200d]/gu
const CONTROL = /(?![\n\t])\p{Cc}/gu

/** A text to send, without characters that nobody sees. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '').replace(CONTROL, ' ')
}

/** Cyrillic, Greek and other letters that are drawn like Latin ones (Unicode Technical Standard 39, "confusables"). */
const LOOKALIKES = new Map([
  ...pairs('аесорхуіјѕԁԛԝһӏґьвнкмтгп', 'aecopxyijsdqwhlrbbhkmtrn'),
  ...pairs('АВЕЅІЈКМНОРСТХУԌԚԜҮЗ', 'ABESIJKMHOPCTXYGQWYZ'),
  ...pairs('αοενικρτυχγωβηѵ', 'aoevikptuxywbnv'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ıɡɑℓ∕⁄。．｡․‧∙·٪％﹪', 'igal//.......%%%'),
  ...pairs('օոսցհք', 'onughp'),
])

function pairs(from: string, to: string): [string, string][] {
  const targets = Array.from(to)
  return Array.from(from).map((letter, index) => [letter, targets[index] ?? letter])
}

/** For looking, never for sending. */
export function undisguised(text: string): string {
  const seen = text
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Me}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/(?<=\d\s?)[o0°]\/[o0]/g, '%')
    .replace(/[^\p{ASCII}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Z}/gu, ' ')
  return joinedLetters(namedDots(seen))
}

/** Digits of a script stand in a row of ten. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let before = 0
  while (before < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before)
}

const ENDS =
  'com|net|org|info|biz|xyz|top|site|online|shop|store|club|click|link|app|dev|io|co|ru|cn|de|es|fr|it|pt|br|uk|eu|me|ly'
const DOT_WORD = '(?:d[o0]t|punto|ponto|punkt|point|toчka)'

/** Endings that are no word of a sentence after a full stop, in any case, with a zero for an O. */
const PLAIN_END = '(?:c[o0]m|net|[o0]rg|info|biz|xyz|ru|cn)'
/** An ending with spaces inside: "c om", "o r g". Its first letter is small: a sentence begins with a capital. */
const SPACED_END = new RegExp(
  String.raw`(?<=[\p{L}\p{N}][\s\])}]{0,3}(?:\.|(?<=[\s_([{<-])${DOT_WORD}[\s_)\]}>-])\s{0,3})(?:${ENDS.split('|')
    .filter((end) => end.length > 2)
    .map((end) => `(?!${end})${Array.from(end).join(String.raw`\s?`)}`)
    .join('|')})(?![\p{L}\p{N}])`,
  'gu',
)

/** "evil[.]com", "evil dot com", "evil . com", "evil.c om", "bit ly/x". */
function namedDots(text: string): string {
  return text
    .replace(SPACED_END, (end) => end.replace(/\s/g, ''))
    .replace(/(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}]-){2,}[\p{L}\p{N}](?![\p{L}\p{N}-])/gu, (letters) =>
      letters.replaceAll('-', ''),
    )
    .replace(new RegExp(String.raw`(?<=[\p{L}\p{N}])(?:\.{2,3}|[•,|])(?=${PLAIN_END}(?![\p{L}\p{N}]))`, 'giu'), '.')
    .replace(/(?<=[\p{L}\p{N}])\s(?=(?:com|net|org|ly|gg|io)\s?\/\s?[\p{L}\p{N}])/giu, '.')
    .replace(/(?<![\p{L}\p{N}])t\s?\.\s?me\s?\/\s?/giu, 't.me/')
    .replace(new RegExp(String.raw`\s*[[({<]\s*(?:\.|${DOT_WORD})\s*[\])}>]\s*`, 'gi'), '.')
    .replace(/\\(?=\.)/g, '')
    .replace(new RegExp(String.raw`[\s_-]+${DOT_WORD}[\s_-]+(?=(?:${ENDS})(?![\p{L}\p{N}]))`, 'giu'), '.')
    .replace(
      new RegExp(
        String.raw`(?<=[\p{L}\p{N}])\s*\.\s*(?=(?:${PLAIN_END}|${PLAIN_END.toUpperCase()})(?![\p{L}\p{N}]))`,
        'gu',
      ),
      '.',
    )
    .replace(/(?<=\.)c0m(?![\p{L}\p{N}])/giu, 'com')
    .replace(/\bh\s?[tx]{2}\s?p(s?)\s?:\s?\/\s?\//gi, 'http$1://')
}

/** "S A V E 9 0" and "e v i l . c o m" are words. */
function joinedLetters(text: string): string {
  return text.replace(/(?<![^\s"'(])(?:[\p{L}\p{N}.%$€/:_*-]\s+){3,}[\p{L}\p{N}.%$€](?![\p{L}\p{N}])/gu, (letters) =>
    letters.replace(/\s+/g, ''),
  )
}
