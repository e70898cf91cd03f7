/**
 * Who may call: static tokens, of which only hashes are kept. A token is drawn at random (`npm run token`), so that its plain SHA-256
 * cannot be guessed back; a password chosen by a person could.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { TerminalError } from '@relance/contracts/errors'
import { NAME_PATTERN } from '@relance/contracts/ids'
import { problemsOf } from '@relance/contracts/problems'
import { z } from 'zod'
import { EVERY_TENANT, type Identity } from './identity.ts'

export interface Tokens {
  /** Whose token that is; undefined where it is nobody's. Takes as long for one as for another. */
  identityOf(token: string): Identity | undefined
}

interface TokenConfig {
  RELANCE_TOKENS?: string | undefined
  RELANCE_TOKEN?: string | undefined
}

const SHA_256 = /^[0-9a-f]{64}$/

const tableSchema = z.record(
  z.string(),
  z.strictObject({
    tenant: z
      .string()
      .refine((tenant) => tenant === EVERY_TENANT || NAME_PATTERN.test(tenant), 'must be a tenant, or *'),
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/, 'must be 1 to 64 letters, digits, ".", "-", "_" or " "'),
  }),
)

/**
 * The table that `RELANCE_TOKENS` names: `{ "<SHA-256 of the token>": { "tenant": "acme", "name": "crm" } }`, itself or the path of a file that
 * holds it. Undefined where the variable is not set: then nobody is asked who they are. Several tokens may have one name, so that one
 * can be replaced by another without a gap. Where the process has a token of its own, the others must take it: they share the table.
 *
 * @throws TerminalError `TOKENS_UNREADABLE` (precondition)
 */
export function readTokens({ RELANCE_TOKENS: variable, RELANCE_TOKEN: own }: TokenConfig): Tokens | undefined {
  if (variable === undefined) return undefined
  const content = parse(variable.startsWith('{') ? variable : contentOf(variable))
  // Not repeated: what is no hash may be the token itself.
  if (!Object.keys(content ?? {}).every((key) => SHA_256.test(key)))
    throw unreadable('a key is not the SHA-256 of a token in lower-case hex')
  const table = tableSchema.safeParse(content)
  if (!table.success) throw unreadable(problemsOf(table.error, 'the table'))
  if (Object.keys(table.data).length === 0) throw unreadable('it holds no token')
  const tokens = tokensIn(Object.entries(table.data))
  if (own !== undefined && tokens.identityOf(own)?.tenant !== EVERY_TENANT) {
    throw unreadable('RELANCE_TOKEN, with which this process calls the others, is not in it as a token of tenant "*"')
  }
  return tokens
}

/** The same tokens, and one more. */
export function withToken(tokens: Tokens, token: string, identity: Identity): Tokens {
  const more = tokensIn([[hashOf(token).toString('hex'), identity]])
  return { identityOf: (given) => more.identityOf(given) ?? tokens.identityOf(given) }
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function tokensIn(entries: readonly (readonly [hash: string, identity: Identity])[]): Tokens {
  const known = entries.map(([hash, identity]) => ({ hash: Buffer.from(hash, 'hex'), identity }))
  return {
    identityOf(token) {
      const given = hashOf(token)
      let found: Identity | undefined
      for (const { hash, identity } of known) if (timingSafeEqual(hash, given)) found = identity
      return found
    },
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw unreadable(`there is no file ${path} that can be read`, cause)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable('it is not JSON', cause)
  }
}

function unreadable(why: string, cause?: unknown): TerminalError {
  return new TerminalError(
    'TOKENS_UNREADABLE',
    `RELANCE_TOKENS does not say who may call: ${why}. Name a file with what \`npm run token\` prints.`,
    { kind: 'precondition', cause },
  )
}
