import { hashOf, readTokens } from '@relance/service-kit'
import { expect, it } from 'vitest'
import { useIngest } from './use-ingest.ts'

const entry = (token: string, tenant: string) => [hashOf(token).toString('hex'), { tenant, name: token }]
const table = Object.fromEntries([entry('acme-bot', 'acme'), entry('rival-bot', 'rival'), entry('operator', '*')])
const relance = useIngest({ tokens: readTokens({ RELANCE_TOKENS: JSON.stringify(table) }) })

async function post(path: string, authorization?: string) {
  const response = await fetch(`${relance.url}/webhooks/${path}`, {
    method: 'POST',
    headers: authorization ? { authorization } : {},
    body: JSON.stringify({ contact: 'ana', text: 'Hi' }),
  })
  const { error } = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: error?.code }
}

it('asks the sandbox’s senders who they are, and tells strangers nothing', async () => {
  for (const account of ['sandbox', 'no-such-account', 'wa']) {
    expect(await post(`sandbox/${account}`)).toEqual({ status: 401, code: 'TOKEN_MISSING' })
    expect(await post(`sandbox/${account}`, 'Bearer stranger')).toEqual({ status: 401, code: 'TOKEN_UNKNOWN' })
  }
  expect(await post('sandbox/sandbox', 'Bearer rival-bot')).toEqual({ status: 403, code: 'OTHER_TENANT' })
  expect(relance.calls.append).toBe(0)
})

it('takes what the tenant, or an operator, sends to the sandbox', async () => {
  for (const token of ['acme-bot', 'operator'])
    expect((await post('sandbox/sandbox', `Bearer ${token}`)).status).toBe(200)
  expect(await relance.inputs('ana', 'sandbox')).toHaveLength(2)
})

it('still asks the other webhooks for their signature, which a token does not replace', async () => {
  for (const path of ['http/gateway', 'whatsapp/wa'])
    expect(await post(path, 'Bearer operator')).toEqual({ status: 401, code: 'SIGNATURE_WRONG' })
})
