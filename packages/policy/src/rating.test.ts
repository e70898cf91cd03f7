import { describe, expect, it } from 'vitest'
import { loneRating } from './rating.ts'

describe('loneRating', () => {
  it.each([
    ['4', 4],
    ['5!', 5],
    ['3/5', 3],
    ['⭐⭐', 2],
    ['1️⃣', 1],
    ['five stars', 5],
    ['cinco', 5],
    ['cuatro de cinco', 4],
    ['três estrelas', 3],
    ['fünf', 5],
    ['4 von 5', 4],
    ['quatre étoiles', 4],
    ['due su cinque', 2],
    ['tre stelle!', 3],
    ['uno', 1],
    ['uma', undefined],
    ['cinco minutos', undefined],
    ['6', undefined],
    ['4 people', undefined],
    ['2 tickets', undefined],
    ['14', undefined],
  ])('%s is %s', (text, rating) => expect(loneRating(text)).toBe(rating))
})
