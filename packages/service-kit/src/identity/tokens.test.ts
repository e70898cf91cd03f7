import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { identify, requireTenant } from './admit.ts'
import { actorBehind } from './identity.ts'
import { hashOf, readTokens, type Tokens, withToken } from './tokens.ts'

const hash = (token: string) => hashOf(token).toString('hex')
const table = JSON.stringify({
  [hash('old')]: { tenant: 'acme', name: 'crm' },
  [hash('new')]: { tenant: 'acme', name: 'crm' },
  [hash('ours')]: { tenant: '*', name: 'relance' },
})

function tokensOf(RELANCE_TOKENS: string, RELANCE_TOKEN?: string): Tokens {
  const tokens = readTokens({ RELANCE_TOKENS, RELANCE_TOKEN })
  if (!tokens) throw new Error('There are tokens.')
  return tokens
}

describe('the table', () => {
  it('knows two tokens of one name, so that one can replace the other', () => {
    const tokens = tokensOf(table)
    expect([tokens.identityOf('old'), tokens.identityOf('new')]).toEqual([
      { tenant: 'acme', name: 'crm' },
      { tenant: 'acme', name: 'crm' },
    ])
  })

  it('does not take a hash for its token: whoever reads the table cannot log in', () => {
    expect(tokensOf(table).identityOf(hash('ours'))).toBeUndefined()
  })

  it('may be a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-tokens-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'tokens.json'), table)
    expect(tokensOf(join(folder, 'tokens.json')).identityOf('ours')).toEqual({ tenant: '*', name: 'relance' })
  })

  it('can be added to, for this process alone', () => {
    const more = withToken(tokensOf(table), 'own', { tenant: '*', name: 'embedded' })
    expect([more.identityOf('own')?.name, more.identityOf('old')?.name]).toEqual(['embedded', 'crm'])
  })

  it('is nobody’s where the variable is not set', () => expect(readTokens({})).toBeUndefined())

  it.each([
    ['no file', '/nowhere/tokens.json', 'there is no file /nowhere/tokens.json'],
    ['no JSON', '{', 'it is not JSON'],
    ['nobody in it', '{}', 'it holds no token'],
    [
      'a token in place of its hash',
      '{"secret-token":{"tenant":"acme","name":"crm"}}',
      'is not the SHA-256 of a token',
    ],
    ['a tenant that cannot be', `{"${hash('t')}":{"tenant":"a.*","name":"crm"}}`, 'must be a tenant, or *'],
    ['a key too many', `{"${hash('t')}":{"tenant":"a","name":"crm","admin":true}}`, 'admin'],
  ])('says what is wrong with it: %s', (_, variable, why) => {
    expect(() => tokensOf(variable)).toThrow(why)
    expect(() => tokensOf(variable)).toThrow('npm run token')
  })

  it('does not repeat a token that stands where its hash should', () => {
    expect(() => tokensOf('{"secret-token":{"tenant":"acme","name":"crm"}}')).toThrow(/^(?!.*secret-token)/)
  })

  it('must know the token with which the process calls the others', () => {
    expect(tokensOf(table, 'ours')).toBeDefined()
    for (const own of ['unknown', 'old']) expect(() => tokensOf(table, own)).toThrow('RELANCE_TOKEN, with which')
  })
})

describe('whoever calls', () => {
  it('is known by a bearer token, or by the password that a browser asks for', () => {
    const basic = `Basic ${Buffer.from('maria:new').toString('base64')}`
    for (const sent of ['Bearer new', 'bearer  new', basic]) expect(identify(tokensOf(table), sent).name).toBe('crm')
  })

  it.each([undefined, '', 'Bearer', 'Bearer ', 'new', 'Basic new', `Basic ${Buffer.from('new').toString('base64')}`])(
    'is told how to say who they are, who sends %j',
    (sent) => expect(() => identify(tokensOf(table), sent)).toThrow('authorization: Bearer'),
  )

  it('is told which tenant a token is for, and not refused the own one', () => {
    const crm = identify(tokensOf(table), 'Bearer old')
    expect(() => requireTenant(crm, 'rival')).toThrow('The token crm is for the tenant acme only.')
    for (const [token, tenant] of [
      ['old', 'acme'],
      ['ours', 'rival'],
    ] as const)
      expect(() => requireTenant(identify(tokensOf(table), `Bearer ${token}`), tenant)).not.toThrow()
  })

  it.each([
    [undefined, { id: 'crm', name: 'crm' }],
    [
      { id: 'u7', name: 'Maria' },
      { id: 'crm/u7', name: 'Maria (crm)' },
    ],
    [
      { id: 'u7', name: '' },
      { id: 'crm/u7', name: 'u7 (crm)' },
    ],
  ])('stands beside whom they say acts: %j', (said, recorded) => {
    expect(actorBehind({ tenant: 'acme', name: 'crm' }, said)).toEqual(recorded)
  })
})
