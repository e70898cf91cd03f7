import { conversationView, followUp, threadItem } from '@relance/contracts/view'
import { conversationState } from '@relance/contracts/words'
import { Hono } from 'hono'
import { z } from 'zod'
import { readQuery } from './read-body.ts'
import { serverTime } from './server-time.ts'
import type { InboxDeps } from './service.ts'

const listQuery = z.object({
  state: z.array(z.enum(['active', 'idle', 'follow_up_scheduled', 'closing', 'closed'])).default([]),
  /** Only those that wait for a person. */
  waiting: z.stringbool().default(false),
  query: z.string().max(200).default(''),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  pageToken: z.string().max(1_000).default(''),
})

/** The agenda is read by people: further ahead than this nobody looks, and the total says how many there are. */
const AGENDA_SIZE = 200

/** Conversations, their threads, and what is due. */
export function conversationRoutes({ conversations, scheduler, tenant, clock }: InboxDeps): Hono {
  const routes = new Hono()

  routes.get('/conversations', async (c) => {
    const { state, waiting, ...wanted } = readQuery(c, listQuery)
    const { conversations: found, nextPageToken } = await conversations.listConversations({
      ...wanted,
      tenant,
      states: state.map(conversationState.toWire),
      waitingForPerson: waiting,
    })
    return c.json({ conversations: found.map(conversationView.fromWire), nextPageToken, ...serverTime(clock) })
  })

  routes.get('/conversations/:id', async (c) => {
    const { conversation, thread } = await conversations.getConversation({
      tenant,
      conversationId: c.req.param('id'),
      withThread: true,
    })
    return c.json({
      conversation: conversation && conversationView.fromWire(conversation),
      thread: thread.map(threadItem.fromWire),
      ...serverTime(clock),
    })
  })

  routes.get('/due', async (c) => {
    const { due, total } = await scheduler.listDue({ tenant, before: undefined, pageSize: AGENDA_SIZE })
    return c.json({
      due: due.flatMap(({ conversationId, contact, followUp: plan }) =>
        plan ? [{ conversationId, contact, ...followUp.fromWire(plan) }] : [],
      ),
      total: Number(total),
      ...serverTime(clock),
    })
  })

  return routes
}
