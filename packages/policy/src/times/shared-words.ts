/** Times as digits, written alike in all languages: "15:30", "2013-03-01", "1/3", "15h30", "3pm", "CET". */
import { dateOf } from './calendar.ts'
import type { Word } from './chart.ts'
import type { Made } from './kinds.ts'
import { yearly } from './meanings-days.ts'
import { ZONES } from './zones.ts'

export function sharedWords({ literalClock, monthFirst }: { literalClock: boolean; monthFirst: boolean }): Word[] {
  return [
    { pattern: /(?<![\d.:,/])\d{1,4}(?![:/]?\d)/g, read: ([digits]) => ({ kind: 'n', value: Number(digits) }) },
    {
      pattern: /(?<![\d.:,/])\d{1,3}[.,]\d(?!\d)/g,
      read: ([digits]) => ({ kind: 'n', value: Number(digits.replace(',', '.')) }),
    },
    {
      pattern: /(?<!\d)(?:1|3)[/⁄](?:2|4)(?!\d)/g,
      read: ([digits]) => ({ kind: 'n', value: Number(digits[0]) / Number(digits.at(-1)) }),
    },
    { pattern: /(?<!\d)(?:19|20)\d\d(?!\d)/g, read: ([digits]) => ({ kind: 'year', value: Number(digits) }) },
    {
      pattern: /(?<![\d.,/:])(\d{1,2})(?::|\s?h\s?|\.)(\d\d)(?::\d\d)?(?![\d/]|[.,]\d| ?%)/g,
      read: ([said, hours = '', minutes = '']) => clock(said, hours, minutes, literalClock),
    },
    {
      pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
      read: ([, year, month, day]) => exact(Number(year), Number(month), Number(day)),
    },
    {
      pattern: /(?<![\d.,/:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])/g,
      read: ([, first, sign, second, year]) => {
        const [month, day] = order(Number(first), Number(second), monthFirst && sign !== '.')
        return exact(year?.length === 2 ? 2000 + Number(year) : Number(year), month, day)
      },
    },
    {
      pattern: /(?<![\d.,/:-])(\d{1,2})[/-](\d{1,2})(?![\d/:-]|[.,]\d| ?[ap]\.?m)/g,
      read: ([, first, second], today) => {
        const [month, day] = order(Number(first), Number(second), monthFirst)
        return yearly(today, month, day)
      },
    },
    {
      pattern: /(?<![\d.,/:-])(\d{1,2})\.(\d{1,2})(?:\.(?!\d)|(?<=\.\d)(?![\d.,]))/g,
      read: ([, day, month], today) => yearly(today, Number(month), Number(day)),
    },
    {
      pattern: new RegExp(`(?<![a-z])(?:${Object.keys(ZONES).join('|')})(?![a-z])`, 'g'),
      read: ([name]) => ({ kind: 'zone', value: ZONES[name] ?? 0 }),
    },
  ]
}

function clock(said: string, hours: string, minutes: string, literal: boolean): Made | undefined {
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hour > 24 || minute > 59) return undefined
  const open = !literal && hour >= 1 && hour <= 12 && !hours.startsWith('0')
  // A dot is a decimal point as often: only whole quarters and tens are surely a time.
  if (said.includes('.') && minute % 5 !== 0) return undefined
  return { kind: 'clock', value: { minute: hour * 60 + minute, open, spoken: false, grain: 'minute' } }
}

function order(first: number, second: number, monthFirst: boolean): [month: number, day: number] {
  return (monthFirst && first <= 12) || second > 12 ? [first, second] : [second, first]
}

function exact(year: number, month: number, day: number): Made | undefined {
  const date = dateOf(year, month, day)
  return date && { kind: 'day', value: { date, grain: 'day' } }
}
