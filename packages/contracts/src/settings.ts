/**
 * What people set, kept as JSON in the Settings port: assistants, channel accounts and contacts. Each record has one
 * owner that writes it: assistants `decision`, accounts `delivery`, contacts `ingest`, `delivery` and the commands of people. What is
 * remembered of contacts stands in `memory.ts`.
 */
import { z } from 'zod'
import { type Channel, type EdgeSettings, channel as channelCodec } from './words.ts'
import { Channel as WireChannel } from './gen/relance/conversation/v1/types.ts'
import { NAME_PATTERN } from './ids.ts'
import { overridesSchema } from './overrides.ts'
import { readingSchema } from './reading.ts'

const channels = Object.values(WireChannel)
  .map((value) => (value === WireChannel.CHANNEL_UNSPECIFIED ? undefined : channelCodec.fromWire(value)))
  .filter((value) => value !== undefined)

const name = z.string().regex(NAME_PATTERN, 'must be 1 to 64 letters, digits, "-" or "_"')

/** In characters. */
export const LONGEST_INSTRUCTIONS = 20_000

export const assistantSchema = z.object({
  id: name,
  name: z.string(),
  capabilities: z.object({
    autoFollowUps: z.boolean(),
    autoResolve: z.boolean(),
    autoCsat: z.boolean(),
    transferToHuman: z.boolean(),
    // Records that were saved before there were these switches take what holds where nobody chose.
    memories: z.boolean().default(true),
    spamProtection: z.boolean().default(true),
  }),
  /** Silence after which a conversation is idle, in ms. */
  inactivityMs: z
    .number()
    .int()
    .min(1_000)
    .max(7 * 86_400_000),
  instructions: z.string().max(LONGEST_INSTRUCTIONS),
  /** IANA zone where the contact's is unknown. */
  zone: z.string(),
  /** BCP 47 language where the contact's is unknown. */
  locale: z.string(),
  /** Limits set by hand; absent ones follow the instructions, then the defaults. */
  overrides: overridesSchema,
  /** What a model read in the instructions, written by decision alone. One that cannot be read is none: the built-in compiler reads. */
  reading: readingSchema.optional().catch(undefined),
  /** Share of conversations that are analysed and not followed up, from 0 to 1. */
  holdOut: z.number().min(0).max(1).default(0),
  /** The most credits in a calendar month at `zone`; absent for no cap. */
  creditCap: z.number().int().min(0).max(1_000_000_000).optional(),
})
/** The settings of an assistant, as people set them. */
export type Assistant = z.infer<typeof assistantSchema>

export const accountSchema = z.object({
  id: name,
  tenant: name,
  channel: z.enum(channels as [Channel, ...Channel[]]),
  assistantId: name,
  name: z.string(),
  externalId: z.string(),
  baseUrl: z.string(),
  accessTokenRef: z.string(),
  webhookSecretRef: z.string(),
  verifyTokenRef: z.string(),
  templateName: z.string(),
  templateLanguage: z.string(),
  assistantAppIds: z.array(z.string()),
})
/** A channel account. Secrets are references such as `env:WHATSAPP_TOKEN`, never values. */
export type Account = z.infer<typeof accountSchema>

export const contactSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  /** IANA zone, where the profile tells it. */
  zone: z.string().optional(),
  /** BCP 47 language, where known. */
  locale: z.string().optional(),
  optedOut: z.boolean(),
  /** When consent was last given or revoked, ms since the epoch: what was said earlier and arrives later changes nothing. */
  consentAt: z.number().optional(),
  paused: z.boolean(),
  /**
   * The latest follow-ups to the contact, in whichever conversation, oldest first: one person is not pressed from two sides. Noted
   * before the call and taken back where it was certainly not made, so that of two at the same moment one waits. `at` in ms since
   * the epoch.
   */
  followUps: z.array(z.object({ conversation: z.string(), request: z.string(), at: z.number() })).default([]),
  /** Always empty: releases that are being replaced refuse a record without it. What is remembered has a record of its own. */
  memory: z.array(z.unknown()).default([]),
})
/** A contact: the one place where consent lives (I13). */
export type Contact = z.infer<typeof contactSchema>

/** A policy under which an assistant has decided. Written by `decision`. */
export const policyInUseSchema = z.object({
  /** When the first such decision was made, ms since the epoch. */
  firstAt: z.number(),
})

/** When the contact last got a follow-up in another conversation than this one, ms since the epoch; undefined where never. */
export function lastFollowUpElsewhere({ followUps }: Contact, conversation: string): number | undefined {
  const others = followUps.filter((followUp) => followUp.conversation !== conversation).map(({ at }) => at)
  return others.length > 0 ? Math.max(...others) : undefined
}

export const settingsKeys = {
  assistant: (tenant: string, id: string) => ['assistant', tenant, id],
  assistants: (tenant: string) => ['assistant', tenant],
  account: (id: string) => ['account', id],
  accounts: () => ['account'],
  contact: (tenant: string, id: string) => ['contact', tenant, id],
  policyInUse: (tenant: string, assistant: string, version: string) => ['policy-in-use', tenant, assistant, version],
  policiesInUse: (tenant: string, assistant: string) => ['policy-in-use', tenant, assistant],
  memory: (tenant: string, contactId: string) => ['memory', tenant, contactId],
} as const

/** The assistant that applies where none was configured: follow-ups on, people alerted, 20 minutes. */
export function defaultAssistant(id: string): Assistant {
  return {
    id,
    name: id,
    capabilities: {
      autoFollowUps: true,
      autoResolve: true,
      autoCsat: false,
      transferToHuman: true,
      memories: true,
      spamProtection: true,
    },
    inactivityMs: 20 * 60_000,
    instructions: '',
    zone: 'UTC',
    locale: 'en',
    overrides: { anyHour: false },
    holdOut: 0,
  }
}

/** An account without secrets, outside id or template, as the sandbox and the web widget need it: a tenant can make it for itself. */
export function plainAccount(account: Pick<Account, 'id' | 'tenant' | 'channel' | 'assistantId' | 'name'>): Account {
  return {
    ...account,
    externalId: '',
    baseUrl: '',
    accessTokenRef: '',
    webhookSecretRef: '',
    verifyTokenRef: '',
    templateName: '',
    templateLanguage: '',
    assistantAppIds: [],
  }
}

/** A contact of whom nothing is known. */
export function unknownContact(id: string): Contact {
  return { id, optedOut: false, paused: false, followUps: [], memory: [] }
}

/** A contact's record as it was stored, or `undefined` where there is none. Throws where it breaks its schema. */
export function readContact(id: string, stored: unknown): Contact {
  return stored === undefined ? unknownContact(id) : contactSchema.parse(stored)
}

/** What is stamped on an input. Follow-ups need the capability and a channel that allows them (not the web widget). */
export function edgeSettingsOf(assistant: Assistant, channel: Channel): EdgeSettings {
  const { autoFollowUps, autoResolve, autoCsat, transferToHuman, spamProtection } = assistant.capabilities
  const allowed = channel !== 'web_widget'
  return {
    inactivityMs: assistant.inactivityMs,
    autoFollowUps: autoFollowUps && allowed,
    autoResolve: autoResolve || (autoFollowUps && !allowed),
    autoCsat: autoCsat && allowed,
    transferToHuman,
    spamProtection,
  }
}
