import { TerminalError } from '@relance/contracts/errors'
import type { Address } from '../address.ts'

const SAFE = /^[A-Za-z0-9_-]+$/

/** Tenants are walls (I11): a wildcard or a dot in a name would reach into another's subjects. */
export function assertSafe({ tenant, conversation }: Address): void {
  assertSafeName(tenant)
  assertSafeName(conversation)
}

export function assertSafeName(name: string): void {
  if (!SAFE.test(name)) {
    throw new TerminalError(
      'NAME_UNSAFE',
      `"${name}" cannot be part of an address: it may hold A-Z, a-z, 0-9, _ and - only.`,
    )
  }
}

/** The address whose tenant is a subject's token at that position, and whose conversation is the next. */
export function addressOf(subject: string, position: number): Address {
  const tokens = subject.split('.')
  return { tenant: tokens[position] ?? '', conversation: tokens[position + 1] ?? '' }
}
