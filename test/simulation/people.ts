/**
 * A week of a few people. They begin conversations and let them rest, and they act at the worst moments: within the seconds in which a
 * message is being decided on, claimed and sent.
 */
import { commandCodec } from '@relance/contracts/command'
import { type Acts, type Button, BUTTONS, type Talk } from './acts.ts'
import type { ShownMessage } from './channels.ts'
import type { Random } from './random.ts'
import type { Run } from './run.ts'
import type { Watcher } from './truth.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const QUESTIONS = ['Hi, I would like to book a haircut.', 'How much is the blue one?', 'Is it open on Saturday?']
const ANSWERS = [
  'Gladly! Which day and time would you prefer?',
  'It is 20 euros. Shall I reserve one for you?',
  'Yes, from nine to six.',
]
const ASKS_FOR_LATER = [
  'Talk to me in 24 hours',
  'Can you check in with me tomorrow?',
  'Please write to me again in 3 hours, thanks',
]
const REPLIES = [
  ...QUESTIONS,
  ...ASKS_FOR_LATER,
  'thanks 👍',
  'ok',
  'thanks 👍',
  'No thank you, I am not interested',
  'Never mind, please do not write to me',
  '5',
  'I am out of office until Monday and will reply then.',
]

export interface People {
  /** Lives until `until`, ms since the epoch. */
  live(until: number): Promise<void>
  /** They see what becomes true, and what is shown to them. */
  watcher: Pick<Watcher, 'enqueued' | 'published'>
  sees(message: ShownMessage): void
}

export function createPeople(run: Run, acts: Acts, talks: readonly Talk[], random: Random): People {
  const { time } = run
  let over = Number.POSITIVE_INFINITY
  const lives: Promise<void>[] = []
  const noticed = new Set<string>()
  const isOver = () => time.now() >= over

  /** Acts lead to what is acted upon: without an end to it a week would never be over. */
  let actsLeft = 6
  /** Does something after a while, unless the week is over by then. */
  const soon = (afterMs: number, act: () => Promise<void>) => {
    if (actsLeft-- <= 0) return
    lives.push(
      time.sleep(afterMs).then(async () => {
        if (!isOver()) await act()
      }),
    )
  }

  const anything = (talk: Talk): (() => Promise<void>) =>
    random.pick<() => Promise<void>>([
      () => acts.customerSays(talk, random.pick(REPLIES)),
      () => acts.customerSays(talk, random.pick(REPLIES)),
      () => optOutForAWhile(talk),
      () => acts.assistantSays(talk, random.pick(ANSWERS)),
      () => acts.personSays(talk, 'Ana here, I am looking into it.'),
      () => acts.presses(talk, random.pick(BUTTONS)),
      () => acts.presses(talk, random.pick(BUTTONS)),
      () => acts.presses(talk, random.pick<Button>(['takeOver', 'cancelFollowUp', 'sendFollowUpNow', 'editFollowUp'])),
      () => acts.setConsent(talk, random.chance(0.3)),
      () => switchOff(talk),
    ])

  async function optOutForAWhile(talk: Talk): Promise<void> {
    await acts.customerSays(talk, 'STOP')
    await time.sleep(random.spread(MINUTE, 20 * HOUR))
    if (!isOver()) await acts.customerSays(talk, 'START')
  }

  /** People were called: one of them looks after it, or lets it lie. */
  async function lookAfter(talk: Talk): Promise<void> {
    await acts.personSays(talk, random.pick(ANSWERS))
    await time.sleep(random.spread(SECOND, HOUR))
    if (!isOver()) await acts.presses(talk, 'handBack')
  }

  /** For a while. */
  async function switchOff({ tenant }: Talk): Promise<void> {
    const capability = random.pick([
      'autoFollowUps',
      'autoFollowUps',
      'autoResolve',
      'autoCsat',
      'transferToHuman',
    ] as const)
    await acts.changeAssistant(tenant, { [capability]: false })
    await time.sleep(random.spread(10 * SECOND, 10 * HOUR))
    if (!isOver()) await acts.changeAssistant(tenant, { [capability]: true })
  }

  /**
   * A customer's way with one conversation: it begins, is answered with a question, rests, and goes on another day. Customers come in
   * waves, so that what happens to one conversation meets what happens to another.
   */
  async function converse(talk: Talk, waves: readonly number[]): Promise<void> {
    for (const wave of waves) {
      await time.sleep(wave + random.spread(20, 5 * MINUTE) - time.now())
      if (isOver()) return
      if (random.chance(0.3)) continue
      await acts.customerSays(talk, random.pick(QUESTIONS))
      await answer(talk)
      if (random.chance(0.3)) soon(random.spread(SECOND, 20 * HOUR), anything(talk))
      if (random.chance(0.7)) continue
      await time.sleep(random.spread(200, 30 * MINUTE))
      const reply = random.pick(REPLIES)
      await acts.customerSays(talk, reply)
      if (QUESTIONS.includes(reply)) await answer(talk)
    }
  }

  async function answer(talk: Talk): Promise<void> {
    if (random.chance(0.1)) return
    await time.sleep(random.spread(200, 3 * MINUTE))
    await acts.assistantSays(talk, random.pick(ANSWERS))
  }

  return {
    async live(until) {
      over = until
      const waves = Array.from({ length: random.int(2, 4) }, () => time.now() + random.int(0, until - time.now())).sort(
        (a, b) => a - b,
      )
      for (const talk of talks) lives.push(converse(talk, waves))
      while (lives.length > 0) await lives.pop()
    },

    watcher: {
      enqueued(queue, { id, body }) {
        if (isOver() || queue === 'timerCommands' || noticed.has(id)) return
        noticed.add(id)
        const { conversation } = commandCodec.decode(body)
        const talk = talks.find((one) => one.conversation === conversation)
        if (talk && random.chance(queue === 'deliveries' ? 0.3 : 0.15))
          soon(random.spread(1, 15 * SECOND), anything(talk))
      },
      published({ type, address }) {
        const talk = talks.find((one) => one.conversation === address.conversation)
        if (type !== 'people.alerted' || !talk || isOver() || random.chance(0.2)) return
        soon(random.spread(MINUTE, 3 * HOUR), () =>
          random.chance(0.5) ? lookAfter(talk) : acts.assistantSays(talk, random.pick(ANSWERS)),
        )
      },
    },

    sees({ message: { conversation } }) {
      const talk = talks.find((one) => one.conversation === conversation)
      if (!talk || isOver() || !random.chance(0.4)) return
      soon(random.spread(10, 12 * HOUR), () => acts.customerSays(talk, random.pick(REPLIES)))
    },
  }
}
