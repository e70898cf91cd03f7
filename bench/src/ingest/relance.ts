/**
 * Webhooks to ingest, while all of the cluster works on what they bring. 200 is answered once the message is in the broker; at the end
 * each of them is in a mailbox, and nothing is left to do.
 */
import { accountCodec } from '@relance/contracts/settings-codec'
import { plainAccount } from '@relance/contracts/settings'
import type { Contender } from '../contenders.ts'
import { type RelanceCluster, startRelance } from '../relance-cluster.ts'
import { ASSISTANT, TENANT } from '../traffic.ts'
import { acknowledge, type Load } from './acknowledge.ts'
import { PHONE_NUMBER_ID, SECRET } from './webhooks.ts'

const ACCOUNT = 'bench-whatsapp'

export function relance(load: Load): Contender {
  return {
    name: 'relance',
    async start() {
      await using starting = new AsyncDisposableStack()
      const cluster = await startRelance({ env: { BENCH_SECRET: SECRET } })
      starting.defer(() => cluster.stop())
      await provideAccount(cluster)
      const started = starting.move()
      return { measure: () => measure(cluster, load), stop: () => started.disposeAsync() }
    },
  }
}

/** With an assistant that nobody has set up: silence is long after 20 minutes, so that nothing is sent meanwhile. */
async function provideAccount({ delivery }: RelanceCluster): Promise<void> {
  const account = {
    ...plainAccount({ id: ACCOUNT, tenant: TENANT, channel: 'whatsapp', assistantId: ASSISTANT, name: ACCOUNT }),
    externalId: PHONE_NUMBER_ID,
    accessTokenRef: 'env:BENCH_SECRET',
    webhookSecretRef: 'env:BENCH_SECRET',
    verifyTokenRef: 'env:BENCH_SECRET',
  }
  await delivery.putAccount({ account: accountCodec.toWire(account) })
}

async function measure({ places, raw, untilDone }: RelanceCluster, load: Load): Promise<Record<string, number>> {
  const port = places.find(({ service }) => service === 'ingest')?.at.http
  const { posted, figures } = await acknowledge(`http://127.0.0.1:${port}/webhooks/whatsapp/${ACCOUNT}`, load)
  const recorded = await raw.count('MAILBOX')
  if (recorded !== posted) throw new Error(`${posted} webhooks were answered 200, and mailboxes hold ${recorded}.`)
  await untilDone(['MAILBOX', 'TIMER_COMMANDS'])
  return figures
}
