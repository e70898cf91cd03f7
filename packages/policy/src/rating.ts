/** A rating and nothing else. */
import { plain, readable } from './plain-text.ts'

/** One to five in six languages, over `plain` text. */
const NUMBERS = [
  'one|uno|una|um|uma|eins|ein|un|une',
  'two|dos|dois|duas|zwei|deux|due',
  'three|tres|drei|trois|tre',
  'four|cuatro|quatro|vier|quatre|quattro',
  'five|cinco|funf|cinq|cinque',
]
/** "uma" and "ein" alone are articles; before "star" they count. */
const ARTICLES = /^(?:una|uma?|ein|une?)$/

const OF_FIVE = String.raw`(?:\/|out of|of|de|von|sur|su|em) ?(?:5|${NUMBERS[4]})`
const STARS = String.raw`(?:stars?|points?|estrell?as?|puntos?|pontos?|sterne?|punkte?|etoiles?|stell[ae]|punt[oi]|⭐|★)`
const RATING = new RegExp(
  String.raw`^([1-5]|${NUMBERS.join('|')})(?: ?${OF_FIVE})?(?: ?${STARS})? ?[.!\p{Extended_Pictographic}]*$`,
  'u',
)

/** "4", "5!", "4/5", "three stars", "cuatro de cinco", "⭐⭐⭐": from 1 to 5, else undefined. */
export function loneRating(text: string): number | undefined {
  const said = plain(readable(text).replace(/[\ufe0f\u20e3]/g, ''))
  const stars = Array.from(said.replace(/\s/g, ''))
  if (stars.length > 0 && stars.length <= 5 && stars.every((sign) => sign === '⭐' || sign === '★' || sign === '🌟'))
    return stars.length
  const figure = RATING.exec(said)?.[1]
  if (!figure || ARTICLES.test(said)) return undefined
  return /\d/.test(figure) ? Number(figure) : numberOf(figure)
}

function numberOf(word: string): number {
  return NUMBERS.findIndex((words) => words.split('|').includes(word)) + 1
}
