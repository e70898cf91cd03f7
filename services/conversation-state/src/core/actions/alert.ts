/** People are called. */
import { type Turn, publish } from '../turn.ts'
import { countHandover } from './outcomes.ts'

/** Leaves the conversation to people and stays open until one of them acts. */
export function alertPeople(turn: Turn, why: string): void {
  const { c } = turn
  c.alert = why
  if (c.handledBy === 'ai' && c.settings.transferToHuman) c.handledBy = 'waiting_for_human'
  countHandover(turn)
  publish(turn, 'people.alerted', why)
}
