/** What the variables of several services hold. */
import { z } from 'zod'

const MAX_PORT = 65_535

/** A TCP port; 0 takes any that is free. */
export function portNumber(fallback: number) {
  return z
    .string()
    .regex(/^\d+$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= MAX_PORT, `must be at most ${MAX_PORT}`)
    .default(fallback)
}

/** Where to listen. Loopback unless told otherwise, so that nothing is open to a network by accident. */
export function host(fallback = '127.0.0.1') {
  return z.string().default(fallback)
}

/** `host:port`, or a comma list of `ip:port` among which calls take turns. */
export function addressList(fallback: string) {
  return z
    .string()
    .regex(/^[^\s,]+:\d+(,[^\s,]+:\d+)*$/, 'must be host:port, or a comma list of ip:port')
    .default(fallback)
}

/** `true` or `1`, `false` or `0`. */
export function switchedOn(fallback: boolean) {
  return z
    .enum(['true', '1', 'false', '0'], 'must be true or false')
    .transform((value) => value === 'true' || value === '1')
    .default(fallback)
}

export function logLevel(fallback: 'debug' | 'info' | 'warn' | 'error' = 'info') {
  return z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default(fallback)
}

/** Copies of every stream that the broker keeps. */
export function natsReplicas() {
  return z.enum(['1', '3', '5'], 'must be 1, 3 or 5').transform(Number).default(1)
}

/** A count, such as how many at a time. */
export function atLeastOne(fallback: number, most = 1_000_000) {
  return z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a whole number from 1')
    .transform(Number)
    .refine((count) => count <= most, `must be at most ${most}`)
    .default(fallback)
}

/** Where NATS is, and as whom to connect; the user may stand in the URL instead. */
export function natsServer() {
  return { NATS_URL: natsUrl(), NATS_USER: z.string().optional(), NATS_PASSWORD: z.string().optional() }
}

/** Where Redis is, and its password, which may stand in the URL instead. */
export function redisServer() {
  return { REDIS_URL: redisUrl(), REDIS_PASSWORD: z.string().optional() }
}

/** The brokers of NATS, as its clients write them. */
function natsUrl() {
  return z
    .string()
    .regex(/^[^\s,]+(,\s*[^\s,]+)*$/, 'must be nats://host:port, or a comma list of such')
    .default('nats://127.0.0.1:4222')
}

function redisUrl() {
  return z
    .string()
    .refine(
      (url) => /^rediss?:\/\//.test(url) && URL.canParse(url),
      'must be redis://host:port, or rediss:// where it is encrypted',
    )
    .default('redis://127.0.0.1:6379')
}

/** Who may call this process: JSON, or the path of a file that holds it; see `readTokens`. */
export function tokenTable() {
  return z.string().optional()
}

/** The token with which this process calls other services. */
export function ownToken() {
  return z
    .string()
    .regex(/^[!-~]{20,}$/, 'must be a token as `npm run token` prints it')
    .optional()
}
