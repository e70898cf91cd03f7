/** The parts of the day that all languages share; each names its own words for them. */
import type { Part } from '../kinds.ts'

const part = (hour: number, half: Part['half'], today = false): Part => ({ minute: hour * 60, half, today })

export const PARTS = {
  earlyMorning: part(8, 'am'),
  morning: part(9, 'am'),
  lunch: part(12, 'pm'),
  earlyAfternoon: part(13, 'pm'),
  afternoon: part(14, 'pm'),
  lateAfternoon: part(17, 'pm'),
  evening: part(18, 'pm'),
  lateEvening: part(20, 'pm'),
  night: part(19, 'night'),
  /** Hours after midnight. */
  smallHours: part(3, 'am'),
  tonight: part(19, 'night', true),
  thisMorning: part(9, 'am', true),
  thisAfternoon: part(14, 'pm', true),
  thisEvening: part(18, 'pm', true),
} as const satisfies Record<string, Part>
