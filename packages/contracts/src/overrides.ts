/** Limits of an assistant's policy that people set by hand, as they are kept and as they travel. */
import { z } from 'zod'
import type { Codec } from './codec.ts'
import { isDay } from './days.ts'
import { flag, list, literal, named, number, optional, optionalDuration, shape, text } from './codec.ts'
import {
  type PolicyOverrides as WireOverrides,
  TriggerWhen as WireWhen,
} from './gen/relance/decision/v1/assistant_service.ts'

const DAY_MINUTES = 24 * 60

const count = (least: number, most: number) => z.number().int().min(least).max(most)
const minute = count(0, DAY_MINUTES)
const trigger = z
  .object({
    when: z.enum(['complaint', 'goodbye', 'declined', 'asks_for_person', 'mentions']),
    words: z.array(z.string().trim().min(1).max(100)).max(20),
  })
  .refine(({ when, words }) => when !== 'mentions' || words.length > 0, 'needs words to look for')

const hours = z
  .object({
    /** ISO weekdays, 1 is Monday. */
    days: z.array(count(1, 7)).min(1).max(7),
    fromMinute: minute,
    toMinute: minute,
  })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, 'must end later in the day than it begins')

const date = z.string().refine(isDay, 'must be a day such as 12-24, or 2026-12-31')

/** An absent limit follows the instructions, then the default. */
export const overridesSchema = z.object({
  maxFollowUps: count(0, 20).optional(),
  firstAfterMs: z.number().int().min(0).optional(),
  minSpacingMs: z.number().int().min(0).optional(),
  /** Comes before `allowedHours`. */
  anyHour: z.boolean(),
  allowedHours: z.array(hours).min(1).max(50).optional(),
  /** The days without follow-ups: the public ones of the contact's country or not, and others, `12-24` or `2026-12-31`. */
  holidays: z.object({ national: z.boolean(), dates: z.array(date).max(100) }).optional(),
  /** Without any minute: no time is aimed at. */
  preferredTimes: z
    .object({ afterTries: count(0, 20), minutes: z.array(count(0, DAY_MINUTES - 1)).max(10) })
    .optional(),
  /** 0: no limit. */
  maxSentences: count(0, 20).optional(),
  /** 0: none. */
  firstAfterBusinessDays: count(0, 60).optional(),
  minSpacingBusinessDays: count(0, 60).optional(),
  /** Empty: none. */
  incentives: z
    .array(z.object({ attempt: z.union([count(1, 20), z.literal('final')]), offer: z.string().trim().min(1).max(500) }))
    .max(20)
    .optional(),
  handOverWhen: z.array(trigger).max(20).optional(),
  closeWhen: z.array(trigger).max(20).optional(),
})
/** Limits set by hand. */
export type Overrides = z.infer<typeof overridesSchema>

const set = optional(number)
/** An empty list on the wire is none that was set. */
const listed = <D, W>(of: Codec<D, W>) => ({
  optional: true as const,
  toWire: (values: D[] | undefined) => (values ?? []).map(of.toWire),
  fromWire: (wires: W[]) => (wires.length > 0 ? wires.map(of.fromWire) : undefined),
})
/** A list in a message of its own: an empty one was set, to none. */
const setList = <D, W>(of: Codec<D, W>) => ({
  optional: true as const,
  toWire: (values: D[] | undefined) => values && { list: values.map(of.toWire) },
  fromWire: (wire: { list: W[] } | undefined) => wire?.list.map(of.fromWire),
})
const triggers = setList(shape({ when: literal(WireWhen, 'TRIGGER_WHEN_'), words: list(text) }))
const attempt: Codec<number | 'final', number> = {
  toWire: (value) => (value === 'final' ? 0 : value),
  fromWire: (wire) => wire || 'final',
}

/** Limits set by hand on the wire. */
export const overridesCodec: Codec<Overrides, WireOverrides> = shape({
  maxFollowUps: set,
  firstAfterMs: named('firstAfter', optionalDuration),
  minSpacingMs: named('minSpacing', optionalDuration),
  anyHour: flag,
  allowedHours: listed(shape({ days: list(number), fromMinute: number, toMinute: number })),
  holidays: optional(shape({ national: flag, dates: list(text) })),
  preferredTimes: optional(shape({ afterTries: number, minutes: list(number) })),
  maxSentences: set,
  firstAfterBusinessDays: set,
  minSpacingBusinessDays: set,
  incentives: setList(shape({ attempt, offer: text })),
  handOverWhen: triggers,
  closeWhen: triggers,
})
