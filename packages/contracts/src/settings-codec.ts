/** Accounts and assistants between their settings records and the gRPC messages that carry them. */
import type { Codec } from './codec.ts'
import { duration, flag, list, message, named, number, optional, shape, text } from './codec.ts'
import type { Assistant as WireAssistant } from './gen/relance/decision/v1/assistant_service.ts'
import type { Account as WireAccount } from './gen/relance/delivery/v1/delivery_service.ts'
import { type Account, type Assistant, accountSchema, assistantSchema, defaultAssistant } from './settings.ts'
import { TerminalError } from './errors.ts'
import { overridesCodec } from './overrides.ts'
import { problemsOf } from './problems.ts'
import { channel } from './words.ts'

/** An account on the wire. */
export const accountCodec: Codec<Account, WireAccount> = shape({
  id: text,
  tenant: text,
  channel,
  assistantId: text,
  name: text,
  externalId: text,
  baseUrl: text,
  accessTokenRef: text,
  webhookSecretRef: text,
  verifyTokenRef: text,
  templateName: text,
  templateLanguage: text,
  assistantAppIds: list(text),
})

/** A caller that does not know a switch does not turn it off. */
const onWhereUnset: Codec<boolean, boolean | undefined> = {
  toWire: (value) => value,
  fromWire: (wire) => wire ?? true,
}

/** An assistant on the wire. */
export const assistantCodec: Codec<Assistant, WireAssistant> = shape({
  id: text,
  name: text,
  capabilities: message(
    shape({
      autoFollowUps: flag,
      autoResolve: flag,
      autoCsat: flag,
      transferToHuman: flag,
      memories: onWhereUnset,
      spamProtection: onWhereUnset,
    }),
  ),
  inactivityMs: named('inactivity', duration),
  instructions: text,
  zone: text,
  locale: text,
  overrides: message(overridesCodec),
  holdOut: number,
  creditCap: optional({
    toWire: (value: number) => value,
    fromWire: (wire: number) => wire,
  }),
})

/** Reads an account that a caller sent. Throws `ACCOUNT_INVALID` with every field that is wrong. */
export function readAccount(wire: WireAccount): Account {
  const account = accountSchema.safeParse(accountCodec.fromWire(wire))
  if (account.success) return account.data
  throw new TerminalError('ACCOUNT_INVALID', `The account cannot be saved: ${problemsOf(account.error, 'account')}`)
}

/** Reads an assistant that a caller sent; what is absent takes its default. Throws `ASSISTANT_INVALID`. */
export function readAssistant(wire: WireAssistant): Assistant {
  const defaults = assistantCodec.toWire(defaultAssistant(wire.id))
  const assistant = assistantSchema.safeParse(
    assistantCodec.fromWire({
      ...wire,
      name: wire.name || wire.id,
      capabilities: wire.capabilities ?? defaults.capabilities,
      inactivity: wire.inactivity ?? defaults.inactivity,
      zone: wire.zone || defaults.zone,
      locale: wire.locale || defaults.locale,
      overrides: wire.overrides ?? defaults.overrides,
    }),
  )
  if (assistant.success) return assistant.data
  throw new TerminalError(
    'ASSISTANT_INVALID',
    `The assistant cannot be saved: ${problemsOf(assistant.error, 'assistant')}`,
  )
}
