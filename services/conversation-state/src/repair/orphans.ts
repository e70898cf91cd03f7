/** Conversations that people see and that have no STATE. */
import { accountSchema, settingsKeys } from '@relance/contracts/settings'
import type { Address, Settings } from '@relance/engine'
import type { RepairPorts } from './tools.ts'

export interface Orphan {
  address: Address
  /** Sequence of the last entry in its mailbox; 0 where that is gone, too. */
  lastSeq: number
}

/** `tenants` are those that have STATE; those that have an account are looked at as well. */
export async function* orphans(
  { mailbox, readModel, settings, stateStore }: Pick<RepairPorts, 'mailbox' | 'readModel' | 'settings' | 'stateStore'>,
  tenants: ReadonlySet<string>,
): AsyncGenerator<Orphan> {
  for (const tenant of new Set([...tenants, ...(await tenantsOfAccounts(settings))])) {
    let pageToken: string | undefined
    do {
      const page = await readModel.list({ tenant, limit: PAGE, pageToken })
      for (const { id } of page.views) {
        const address = { tenant, conversation: id }
        if (await stateStore.load(address, { fresh: true })) continue
        yield { address, lastSeq: await mailbox.lastSeq(address) }
      }
      pageToken = page.nextPageToken
    } while (pageToken)
  }
}

const PAGE = 500

async function tenantsOfAccounts(settings: Pick<Settings, 'list'>): Promise<string[]> {
  const accounts = await settings.list(settingsKeys.accounts())
  return accounts.flatMap(({ value }) => accountSchema.pick({ tenant: true }).safeParse(value).data?.tenant ?? [])
}
