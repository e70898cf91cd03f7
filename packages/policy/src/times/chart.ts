/**
 * A small chart parser: words become pieces, templates join neighbouring pieces into larger ones until nothing is
 * added. A text may be read in several ways at once ("second" is a number and a unit); whoever puts the pieces
 * together takes the reading that covers most.
 */
import type { Item, Kind, Made, Slots } from './kinds.ts'

/** Reads pieces right off the text. */
export interface Word {
  pattern: RegExp
  read(match: RegExpMatchArray, today: Temporal.PlainDate): Made | undefined
}

/** What a template makes of the pieces that it names. */
export type Meaning = (slots: Slots, now: Temporal.ZonedDateTime) => Made | undefined

/** A piece that a template takes, of any of these kinds, and the name by which its meaning knows it. */
export interface Slot {
  kinds: readonly Kind[]
  name: string
}

export interface Template {
  parts: readonly (Slot | RegExp)[]
  meaning: Meaning
}

/** More pieces than any phrase has: a text made to be slow is read in part. */
const MOST_ITEMS = 1_500
const SEPARATOR = /[.,]?\s*/y

/** All pieces of a plain text. */
export function chart(
  said: string,
  words: readonly Word[],
  templates: readonly Template[],
  now: Temporal.ZonedDateTime,
): Item[] {
  const items: Item[] = []
  const byStart = new Map<number, Item[]>()
  const seen = new Set<string>()
  const add = (made: Made, start: number, end: number, reading: string): boolean => {
    const key = `${made.kind} ${start} ${end} ${reading}`
    if (seen.has(key) || items.length >= MOST_ITEMS) return false
    seen.add(key)
    const item = { ...made, start, end }
    items.push(item)
    const there = byStart.get(start)
    if (there) there.push(item)
    else byStart.set(start, [item])
    return true
  }
  const today = now.toPlainDate()
  for (const [index, { pattern, read }] of words.entries()) {
    for (const match of said.matchAll(pattern)) {
      const end = match.index + match[0].length
      const made = match[0] && isWhole(said, match.index, end) ? read(match, today) : undefined
      if (made) add(made, match.index, end, `w${index}`)
    }
  }
  let changed = new Set(items.map(({ kind }) => kind))
  for (let pass = 0; (pass === 0 || changed.size > 0) && items.length < MOST_ITEMS; pass += 1) {
    const added = new Set<Kind>()
    for (const [index, template] of templates.entries()) {
      const slots = template.parts.filter((part): part is Slot => !(part instanceof RegExp))
      const isConcerned =
        slots.length === 0 ? pass === 0 : slots.some(({ kinds }) => kinds.some((kind) => changed.has(kind)))
      if (!isConcerned) continue
      for (const { slots, start, end } of matches(said, template, items, byStart)) {
        const made = template.meaning(slots, now)
        if (made && add(made, start, end, `t${index}`)) added.add(made.kind)
      }
    }
    changed = added
  }
  return items
}

interface Match {
  slots: Slots
  start: number
  end: number
}

function matches(said: string, { parts }: Template, items: Item[], byStart: Map<number, Item[]>): Match[] {
  const found: Match[] = []
  const follow = (index: number, from: number, start: number, slots: Record<string, unknown>) => {
    const part = parts[index]
    if (part === undefined) {
      found.push({ slots: slots as unknown as Slots, start, end: from })
      return
    }
    const at = index === 0 ? from : from + separatorAt(said, from)
    if (part instanceof RegExp) {
      // A literal that may be left out is also tried without: its words may be part of the next piece.
      part.lastIndex = at
      const match = part.exec(said)
      if (match?.[0] && isOptional(part)) follow(index + 1, from, start, slots)
      if (match && isWhole(said, at, at + match[0].length)) follow(index + 1, at + match[0].length, start, slots)
      return
    }
    for (const item of byStart.get(at) ?? []) if (part.kinds.includes(item.kind)) take(item, part, index, start, slots)
  }
  const take = (item: Item, { name }: Slot, index: number, start: number, slots: Record<string, unknown>) => {
    follow(index + 1, item.end, start, { ...slots, [name in slots ? `${name}2` : name]: item.value })
  }
  const [first] = parts
  if (first instanceof RegExp) {
    for (const match of said.matchAll(new RegExp(first, 'g')))
      if (isWhole(said, match.index, match.index + match[0].length))
        follow(1, match.index + match[0].length, match.index, {})
  } else if (first) {
    for (const item of items.slice()) if (first.kinds.includes(item.kind)) take(item, first, 0, item.start, {})
  }
  return found
}

function isOptional(part: RegExp): boolean {
  part.lastIndex = 0
  return part.test('')
}

function separatorAt(said: string, from: number): number {
  SEPARATOR.lastIndex = from
  return SEPARATOR.exec(said)?.[0].length ?? 0
}

/** A piece neither begins nor ends inside a word or a number. */
function isWhole(said: string, start: number, end: number): boolean {
  return start === end || !(splits(said, start) || splits(said, end))
}

function splits(said: string, at: number): boolean {
  const [before, after] = [said[at - 1] ?? ' ', said[at] ?? ' ']
  return (/[a-zß]/.test(before) && /[a-zß]/.test(after)) || (/\d/.test(before) && /\d/.test(after))
}
