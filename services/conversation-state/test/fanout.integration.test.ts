import { settingsKeys, unknownContact } from '@relance/contracts/settings'
import { eventCodec } from '@relance/contracts/view'
import { expect, it } from 'vitest'
import { createHarness, eventually } from './harness.ts'
import { aMessage } from './inputs.ts'

const onWhatsApp = { tenant: 'acme', conversation: 'c_wa' }
const bySms = { tenant: 'acme', conversation: 'c_sms' }
const ofAnother = { tenant: 'acme', conversation: 'c_tom' }
const atAnotherTenant = { tenant: 'other', conversation: 'c_wa' }

async function conversations() {
  const harness = await createHarness()
  const client = await harness.serve()
  await harness.append(onWhatsApp, aMessage('Hello'))
  await harness.append(bySms, aMessage('Hello', { route: { accountId: 'sms', channel: 'sms' } }))
  await harness.append(ofAnother, aMessage('Hello', { route: { contactId: 'p_tom' } }))
  await harness.append(atAnotherTenant, aMessage('Hello'))
  await harness.quiet()
  return { ...harness, client }
}

it("carries a pause to the contact's other conversations, to nobody else's, and no further (I13)", async () => {
  const { client, engine, quiet, view } = await conversations()
  await client.pauseFollowUps({
    target: { tenant: 'acme', conversationId: 'c_wa', requestId: 'r1', actor: { id: 'ana', name: 'Ana' } },
  })
  await eventually(async () => expect(await view(bySms)).toMatchObject({ paused: true }))
  await quiet()
  expect(await view(onWhatsApp)).toMatchObject({ paused: true })
  expect(await view(ofAnother)).toMatchObject({ paused: false })
  expect(await view(atAnotherTenant)).toMatchObject({ paused: false })
  expect(await engine.mailbox.read(onWhatsApp, 0), 'it does not come back').toHaveLength(2)
  expect(await engine.mailbox.read(bySms, 0)).toHaveLength(2)
})

it('carries an opt-out and its end', async () => {
  const { append, engine, view } = await conversations()
  const put = (optedOut: boolean) =>
    engine.settings.put(settingsKeys.contact('acme', 'p_luz'), { ...unknownContact('p_luz'), optedOut })
  await put(true)
  await append(bySms, { type: 'contact.opted_out', source: 'keyword' })
  await eventually(async () => expect(await view(onWhatsApp)).toMatchObject({ optedOut: true }))
  await put(false)
  await append(onWhatsApp, { type: 'contact.opted_in', source: 'person' })
  await eventually(async () => expect(await view(bySms)).toMatchObject({ optedOut: false }))
  expect(await view(ofAnother)).toMatchObject({ optedOut: false })
})

it('carries nothing that was taken back since: an event may come again, days later', async () => {
  const { client, engine, events, quiet, view } = await conversations()
  const target = (requestId: string) => ({
    target: { tenant: 'acme', conversationId: 'c_wa', requestId, actor: { id: 'ana', name: 'Ana' } },
  })
  await client.pauseFollowUps(target('r1'))
  await eventually(async () => expect(await view(bySms)).toMatchObject({ paused: true }))
  await client.resumeFollowUps(target('r2'))
  await eventually(async () => expect(await view(bySms)).toMatchObject({ paused: false }))
  await quiet()

  const paused = events.find(({ type, conversation }) => type === 'followups.paused' && conversation === 'c_wa')
  if (!paused) throw new Error('The pause was not published.')
  await engine.events.publish({
    id: `${paused.id}/again`,
    address: onWhatsApp,
    type: paused.type,
    body: eventCodec.encode({ ...paused, id: `${paused.id}/again` }),
  })
  await quiet()
  expect(await view(bySms)).toMatchObject({ paused: false })
  expect(await engine.mailbox.read(bySms, 0)).toHaveLength(3)
})
