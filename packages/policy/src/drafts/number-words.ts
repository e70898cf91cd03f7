/** Numbers in words as digits, so that "ninety percent" is read like "90%". In six languages. */

const UNITS: Record<number, string> = {
  1: 'one|un|uno|una|um|uma|eins|einen|einem|einer|eine|ein|une',
  2: 'two|dos|dois|duas|zwei|deux|due',
  3: 'three|tres|drei|trois|tre',
  4: 'four|cuatro|quatro|vier|quatre|quattro',
  5: 'five|cinco|funf|cinq|cinque',
  6: 'six|seis|sechs|sei',
  7: 'seven|siete|sete|sieben|sept|sette',
  8: 'eight|ocho|oito|acht|huit|otto',
  9: 'nine|nueve|nove|neun|neuf',
  10: 'ten|diez|dez|zehn|dix|dieci',
  11: 'eleven|once|onze|elf|undici',
  12: 'twelve|doce|doze|zwolf|douze|dodici',
  15: 'fifteen|quince|quinze|funfzehn|quindici',
}
const TENS: Record<number, string> = {
  20: 'twenty|veinte|vinte|zwanzig|vingt|venti',
  30: 'thirty|treinta|trinta|dreißig|dreissig|trente|trenta',
  40: 'forty|cuarenta|quarenta|vierzig|quarante|quaranta',
  50: 'fifty|cincuenta|cinquenta|funfzig|cinquante|cinquanta',
  60: 'sixty|sesenta|sessenta|sechzig|soixante|sessanta',
  70: 'seventy|setenta|siebzig|septante|settanta',
  80: 'eighty|ochenta|oitenta|achtzig|octante|ottanta',
  90: 'ninety|noventa|neunzig|nonante|novanta',
  100: 'hundred|cien|ciento|cem|cento|hundert|cent',
  0: 'zero|cero|null',
}

const VALUES = new Map<string, number>()
for (const [value, words] of Object.entries({ ...UNITS, ...TENS })) {
  for (const word of words.split('|')) VALUES.set(word, Number(value))
}
const WORD = [...VALUES.keys()].toSorted((a, b) => b.length - a.length).join('|')
/** "fünfundneunzig" and "novantacinque" are one word. */
const GLUED = String.raw`(?:${WORD})und(?:${WORD})|(?:${Object.values(TENS).join('|')})(?:${WORD})`
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${GLUED}|${WORD})(?:(?:[ -]|[ -](?:and|y|e|und|et)[ -])(?:${GLUED}|${WORD}))*(?=prozent|(?![\p{L}\p{N}]))`,
  'giu',
)
/** "Per cent" holds the word for a hundred. */
const PERCENT = /(?<!\p{L})(?:per|por|pour|pro)\s?(?:cent|ciento|cento)(?!\p{L})/giu
const PART = new RegExp(WORD, 'gi')

/** "ninety five percent" becomes "95 percent", "five five one two" becomes "5512". `text` holds no accents. */
export function withDigits(text: string): string {
  return text.replace(PERCENT, '%').replace(RUN, (run) => {
    const values = [...run.matchAll(PART)].map(([word]) => VALUES.get(word.toLowerCase()) ?? 0)
    return String(numberOf(values))
  })
}

/** Tens and units add up in either order; other rows are digits that are spelled out. */
function numberOf(values: readonly number[]): number | string {
  const [first = 0, second = 0] = values
  if (values.length === 1) return first
  if (values.length === 2 && first >= 20 && first < 100 && second < 20) return first + second
  if (values.length === 2 && second >= 20 && first < 10 && first > 0)
    return second === 100 ? first * 100 : first === 4 && second === 20 ? 80 : first + second
  if (values.length === 3 && first === 4 && second === 20) return 80 + (values[2] ?? 0)
  return values.join('')
}
