/** The accounts that a run talks on: one whose channel knows idempotency keys, and one whose channel does not. */
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import { type Assistant, defaultAssistant, plainAccount } from '@relance/contracts/settings'
import type { Clients } from '@relance/embedded/clients'
import { patiently } from '../replay/target.ts'

export const TENANT = 'chaos'
export const WHATSAPP = 'chaos-whatsapp'
export const GATEWAY = 'chaos-gateway'
export const PHONE_NUMBER_ID = '106540352242922'
/** What the accounts' references stand for, as variables of every process. */
export const SECRETS = { CHAOS_TOKEN: 'a token', CHAOS_SECRET: 'a secret' }

export type AccountId = typeof WHATSAPP | typeof GATEWAY

/** Hours become seconds. On WhatsApp the first follow-up goes out as soon as it is silent, at the gateway it is planned. */
export const TIMES: Record<AccountId, { inactivityMs: number; firstAfterMs: number; minSpacingMs: number }> = {
  [WHATSAPP]: { inactivityMs: 2_000, firstAfterMs: 2_000, minSpacingMs: 6_500 },
  [GATEWAY]: { inactivityMs: 1_500, firstAfterMs: 3_000, minSpacingMs: 3_000 },
}
const MOST_FOLLOW_UPS = 2

export async function provideAccounts(
  { assistants, delivery }: Pick<Clients, 'assistants' | 'delivery'>,
  baseUrls: Record<AccountId, string>,
): Promise<void> {
  for (const id of [WHATSAPP, GATEWAY] as const) {
    const assistant = assistantCodec.toWire(anAssistant(id))
    await patiently(() => assistants.putAssistant({ tenant: TENANT, assistant }))
    const account = accountCodec.toWire({
      ...plainAccount({
        id,
        tenant: TENANT,
        channel: id === WHATSAPP ? 'whatsapp' : 'http',
        assistantId: id,
        name: id,
      }),
      externalId: id === WHATSAPP ? PHONE_NUMBER_ID : id,
      baseUrl: baseUrls[id],
      accessTokenRef: 'env:CHAOS_TOKEN',
      webhookSecretRef: 'env:CHAOS_SECRET',
      verifyTokenRef: 'env:CHAOS_TOKEN',
    })
    await patiently(() => delivery.putAccount({ account }))
  }
}

function anAssistant(id: AccountId): Assistant {
  const { inactivityMs, firstAfterMs, minSpacingMs } = TIMES[id]
  const standard = defaultAssistant(id)
  return {
    ...standard,
    capabilities: { ...standard.capabilities, autoCsat: id === GATEWAY },
    inactivityMs,
    overrides: { maxFollowUps: MOST_FOLLOW_UPS, firstAfterMs, minSpacingMs, anyHour: true },
  }
}
