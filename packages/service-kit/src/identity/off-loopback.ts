/** What must be set before anything is reachable from, or reaches to, another machine; and what goes with it. */
import { isIP } from 'node:net'

/** As far as it concerns who is let in, and who lets us in. A variable that the process does not have is absent. */
export interface Exposed {
  RELANCE_HOST?: string | undefined
  RELANCE_TOKENS?: string | undefined
  RELANCE_TOKEN?: string | undefined
  NATS_URL?: string | undefined
  NATS_USER?: string | undefined
  NATS_PASSWORD?: string | undefined
  REDIS_URL?: string | undefined
  REDIS_PASSWORD?: string | undefined
}

/**
 * Why a process may not start: it would serve other machines without asking who they are, or stand on servers that let everybody in.
 * There is no variable that switches this off: whoever reads NATS or Redis reads every tenant's conversations.
 */
export function problemsOffLoopback(config: Exposed): string[] {
  const problems: string[] = []
  const { RELANCE_HOST: host, NATS_URL: nats, REDIS_URL: redis } = config
  const isOpen = host !== undefined && !isLoopback(host)
  if (isOpen && config.RELANCE_TOKENS === undefined) {
    problems.push(
      `RELANCE_HOST ${host} can be reached from other machines, and RELANCE_TOKENS does not say who may call. Make tokens with \`npm run token\`, or set RELANCE_HOST to 127.0.0.1`,
    )
  }
  const needsToken = 'RELANCE_TOKEN' in config && (isOpen || config.RELANCE_TOKENS !== undefined)
  if (needsToken && config.RELANCE_TOKEN === undefined) {
    problems.push(
      'RELANCE_TOKEN is not set: this process calls other services, which ask who it is. Make it with `npm run token -- --tenant "*" --name relance`',
    )
  }
  for (const url of nats?.split(',') ?? []) {
    const { hostname, username } = urlOf(url, 'nats')
    if (isLoopback(hostname) || username || (config.NATS_USER && config.NATS_PASSWORD)) continue
    problems.push(
      `NATS_URL names ${hostname}, on another machine: set NATS_USER and NATS_PASSWORD. \`npm run engine:setup -- --print-nats-users\` prints the users that it must have`,
    )
  }
  if (redis !== undefined) {
    const { hostname, password } = urlOf(redis, 'redis')
    if (!isLoopback(hostname) && !password && !config.REDIS_PASSWORD)
      problems.push(`REDIS_URL names ${hostname}, on another machine: set REDIS_PASSWORD, and requirepass in Redis`)
  }
  return problems
}

/** Whether only this machine can reach it. A name counts as another machine, except `localhost`. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return isIP(bare) === 4 ? bare.startsWith('127.') : bare === '::1' || bare === 'localhost'
}

/** NATS takes addresses without a scheme. */
function urlOf(text: string, scheme: string): { hostname: string; username: string; password: string } {
  const whole = text.includes('://') ? text.trim() : `${scheme}://${text.trim()}`
  return URL.canParse(whole) ? new URL(whole) : { hostname: text.trim(), username: '', password: '' }
}
