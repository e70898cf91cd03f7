/** The agenda as the inbox asks for it: gRPC on a real port. */
import { SchedulerServiceClient } from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { createGrpcClient, createLog, serveGrpc } from '@relance/service-kit'
import type { StoredView } from '@relance/read-model'
import { expect, it, onTestFinished } from 'vitest'
import { aScheduler, MINUTE } from './a-scheduler.ts'
import { aView, START, stored, viewsOf } from './views.ts'

const everything = { tenant: 'demo', before: undefined, pageSize: 0 }
const planned = (id: string, dueAt: number, tenant = 'demo') => {
  const view = aView({ id, tenant })
  return stored({ ...view, followUp: view.followUp && { ...view.followUp, dueAt } })
}

async function ask(...views: StoredView[]) {
  const { service } = await aScheduler({ readModel: viewsOf(views) })
  const log = createLog({ service: 'test', level: 'silent' })
  const server = await serveGrpc({ services: service.grpc, host: '127.0.0.1', port: 0, log })
  const client = createGrpcClient(SchedulerServiceClient, { address: `127.0.0.1:${server.port}`, caller: 'inbox' })
  onTestFinished(async () => {
    client.close()
    await server.stop()
  })
  return client
}

it('lists what is planned of a tenant, earliest first, with the contact and the plan', async () => {
  const client = await ask(
    planned('c_2', START + 2 * MINUTE),
    planned('c_1', START + MINUTE),
    planned('c_3', START, 'other'),
  )
  const { due, total } = await client.listDue(everything)
  expect(total).toBe(2n)
  expect(due.map(({ conversationId }) => conversationId)).toEqual(['c_1', 'c_2'])
  expect(due[0]).toMatchObject({
    contact: 'Ana',
    followUp: { dueAt: new Date(START + MINUTE), draft: 'Did the price work for you?', attempt: 1 },
  })
})

it('lists only what is due before an instant, where one is given', async () => {
  const client = await ask(planned('c_1', START), planned('c_2', START + MINUTE))
  const { due } = await client.listDue({ ...everything, before: new Date(START + MINUTE) })
  expect(due.map(({ conversationId }) => conversationId)).toEqual(['c_1'])
})

it('gives 50 where no number is asked for, 500 at most, and says how many there are', async () => {
  const client = await ask(...Array.from({ length: 600 }, (_, n) => planned(`c_${n}`, START + n)))
  const { due, total } = await client.listDue(everything)
  expect([due.length, total]).toEqual([50, 600n])
  expect((await client.listDue({ ...everything, pageSize: 5_000 })).due).toHaveLength(500)
})

it('names a contact without a name by its outside id', async () => {
  const view = aView({ id: 'c_1' })
  const { contactName: _, ...route } = view.route
  const client = await ask(stored({ ...view, route }))
  expect((await client.listDue(everything)).due).toMatchObject([{ contact: '+4915112345678' }])
})

it('leaves out what it cannot read, and shows the rest', async () => {
  const client = await ask({ ...planned('c_1', START), body: Buffer.from('not a view') }, planned('c_2', START))
  expect((await client.listDue(everything)).due.map(({ conversationId }) => conversationId)).toEqual(['c_2'])
})

it('refuses a request without a tenant', async () => {
  const client = await ask()
  await expect(client.listDue({ ...everything, tenant: '' })).rejects.toMatchObject({
    code: 'TENANT_MISSING',
    kind: 'invalid',
  })
})
