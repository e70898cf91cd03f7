/**
 * The process that serves conversations to Restate: a virtual object that records messages, and whose idle timer is a delayed call to itself.
 * A timer that a later message has outdated finds that out by its generation when it elapses. Its port is what it tells its parent.
 */
import { once } from 'node:events'
import { createServer } from 'node:http2'
import {
  createEndpointHandler,
  handlers,
  type LoggerTransport,
  object,
  type ObjectContext,
  type ObjectSharedContext,
  rpc,
  type VirtualObjectDefinition,
} from '@restatedev/restate-sdk'
import { answerParent } from '../peer-servers.ts'

export interface Message {
  id: string
  sentAt: number
  author: 'customer' | 'assistant'
  text: string
}

export type Conversations = typeof conversations

const IDLE_AFTER_MS = 20 * 60_000

const self: VirtualObjectDefinition<'conversation', { idle: typeof idle }> = { name: 'conversation' }

const conversations = object({
  name: self.name,
  handlers: {
    message,
    idle,
    recorded: handlers.object.shared(recorded),
  },
  // What is done need not be looked at afterwards.
  options: { journalRetention: 0 },
})

/** Each message has a key of its own, so that what is written does not grow with the conversation. */
async function message(ctx: ObjectContext, said: Message): Promise<void> {
  const generation = ((await ctx.get<number>('generation')) ?? 0) + 1
  ctx.set('generation', generation)
  ctx.set(`message/${generation}`, said)
  ctx.objectSendClient(self, ctx.key).idle(generation, rpc.sendOpts({ delay: IDLE_AFTER_MS }))
}

async function idle(ctx: ObjectContext, generation: number): Promise<void> {
  if ((await ctx.get<number>('generation')) === generation) ctx.set('idle', true)
}

/** How many messages it has. */
async function recorded(ctx: ObjectSharedContext): Promise<number> {
  return (await ctx.stateKeys()).filter((key) => key.startsWith('message/')).length
}

// By itself the SDK would print two lines per call.
const logger: LoggerTransport = ({ level }, ...said) => {
  if (String(level) === 'error') process.stderr.write(`restate-service ${said.join(' ')}\n`)
}
const server = createServer(createEndpointHandler({ services: [conversations], logger }))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
answerParent(() => (typeof address === 'object' ? address?.port : undefined))
