/**
 * The last check before a message is claimed (I8): what was true when it was planned may not be true any more. Every gate
 * leaves a line in the receipt; the first that forbids ends it.
 */
import { type Account, type Assistant, type Contact, edgeSettingsOf } from '@relance/contracts/settings'
import type { Receipt } from '@relance/contracts/words'
import { CHANNEL_RULES, isAllowed, legalHours, localTime, permissionAt, placeOf, windowClosesAt } from '@relance/policy'
import type { DeliveryRequest } from './delivery-request.ts'

export type GateLine = Receipt['gates'][number]

/** How the message may go out: free text, text under Meta's tag for people's answers, or the account's template. */
export type Form = 'text' | 'human_agent' | 'template'

export type Verdict = { gates: GateLine[] } & ({ type: 'allowed'; form: Form } | Veto)
export type Veto = { type: 'suppressed'; code: string; detail: string }

export interface Circumstances {
  request: DeliveryRequest
  account: Account
  assistant: Assistant
  contact: Contact
  /** Ms since the epoch. */
  now: number
}

export function gate(circumstances: Circumstances): Verdict {
  const gates: GateLine[] = []
  let form: Form = 'text'
  for (const check of [inTime, capability, consent, channelRules, lawfulHours]) {
    const line = check(circumstances)
    if (!line) continue
    const { name, detail, source, code } = line
    gates.push({ name, verdict: code ? 'vetoed' : line.form ? 'changed' : 'passed', detail, source })
    if (code) return { type: 'suppressed', code, detail, gates }
    form = line.form ?? form
  }
  return { type: 'allowed', form, gates }
}

/** What a contact's record says against a message; asked once more between claim and call (I8, I13). */
export function consentVeto(
  asked: Pick<Circumstances, 'request' | 'contact'>,
): (Veto & { gate: GateLine }) | undefined {
  const { code, name, detail, source } = consent(asked)
  return code ? { type: 'suppressed', code, detail, gate: { name, verdict: 'vetoed', detail, source } } : undefined
}

/** What its time limit says against a message; needs no records. */
export function expiryVeto(asked: Pick<Circumstances, 'request' | 'now'>): (Veto & { gate: GateLine }) | undefined {
  const { code, name, detail, source } = inTime(asked)
  return code ? { type: 'suppressed', code, detail, gate: { name, verdict: 'vetoed', detail, source } } : undefined
}

/** What one gate found. `code`: it forbids; `form`: it allows in another form only. */
interface Line {
  name: string
  detail: string
  source: string
  code?: string
  form?: Form
}

function inTime({ request, now }: Pick<Circumstances, 'request' | 'now'>): Line {
  const line = { name: 'still in time', source: 'Relance: a request has its own time limit' }
  if (now <= request.notAfter) return { ...line, detail: 'The request is still valid.' }
  return { ...line, code: 'EXPIRED', detail: `It was to be sent by ${iso(request.notAfter)} at the latest.` }
}

function capability({ request, assistant, account }: Circumstances): Line | undefined {
  const { autoFollowUps, autoCsat } = edgeSettingsOf(assistant, account.channel)
  const capabilities = { follow_up: ['Auto Follow-ups', autoFollowUps], csat: ['Auto CSAT', autoCsat] } as const
  if (request.kind !== 'follow_up' && request.kind !== 'csat') return undefined
  const [name, isOn] = capabilities[request.kind]
  const line = { name, source: `assistant "${assistant.name}"` }
  if (isOn) return { ...line, detail: `${name} is on.` }
  return { ...line, code: 'CAPABILITY_OFF', detail: `${name} is off, or not available on this channel.` }
}

function consent({ request, contact }: Pick<Circumstances, 'request' | 'contact'>): Line {
  const line = { name: 'consent', source: "contact's record" }
  if (contact.optedOut) return { ...line, code: 'OPTED_OUT', detail: 'The contact does not want to be written to.' }
  if (contact.paused && request.kind === 'follow_up')
    return { ...line, code: 'PAUSED', detail: 'Follow-ups to this contact are paused.' }
  return { ...line, detail: 'Nothing speaks against writing to this contact.' }
}

function channelRules({ request, account, now }: Circumstances): Line {
  const { channel, templateName } = account
  const { lastCustomerAt } = request
  const rule = CHANNEL_RULES[channel]
  const line = { name: "channel's messaging window", source: `${rule.source} (${rule.asOf})` }
  const permission = permissionAt(channel, lastCustomerAt, now)
  if (permission === 'free_text') return { ...line, detail: openUntil(channel, lastCustomerAt) }
  if (rule.customerWritesFirst && lastCustomerAt === undefined) {
    return { ...line, code: 'CUSTOMER_NEVER_WROTE', detail: 'On this channel the customer must have written first.' }
  }
  if (
    request.writtenByPerson &&
    rule.personWindowMs !== undefined &&
    now < (lastCustomerAt ?? 0) + rule.personWindowMs
  ) {
    return {
      ...line,
      form: 'human_agent',
      detail: 'The window has closed; text that a person wrote may go out under the HUMAN_AGENT tag.',
    }
  }
  if (permission === 'template' && templateName && request.kind === 'follow_up') {
    return {
      ...line,
      form: 'template',
      detail: `The window has closed; the approved template "${templateName}" goes out instead of the text.`,
    }
  }
  const closedAt = windowClosesAt(channel, lastCustomerAt)
  const detail =
    closedAt === undefined ? 'The channel does not allow this message.' : `The window closed at ${iso(closedAt)}.`
  return { ...line, code: 'WINDOW_CLOSED', detail }
}

function lawfulHours({ request, account, assistant, contact, now }: Circumstances): Line | undefined {
  const { channel } = account
  const rule = CHANNEL_RULES[channel]
  if (!rule.legalHours) return undefined
  const { contactExternalId: externalId } = request.route
  const place = placeOf({
    profileZone: contact.zone,
    locale: contact.locale,
    channel,
    externalId,
    assistantZone: assistant.zone,
  })
  const local = localTime(now, place.zone).toPlainTime().toString({ smallestUnit: 'minute' })
  const line = { name: 'legal hours', source: `${rule.source} (${rule.asOf})` }
  const known = place.known === 'profile' ? '' : `, which is a guess by ${place.known}`
  if (isAllowed(now, place.zone, legalHours(channel, place, now)))
    return { ...line, detail: `It is ${local} in ${place.zone}${known}.` }
  return {
    ...line,
    code: 'QUIET_HOURS',
    detail: `It is ${local} in ${place.zone}${known}: outside the hours that the law allows.`,
  }
}

function openUntil(channel: Account['channel'], lastCustomerAt: number | undefined): string {
  const closesAt = windowClosesAt(channel, lastCustomerAt)
  return closesAt === undefined
    ? 'The channel has no window that forbids it.'
    : `The window is open until ${iso(closesAt)}.`
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
