import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addressList, host, logLevel, portNumber, switchedOn } from './fields.ts'
import { ConfigError, readConfig } from './read-config.ts'
import { secretOf } from './secret.ts'

const shape = {
  NATS_URL: z.string(),
  RELANCE_GRPC_PORT: portNumber(50_053),
  RELANCE_HOST: host(),
  RELANCE_LOG_LEVEL: logLevel(),
  RELANCE_DECISION_ADDRESS: addressList('127.0.0.1:50054'),
  RELANCE_PRETTY: switchedOn(false),
  OPENAI_BASE_URL: z.string().optional(),
}

describe('readConfig', () => {
  it('reads what is set and fills in the rest', () => {
    expect(
      readConfig(shape, { NATS_URL: 'nats://n', RELANCE_GRPC_PORT: '0', RELANCE_PRETTY: '1', PATH: '/bin' }),
    ).toEqual({
      NATS_URL: 'nats://n',
      RELANCE_GRPC_PORT: 0,
      RELANCE_HOST: '127.0.0.1',
      RELANCE_LOG_LEVEL: 'info',
      RELANCE_DECISION_ADDRESS: '127.0.0.1:50054',
      RELANCE_PRETTY: true,
      OPENAI_BASE_URL: undefined,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig(shape, { NATS_URL: 'nats://n', RELANCE_GRPC_PORT: '', RELANCE_HOST: ' ' })).toMatchObject({
      RELANCE_GRPC_PORT: 50_053,
      RELANCE_HOST: '127.0.0.1',
    })
  })

  it('reports all problems at once, by the names of the variables', () => {
    const env = {
      NATS_URL: '',
      RELANCE_GRPC_PORT: '70000',
      RELANCE_LOG_LEVEL: 'loud',
      RELANCE_DECISION_ADDRESS: 'nowhere',
    }
    expect(() => readConfig(shape, env)).toThrow(
      new ConfigError([
        'NATS_URL is not set',
        'RELANCE_GRPC_PORT: must be at most 65535',
        'RELANCE_LOG_LEVEL: must be debug, info, warn, error or silent',
        'RELANCE_DECISION_ADDRESS: must be host:port, or a comma list of ip:port',
      ]),
    )
  })

  it('does not repeat values, which may be secrets', () => {
    const secret = { OPENAI_API_KEY: z.enum(['a', 'b']) }
    expect(() => readConfig(secret, { OPENAI_API_KEY: 'sk-secret' })).toThrow(/^(?!.*sk-secret)[^]*OPENAI_API_KEY/)
  })
})

describe('secretOf', () => {
  it('finds the variable that a reference names', () => {
    expect(secretOf('env:WHATSAPP_TOKEN', { WHATSAPP_TOKEN: 't' })).toBe('t')
  })
  it('says which variable is missing', () => {
    expect(() => secretOf('env:WHATSAPP_TOKEN', {})).toThrow('WHATSAPP_TOKEN')
  })
  it.each(['RELANCE_TOKEN', 'NATS_PASSWORD', 'REDIS_URL', 'OPENAI_API_KEY'])('never gives away %s', (name) => {
    expect(() => secretOf(`env:${name}`, { [name]: 'ours' })).toThrow('Relance')
  })
  it('does not repeat what is no reference: it may be the secret itself', () => {
    expect(() => secretOf('EAAG-token', {})).toThrow(/^(?!.*EAAG)/)
  })
})
