import { setTimeout as sleep } from 'node:timers/promises'
import { ClockServiceClient } from '@relance/contracts/gen/relance/clock/v1/clock_service'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { type Clients, createClients } from '@relance/embedded/clients'
import { createGrpcClient, type PromiseClient } from '@relance/service-kit'
import { standardPorts } from '../cluster/services.ts'

/** A Relance that is spoken to through its public APIs. */
export type Target = Clients & {
  /** Set where it runs on virtual time, which is turned by hand. */
  clock: PromiseClient<ClockServiceClient> | undefined
}

const CALLER = 'replay'

/**
 * Connects to an embedded Relance, whose services share one address, or to a cluster on one host, whose services
 * listen on their standard ports; with a token where they ask for one. A clock service tells that it is embedded; a cluster has none.
 */
export async function connectTarget(url: string, token?: string): Promise<Target> {
  const { hostname, port } = new URL(url.includes('://') ? url : `http://${url}`)
  const address = `${hostname}:${port || standardPorts('ingest', 0).grpc}`
  const clock = createGrpcClient(ClockServiceClient, { address, caller: CALLER, token })
  const time = await patiently(() => clock.getClock({}).catch(undefinedWhereMissing))
  const clients = createClients(
    CALLER,
    (service) => (time ? address : `${hostname}:${standardPorts(service, 0).grpc}`),
    token,
  )
  const close = () => {
    clients.close()
    clock.close()
  }
  return { ...clients, clock: time?.virtual ? clock : undefined, close }
}

function undefinedWhereMissing(error: unknown): undefined {
  // Nobody is replacing the token that a person has just typed.
  if (error instanceof RetryableError && error.code.startsWith('TOKEN_'))
    throw new TerminalError(error.code, `${error.message} The replay takes its token from RELANCE_TOKEN.`)
  if (!(error instanceof TerminalError)) throw error
}

/**
 * Calls until it works: whoever is called may be killed and started again meanwhile. Gives up after two minutes without
 * a single answer, and at once where retrying cannot help.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + 120_000
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof RetryableError) || performance.now() > giveUpAt) throw error
      await sleep(error.retryAfterMs ?? 250)
    }
  }
}
