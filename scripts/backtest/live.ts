/**
 * Lives conversations on the virtual clock. What has times is said at its times, and what is due in between happens in between. What has
 * none is said at once, when the clock begins.
 */
import type { Dialogue } from '../replay/dialogues.ts'
import { feed, messageOf, record } from '../replay/feed.ts'
import { type Target, patiently } from '../replay/target.ts'

const DAY_MS = 86_400_000

/** When the first message of all was written; undefined where none has a time. */
export function beginningOf(dialogues: readonly Dialogue[]): string | undefined {
  const times = dialogues.flatMap(({ transcript }) =>
    transcript[0]?.at === undefined ? [] : Date.parse(transcript[0].at),
  )
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))).toISOString() : undefined
}

/** Gives the dialogues' ids by conversation. Advances the clock to the last message, and tells every day that it comes to. */
export async function live(
  target: Target,
  dialogues: readonly Dialogue[],
  tell: (day: string) => void,
): Promise<Map<string, string>> {
  const { timed = [], untimed = [] } = Object.groupBy(dialogues, ({ transcript }) =>
    transcript[0]?.at === undefined ? 'untimed' : 'timed',
  )
  const conversations = await feed(target, untimed)
  const said = timed
    .flatMap((dialogue) =>
      dialogue.transcript.map(({ at = '' }, index) => ({ at: Date.parse(at), message: messageOf(dialogue, index) })),
    )
    .toSorted((a, b) => a.at - b.at)
  let told = Number.NEGATIVE_INFINITY
  for (const { at, message } of said) {
    await advanceTo(target, at)
    for (const [id, conversation] of await record(target, [message])) conversations.set(id, conversation)
    if (at - told < DAY_MS) continue
    told = at
    tell(new Date(at).toISOString().slice(0, 10))
  }
  return new Map([...conversations].map(([id, conversation]) => [conversation, id]))
}

/** The clock stops at every timer on its way. */
async function advanceTo({ clock }: Target, instant: number): Promise<void> {
  if (!clock) throw new Error('A backtest needs a Relance on virtual time.')
  for (let at = Number.NEGATIVE_INFINITY; at < instant; ) {
    const { now } = await patiently(() => clock.advanceClock({ until: new Date(instant) }))
    at = now?.getTime() ?? instant
  }
}
