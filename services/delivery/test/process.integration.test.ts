/** The process of a cluster without its Redis: it starts, is ready, and lets wait only what must. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DeliveryServiceClient } from '@relance/contracts/gen/relance/delivery/v1/delivery_service'
import { plainAccount } from '@relance/contracts/settings'
import { accountCodec } from '@relance/contracts/settings-codec'
import { setUpNats } from '@relance/engine/nats'
import { createGrpcClient } from '@relance/service-kit'
import { freePort, isReady, startScript, useFakeHttpChannel, useNats, useRedis } from '@relance/testing'
import { expect, it, onTestFinished } from 'vitest'

const nats = useNats()
const redis = useRedis()
const SECRET = 'the gateway’s secret'
const gateway = useFakeHttpChannel({ secret: SECRET })

async function startDelivery() {
  const folder = await mkdtemp(join(tmpdir(), 'delivery process '))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [grpcPort, opsPort] = [await freePort(), await freePort()]
  const process = startScript(fileURLToPath(new URL('../src/main.ts', import.meta.url)), {
    env: {
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      RELANCE_GRPC_PORT: `${grpcPort}`,
      RELANCE_OPS_PORT: `${opsPort}`,
      RELANCE_SANDBOX_PATH: join(folder, 'sandbox.sqlite'),
      GATEWAY_SECRET: SECRET,
    },
  })
  const client = createGrpcClient(DeliveryServiceClient, { address: `127.0.0.1:${grpcPort}`, caller: 'test' })
  onTestFinished(() => client.close())
  return { ...process, client, isReady: () => isReady(opsPort) }
}

it('starts without Redis, sends where there are no rates, and elsewhere waits until it can know them', async () => {
  await setUpNats(await nats.connect())
  await redis.kill()
  const { child, client, ended, isReady, output } = await startDelivery()
  await expect.poll(isReady, { timeout: 10_000 }).toBe(true)

  for (const channel of ['http', 'telegram'] as const) {
    const account = {
      ...plainAccount({ id: channel, tenant: 'acme', channel, assistantId: 'sales', name: channel }),
      baseUrl: gateway.baseUrl,
      webhookSecretRef: 'env:GATEWAY_SECRET',
    }
    await client.putAccount({ account: accountCodec.toWire(account) })
  }
  const sendOn = (accountId: string) =>
    client.testSend({ tenant: 'acme', accountId, contactExternalId: '77', text: `On ${accountId}` })
  await sendOn('http')
  await expect(sendOn('telegram')).rejects.toMatchObject({ name: 'RetryableError', code: 'REDIS_UNREACHABLE' })
  expect(gateway.shown().map(({ body }) => body['text'])).toEqual(['On http'])

  await redis.restart()
  await expect.poll(() => sendOn('telegram').then(Boolean, () => false), { timeout: 10_000 }).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output()).not.toContain('    at ')
})
