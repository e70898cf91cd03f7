/**
 * The same with Restate: a message is a call of a virtual object, whose state is the conversation, made through the ingress. Done is a call that
 * has answered: the message is recorded, and the delayed call that is its idle timer is Restate's.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@restatedev/restate-sdk-clients'
import type { Contender } from '../contenders.ts'
import { inParallel } from '../in-parallel.ts'
import { startChild, startRestate } from '../peer-servers.ts'
import { addressOf } from '../traffic.ts'
import type { Conversations, Message } from './restate-service.ts'
import type { Size } from './size.ts'

/** So many times fewer inputs than for Relance: a measurement takes ten seconds at some 1,500/s. To as many conversations. */
const FEWER = 10

export function restate(size: Size): Contender {
  return {
    name: 'restate',
    async start() {
      await using starting = new AsyncDisposableStack()
      const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'))
      starting.defer(() => rm(folder, { recursive: true, force: true }))
      const server = await startRestate(folder)
      starting.defer(() => server.stop())
      const service = await startChild(new URL('./restate-service.ts', import.meta.url), [])
      starting.defer(() => service.stop())
      await register(server.adminUrl, `http://127.0.0.1:${Number(await service.ask())}`)
      const started = starting.move()
      return { measure: () => measure(server.ingressUrl, size), stop: () => started.disposeAsync() }
    },
  }
}

async function register(adminUrl: string, uri: string): Promise<void> {
  const response = await fetch(`${adminUrl}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri }),
  })
  if (!response.ok) throw new Error(`Restate took no deployment: ${response.status} ${await response.text()}`)
}

async function measure(url: string, { warm, inputs, atOnce }: Size) {
  const ingress = connect({ url })
  const conversationOf = (contact: number) =>
    ingress.objectClient<Conversations>({ name: 'conversation' }, addressOf(contact).conversation)
  const sent = new Map<number, number>()
  const send = async (contact: number) => {
    const turn = sent.get(contact) ?? 0
    sent.set(contact, turn + 1)
    await conversationOf(contact).message(messageOf(contact, turn))
  }
  const perSecond = async (count: number, contactOf: (n: number) => number) => {
    const began = performance.now()
    await inParallel(count, atOnce, (n) => send(contactOf(n)))
    return (count / (performance.now() - began)) * 1000
  }
  const fewer = inputs / FEWER
  await perSecond(warm, (n) => n)
  await perSecond(fewer / 2, (n) => n % warm)
  const warmly = await perSecond(fewer, (n) => n % warm)
  let opened = warm
  const opening = await perSecond(fewer / 2, (n) => (n % 2 === 0 ? opened++ : n % warm))
  await inParallel(sent.size, atOnce, async (contact) => {
    const recorded = await conversationOf(contact).recorded()
    const count = sent.get(contact)
    if (recorded !== count) throw new Error(`Conversation ${contact} has ${recorded} of its ${count} messages.`)
  })
  return { warm: warmly, opening }
}

function messageOf(contact: number, turn: number): Message {
  const said = { id: `${contact}/${turn}`, sentAt: Date.now() }
  return turn % 2 === 0
    ? { ...said, author: 'customer', text: 'Hello, I would like to book a table for four on Friday evening.' }
    : { ...said, author: 'assistant', text: 'Gladly! Which time would suit you, and under which name may I book?' }
}
