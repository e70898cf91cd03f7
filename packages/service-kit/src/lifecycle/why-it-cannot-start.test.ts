import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { expect, it } from 'vitest'
import { ConfigError } from '../config/read-config.ts'
import { CannotListenError } from './cannot-listen.ts'
import { whyItCannotStart } from './why-it-cannot-start.ts'

const config = { RELANCE_HOST: '127.0.0.1', RELANCE_GRPC_PORT: 50_053, RELANCE_OPS_PORT: 9_466 }

function check(error: unknown, line: string | undefined) {
  expect(whyItCannotStart(error, config)).toBe(line)
}

it('names every variable that is not as it must be', () =>
  check(
    new ConfigError(['NATS_URL is not set', 'RELANCE_OPS_PORT: must be a port number']),
    'The environment is not as it must be: NATS_URL is not set; RELANCE_OPS_PORT: must be a port number.',
  ))

it('names the port that is taken, and the variable that it came from', () =>
  check(
    new CannotListenError('127.0.0.1', 50_053, new Error('listen EADDRINUSE: address already in use 127.0.0.1:50053')),
    'Port 50053 of 127.0.0.1 is in use by another program. End that program, or set RELANCE_GRPC_PORT to another port.',
  ))

it('names the variable of a host that is not of this machine', () =>
  check(
    new CannotListenError('127.0.0.1', 0, new Error('listen EADDRNOTAVAIL: address not available')),
    'Port 0 of 127.0.0.1 is not an address of this machine. Set RELANCE_HOST.',
  ))

it('names a folder that may not be written', () =>
  check(
    Object.assign(new Error("EACCES: permission denied, mkdir '/data'"), {
      code: 'EACCES',
      syscall: 'mkdir',
      path: '/data',
    }),
    "EACCES: permission denied, mkdir '/data'. Choose another place, or see to it that this user may write there.",
  ))

it('says in one line what our own errors say', () => {
  check(new RetryableError('NATS_UNREACHABLE', 'NATS does not answer.\n  Start it.'), 'NATS does not answer. Start it.')
  check(new TerminalError('DATA_IN_USE', 'Another Relance works here.'), 'Another Relance works here.')
})

it('leaves what nobody foresaw to its stack', () => check(new TypeError('x is undefined'), undefined))
