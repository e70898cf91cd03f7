import { assistantSchema } from '@relance/contracts/settings'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { Hono } from 'hono'
import { z } from 'zod'
import { readBody } from './read-body.ts'
import type { InboxDeps } from './service.ts'

/** Assistants with their switches and instructions, what instructions mean, and the accounts they answer on. */
export function assistantRoutes({ assistants, decisions, delivery, tenant }: InboxDeps): Hono {
  const routes = new Hono()

  routes.get('/assistants', async (c) => {
    const { assistants: found } = await assistants.listAssistants({ tenant })
    return c.json({ assistants: found.map(assistantCodec.fromWire) })
  })

  routes.get('/assistants/:id', async (c) => {
    const { assistant, policy } = await assistants.getAssistant({ tenant, assistantId: c.req.param('id') })
    return c.json({ assistant: assistant && assistantCodec.fromWire(assistant), policy })
  })

  routes.get('/assistants/:id/usage', async (c) => {
    const usage = await assistants.getUsage({ tenant, assistantId: c.req.param('id') })
    return c.json({ ...usage, since: usage.since?.getTime(), renewsAt: usage.renewsAt?.getTime() })
  })

  routes.put('/assistants/:id', async (c) => {
    const body = await readBody(c, assistantSchema.omit({ id: true }))
    const { assistant, policy } = await assistants.putAssistant({
      tenant,
      assistant: assistantCodec.toWire({ ...body, id: c.req.param('id') }),
    })
    return c.json({ assistant: assistant && assistantCodec.fromWire(assistant), policy })
  })

  routes.get('/assistants/:id/outcomes', async (c) => {
    const { policies } = await assistants.getOutcomes({ tenant, assistantId: c.req.param('id') })
    return c.json({
      policies: policies.map((outcomes) => ({
        ...outcomes,
        firstDecisionAt: outcomes.firstDecisionAt?.getTime() ?? 0,
      })),
    })
  })

  routes.post('/instructions/compile', async (c) => {
    const { instructions } = await readBody(c, z.object({ instructions: z.string().max(20_000) }))
    return c.json(await decisions.compileInstructions({ tenant, instructions }))
  })

  routes.get('/accounts', async (c) => {
    const { accounts } = await delivery.listAccounts({ tenant })
    return c.json({ accounts: accounts.map(accountCodec.fromWire) })
  })

  return routes
}
