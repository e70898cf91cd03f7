import { randomUUID } from 'node:crypto'
import { TerminalError } from '@relance/contracts/errors'
import type { Conversation } from '@relance/contracts/gen/relance/conversation/v1/conversation'
import type { Target } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { conversationView } from '@relance/contracts/view'
import { actorBehind } from '@relance/service-kit'
import { Hono } from 'hono'
import { z } from 'zod'
import { readBody } from './read-body.ts'
import { serverTime } from './server-time.ts'
import type { InboxDeps } from './service.ts'

const commandBody = z.object({
  /** The page's id of this press of a button: a repeat gets the same answer. */
  requestId: z.string().min(1).max(128).optional(),
  actor: z.object({ id: z.string().min(1).max(128), name: z.string().min(1).max(128) }).optional(),
  text: z.string().max(4_096).optional(),
  dueAt: z.number().int().positive().max(8.64e15).optional(),
  reason: z.string().max(1_024).optional(),
})
type CommandBody = z.infer<typeof commandBody>

/** Who acts where nobody says who they are. */
export const SOMEBODY = { id: 'inbox', name: 'Somebody in the inbox' }

/** What people do to a conversation: `POST /conversations/:id/:command`, answered with the conversation after it. */
export function commandRoutes(deps: InboxDeps): Hono {
  const commands = commandsOf(deps)
  const routes = new Hono()

  routes.post('/conversations/:id/:command', async (c) => {
    const command = commands.get(c.req.param('command'))
    if (!command) {
      throw new TerminalError('COMMAND_UNKNOWN', `There is no command "${c.req.param('command')}".`, {
        kind: 'not_found',
      })
    }
    const body = await readBody(c, commandBody)
    const identity = c.get('identity')
    const target: Target = {
      tenant: deps.tenant,
      conversationId: c.req.param('id'),
      requestId: body.requestId ?? randomUUID(),
      actor: identity ? actorBehind(identity, body.actor) : (body.actor ?? SOMEBODY),
    }
    const { conversation } = await command(target, body)
    return c.json({
      conversation: conversation && conversationView.fromWire(conversation),
      ...serverTime(deps.clock),
    })
  })

  return routes
}

type Command = (target: Target, body: CommandBody) => Promise<{ conversation: Conversation | undefined }>

function commandsOf({ conversations }: InboxDeps): Map<string, Command> {
  const commands: Record<string, Command> = {
    'take-over': (target) => conversations.takeOver({ target }),
    'hand-back': (target) => conversations.handBack({ target }),
    resolve: (target) => conversations.resolve({ target }),
    request: (target, { dueAt, text, reason }) =>
      conversations.requestFollowUp({ target, dueAt: dateOf(dueAt), text: text ?? '', reason: reason ?? '' }),
    cancel: (target) => conversations.cancelFollowUp({ target }),
    edit: (target, { text }) => conversations.editFollowUp({ target, text: text ?? '' }),
    snooze: (target, { dueAt }) => conversations.snoozeFollowUp({ target, dueAt: dateOf(dueAt) }),
    skip: (target) => conversations.skipFollowUp({ target }),
    'send-now': (target) => conversations.sendFollowUpNow({ target }),
    pause: (target) => conversations.pauseFollowUps({ target }),
    resume: (target) => conversations.resumeFollowUps({ target }),
    unpark: ({ tenant, conversationId }) => conversations.unpark({ tenant, conversationId }),
  }
  return new Map(Object.entries(commands))
}

function dateOf(instant: number | undefined): Date | undefined {
  return instant === undefined ? undefined : new Date(instant)
}
