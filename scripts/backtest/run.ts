/** One backtest: the real services, in a process of their own, on a virtual clock, with the instructions that are tried. */
import type { PolicyLimit } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import type { ConversationView } from '@relance/contracts/view'
import type { Dialogue } from '../replay/dialogues.ts'
import { prepare } from '../replay/feed.ts'
import { startOwnRelance } from '../replay/own-relance.ts'
import { passTime } from '../replay/pass-time.ts'
import { endingIn, readThread } from '../replay/report.ts'
import { connectTarget } from '../replay/target.ts'
import { beginningOf, live } from './live.ts'
import { type Story, storyIn } from './story.ts'
import { type Totals, totalsOf } from './totals.ts'

/** A set of instructions, under the name by which people know it. */
export interface Instructions {
  name: string
  text: string
}

export interface Run {
  instructions: string
  policyVersion: string
  /** What is enforced, and by which sentence. */
  limits: PolicyLimit[]
  leftToModel: string[]
  conflicts: string[]
  totals: Totals
  conversations: Story[]
}

export interface BacktestOptions {
  dialogues: readonly Dialogue[]
  /** IANA zone of the customers. */
  zone: string
  engine: 'rules' | 'model'
  token: string | undefined
  tell: (progress: string) => void
}

/** Longer than any sequence of follow-ups. */
const PATIENCE = { days: 90, minutes: 20 }
/** Threads that are read at a time. */
const AT_ONCE = 16

export async function backtest({ name, text }: Instructions, options: BacktestOptions): Promise<Run> {
  const { dialogues, zone, engine, token, tell } = options
  const own = await startOwnRelance({ rulesOnly: engine === 'rules', from: beginningOf(dialogues) })
  try {
    const target = await connectTarget(own.url, token)
    const policy = await prepare(target, 1, { instructions: text, zone })
    const conversations = await live(target, dialogues, (day) => tell(`${name}: ${day}`))
    const views = await passTime(target, new Set(conversations.keys()), {
      patience: PATIENCE,
      pace: undefined,
      tell: ({ ended, total }) => tell(`${name}: ${ended} of ${total} conversations ended`),
    })
    const stories: Story[] = []
    for (let from = 0; from < views.length; from += AT_ONCE) {
      const read = async (view: ConversationView) => {
        const items = await readThread(target, view.id)
        return storyIn(endingIn(view, items, conversations.get(view.id) ?? view.id), items)
      }
      stories.push(...(await Promise.all(views.slice(from, from + AT_ONCE).map(read))))
    }
    target.close()
    stories.sort((a, b) => a.id.localeCompare(b.id))
    return {
      instructions: name,
      policyVersion: policy?.policyVersion ?? '',
      limits: policy?.limits ?? [],
      leftToModel: policy?.leftToModel ?? [],
      conflicts: policy?.conflicts ?? [],
      totals: totalsOf(stories),
      conversations: stories,
    }
  } finally {
    await own.stop()
  }
}
