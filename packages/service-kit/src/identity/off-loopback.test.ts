import { describe, expect, it } from 'vitest'
import { type Exposed, isLoopback, problemsOffLoopback } from './off-loopback.ts'

function check(config: Exposed, ...says: string[]) {
  const problems = problemsOffLoopback(config)
  expect(problems).toHaveLength(says.length)
  for (const [n, words] of says.entries()) expect(problems[n]).toContain(words)
}

it.each(['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST'])('%s is this machine', (host) =>
  expect(isLoopback(host)).toBe(true),
)

it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example', '::ffff:10.0.0.1', '', 'nats'])(
  '%s is not',
  (host) => expect(isLoopback(host)).toBe(false),
)

describe('a process', () => {
  it('needs nothing on this machine', () =>
    check({
      RELANCE_HOST: '127.0.0.1',
      RELANCE_TOKENS: undefined,
      RELANCE_TOKEN: undefined,
      NATS_URL: 'nats://127.0.0.1:4222, localhost:4223',
      REDIS_URL: 'redis://localhost:6379',
    }))

  it('does not serve other machines without tokens', () => {
    check({ RELANCE_HOST: '0.0.0.0' }, 'RELANCE_TOKENS does not say who may call')
    check({ RELANCE_HOST: '::', RELANCE_TOKENS: '{}' })
  })

  it('that calls others has a token', () => {
    check({ RELANCE_HOST: '0.0.0.0', RELANCE_TOKENS: '{}', RELANCE_TOKEN: undefined }, 'RELANCE_TOKEN is not set')
    check({ RELANCE_HOST: '127.0.0.1', RELANCE_TOKENS: '{}', RELANCE_TOKEN: undefined }, 'RELANCE_TOKEN is not set')
    check({ RELANCE_HOST: '0.0.0.0', RELANCE_TOKENS: '{}', RELANCE_TOKEN: 't' })
  })

  it('does not stand on a NATS elsewhere that lets everybody in', () => {
    check({ NATS_URL: 'nats://nats:4222' }, 'NATS_URL names nats')
    check({ NATS_URL: 'nats:4222' }, 'NATS_URL names nats')
    check({ NATS_URL: 'nats://nats:4222', NATS_USER: 'ingest' }, 'NATS_USER and NATS_PASSWORD')
    check({ NATS_URL: 'nats://127.0.0.1,nats://a,nats://b' }, 'NATS_URL names a', 'NATS_URL names b')
    check({ NATS_URL: 'nats://ingest:secret@nats:4222' })
    check({ NATS_URL: 'nats:4222', NATS_USER: 'ingest', NATS_PASSWORD: 'secret' })
  })

  it('nor on such a Redis', () => {
    check({ REDIS_URL: 'redis://redis:6379' }, 'set REDIS_PASSWORD')
    check({ REDIS_URL: 'redis://relance@redis:6379' }, 'set REDIS_PASSWORD')
    check({ REDIS_URL: 'rediss://:secret@redis:6379' })
    check({ REDIS_URL: 'redis://redis:6379', REDIS_PASSWORD: 'secret' })
  })
})
