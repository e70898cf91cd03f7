import { type Account, type Assistant, defaultAssistant, plainAccount } from '@relance/contracts/settings'
import { accountCodec, assistantCodec } from '@relance/contracts/settings-codec'
import type { Clients } from '@relance/embedded/clients'

export const TENANT = 'demo'

export interface QuickAccount {
  /** Of the account, and of its assistant. */
  id: string
  /** `TENANT` where absent. */
  tenant?: string
  account?: Partial<Account>
  assistant?: Partial<Assistant>
}

/** Makes an account, on the sandbox unless told otherwise, whose contacts count as silent after a second. */
export async function makeQuickAccount(
  clients: Clients,
  { id, tenant = TENANT, account, assistant }: QuickAccount,
): Promise<void> {
  await clients.assistants.putAssistant({
    tenant,
    assistant: assistantCodec.toWire({
      ...defaultAssistant(id),
      inactivityMs: 1_000,
      overrides: { firstAfterMs: 2_500, minSpacingMs: 3_600_000, anyHour: true },
      ...assistant,
    }),
  })
  const plain = plainAccount({ id, tenant, channel: 'sandbox', assistantId: id, name: id })
  await clients.delivery.putAccount({ account: accountCodec.toWire({ ...plain, ...account }) })
}
