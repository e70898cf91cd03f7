/** A copy of relance.sqlite that was taken earlier is put back; the channel, and what it remembers, is not of that time. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeQuickAccount, TENANT } from './quick-account.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

const relance = useRelance()
const QUICK = 'quick'

/** A question, our counter-question, silence, and the follow-up; gives its calls at the channel so far. */
async function followUp(calls: number) {
  await makeQuickAccount(relance.clients, { id: QUICK })
  const say = (body: object) =>
    fetch(`${relance.webhooks}/webhooks/sandbox/${QUICK}`, { method: 'POST', body: JSON.stringify(body) })
  await say({ contact: 'ana', text: 'I would like to book a haircut.' })
  await say({ contact: 'ana', author: 'assistant', text: 'Gladly! Which day and time would you prefer?' })
  return waitFor('the channel is called', async () => {
    const answer = await relance.clients.delivery.listSandboxCalls({ tenant: TENANT, after: 0n, pageSize: 100 })
    return answer.calls.length >= calls && answer.calls
  })
}

it('shows a follow-up of the history that goes on from there, though the one before it had the same place', async () => {
  const engine = join(relance.folder, 'relance.sqlite')
  const backup = join(relance.folder, 'backup.sqlite')
  await relance.end('SIGTERM')
  await cp(engine, backup)
  await relance.restart()
  await followUp(1)

  await relance.kill()
  for (const file of ['-wal', '-shm']) await rm(`${engine}${file}`, { force: true })
  await cp(backup, engine)
  await relance.restart()
  const [before, after] = await followUp(2)
  const isKnown = (key: string) => /^c_\w+\/(\d+)-\w+\/\d+$/.exec(key)?.[1]
  expect(isKnown(after!.key), 'their sequences are the same').toBe(isKnown(before!.key))
  expect(after).toMatchObject({ conversationId: before!.conversationId, repeat: false })
}, 60_000)
