import { factCodec } from '@relance/contracts/memory'
import { actorBehind } from '@relance/service-kit'
import { Hono } from 'hono'
import { z } from 'zod'
import { SOMEBODY } from './commands.ts'
import { readBody } from './read-body.ts'
import type { InboxDeps } from './service.ts'

const eraseBody = z.object({
  actor: z.object({ id: z.string().min(1).max(128), name: z.string().min(1).max(128) }).optional(),
})

/** What is remembered of a contact. */
export function memoryRoutes({ memory, tenant }: InboxDeps): Hono {
  const routes = new Hono()

  routes.get('/contacts/:id/memory', async (c) => {
    const { facts, erasedAt } = await memory.getContactMemory({ tenant, contactId: c.req.param('id') })
    return c.json({ facts: facts.map(factCodec.fromWire), ...(erasedAt ? { erasedAt: erasedAt.getTime() } : {}) })
  })

  routes.post('/contacts/:id/memory/erase', async (c) => {
    const body = await readBody(c, eraseBody)
    const identity = c.get('identity')
    const actor = identity ? actorBehind(identity, body.actor) : (body.actor ?? SOMEBODY)
    return c.json(await memory.eraseContactMemory({ tenant, contactId: c.req.param('id'), actor }))
  })

  return routes
}
