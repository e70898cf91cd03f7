/** Keys struck at random: words that nobody could say. Scripts other than Latin are not judged. */
import { languageOf } from '../language.ts'
import { plain } from '../plain-text.ts'

/** The rows of keyboards, with how many neighbouring keys no word has: "property" and "liberty" have four of the first. */
const ROWS: readonly (readonly [row: string, run: number])[] = [
  ['qwertyuiop', 5],
  ['qwertzuiop', 5],
  ['azertyuiop', 5],
  ['asdfghjkl', 4],
  ['qsdfghjklm', 4],
  ['zxcvbnm', 4],
]
const RUNS: readonly string[] = ROWS.flatMap(([row, length]) =>
  [row, Array.from(row).toReversed().join('')].flatMap((keys) =>
    Array.from({ length: row.length - length + 1 }, (_, at) => keys.slice(at, at + length)),
  ),
)

/** All that is long enough to tell is unsayable, and there is enough of it. */
export function isGibberish(text: string): boolean {
  if (/[@\d]|https?:|www\./i.test(text) || languageOf(text) !== undefined) return false
  const words = plain(text).match(/[\p{L}]+/gu) ?? []
  const long = words.filter((word) => word.length >= 5 && /^[a-z]+$/.test(word))
  const unsayable = long.filter(isUnsayable)
  const letters = unsayable.join('').length
  return (
    letters >= 8 && letters > words.join('').length * 0.6 && (unsayable.length >= 2 || isStruck(unsayable[0] ?? ''))
  )
}

function isUnsayable(word: string): boolean {
  // Laughter and sighs: "kkkkkk", "hahaha", "hmmmm".
  if (new Set(word).size <= 2) return false
  // Letters that stand together for one sound, as in "Angstschweiß".
  const sounds = word.replace(/t?sch|ch|ck|th|ph|sh|ss|st|ng|rh|wh|ll|rr|tt|nn|mm|pp|zz|ff/g, 'x')
  return isStruck(word) || /[bcdfghjklmnpqrstvwxz]{5,}/.test(sounds)
}

/** Neighbouring keys, one after the other, or no vowel at all. */
function isStruck(word: string): boolean {
  const isRun = RUNS.some((run) => word.includes(run))
  const isRepeated = /(asd|sdf|dfg|fgh|ghj|hjk|jkl|qwe|zxc|xcv)\1/.test(word)
  return word.length >= 6 && (isRun || isRepeated || (word.length >= 8 && !/[aeiouy]/.test(word)))
}
