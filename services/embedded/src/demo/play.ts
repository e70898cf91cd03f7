import { setTimeout as sleep } from 'node:timers/promises'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { defaultAssistant, plainAccount } from '@relance/contracts/settings'
import { Message } from '@relance/contracts/gen/relance/ingest/v1/ingest_service'
import { conversationIdOf } from '@relance/contracts/ids'
import { author, messageKind } from '@relance/contracts/words'
import type { Clock } from '@relance/engine'
import type { Clients } from '../clients.ts'
import { DEMO_TENANT } from '../sandbox.ts'
import type { VirtualTime } from '../virtual-time.ts'
import { DEMO_INSTRUCTIONS, DEMO_MINUTES, SCENARIOS, type Scenario, type Step } from './scenarios.ts'

const MINUTE_MS = 60_000
/** Real time between two turns of the clock. */
const TICK_MS = 100
/** A turn covers this part of the way to what happens next, and at least half a minute: nights pass quickly, busy hours slowly. */
const PART_OF_THE_WAY = 0.3
const ASSISTANT = 'shop'

export interface Stage {
  clients: Clients
  clock: Clock
  time: VirtualTime
  /** Says what somebody outside did. */
  tell: (line: { at: number; contact: string; text: string }) => void
}

/** Plays every scenario through the public APIs while virtual time passes: three days in a minute. */
export async function playDemo(stage: Stage, signal: AbortSignal): Promise<void> {
  await setTheStage(stage.clients)
  const begin = stage.clock.now()
  const steps = SCENARIOS.flatMap((scenario) => scenario.steps.map((step) => ({ scenario, step })))
  steps.sort((a, b) => a.step.at - b.step.at)
  for (const { scenario, step } of steps) {
    await passUntil(begin + step.at * MINUTE_MS, stage, signal)
    if (signal.aborted) return
    await act(scenario, step, stage)
  }
  await passUntil(begin + DEMO_MINUTES * MINUTE_MS, stage, signal)
}

/** Ticks on, so that countdowns in the inbox run; stands still while anything is being worked on. */
async function passUntil(instant: number, { clock, time }: Stage, signal: AbortSignal): Promise<void> {
  while (clock.now() < instant && !signal.aborted) {
    const next = Math.min(instant, time.nextTimerAt() ?? instant)
    const step = Math.max(MINUTE_MS / 2, (next - clock.now()) * PART_OF_THE_WAY)
    await time.advance(Math.min(instant, clock.now() + step))
    await sleep(TICK_MS)
  }
  await time.advance(clock.now())
}

async function act({ contact, channel }: Scenario, step: Step, { clients, clock, tell }: Stage): Promise<void> {
  const say = (text: string) => tell({ at: clock.now(), contact: contact.name, text })
  if ('person' in step) {
    const target = {
      tenant: DEMO_TENANT,
      conversationId: conversationIdOf(DEMO_TENANT, channel, contact.id),
      requestId: `demo-${contact.id}-${step.at}`,
      actor: { id: step.name.toLowerCase(), name: step.name },
    }
    const calls = {
      'take-over': () => clients.conversations.takeOver({ target }),
      'hand-back': () => clients.conversations.handBack({ target }),
      resolve: () => clients.conversations.resolve({ target }),
      cancel: () => clients.conversations.cancelFollowUp({ target }),
    }
    await calls[step.person]()
    return
  }
  const byCustomer = 'customer' in step
  const text = byCustomer ? step.customer : step.assistant
  say(byCustomer ? `“${text}”` : `assistant: “${text}”`)
  await clients.ingest.recordMessage({
    tenant: DEMO_TENANT,
    message: Message.fromPartial({
      messageId: `demo/${contact.id}/${step.at}`,
      accountId: channel,
      contactExternalId: contact.id,
      contactName: contact.name,
      author: author.toWire(byCustomer ? 'customer' : 'assistant'),
      kind: messageKind.toWire('text'),
      text,
    }),
  })
}

/** An assistant with all its switches on, and an account for each channel, named after the channel. */
async function setTheStage({ assistants, delivery }: Clients): Promise<void> {
  await assistants.putAssistant({
    tenant: DEMO_TENANT,
    assistant: assistantCodec.toWire({
      ...defaultAssistant(ASSISTANT),
      name: 'Shop assistant',
      capabilities: { ...defaultAssistant(ASSISTANT).capabilities, autoCsat: true },
      instructions: DEMO_INSTRUCTIONS,
    }),
  })
  for (const channel of ['sandbox', 'web_widget'] as const) {
    await delivery.putAccount({
      account: accountCodec.toWire(
        plainAccount({
          id: channel,
          tenant: DEMO_TENANT,
          channel,
          assistantId: ASSISTANT,
          name: channel === 'sandbox' ? 'Sandbox' : 'Website',
        }),
      ),
    })
  }
}
