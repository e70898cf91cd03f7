/**
 * What the machine remembers of a conversation: its context, plain JSON. Instants are ms since the epoch.
 *
 * A field that is added later needs a default here, because snapshots of older records lack it.
 */
import type {
  Author,
  DecisionAction,
  DecisionKind,
  DeliveryKind,
  EdgeSettings,
  HandledBy,
  OutcomeArm,
  PlanSource,
  Route,
} from '@relance/contracts/words'
import { z } from 'zod'

const instant = z.number()

const planSchema = z.object({
  /** Sequence of the input that made the plan; tells plans apart. */
  id: z.number(),
  source: z.custom<PlanSource>((value) => typeof value === 'string'),
  dueAt: instant,
  /** The contact's IANA zone that the time was chosen in; empty where unknown. */
  zone: z.string(),
  reason: z.string(),
  /** The text as planned; empty where there is none yet. */
  draft: z.string(),
  /** A person wrote the draft: the model never overwrites it. */
  edited: z.boolean(),
  /** The customer's own words, for a promise. */
  quote: z.string().optional(),
  /** How often in a row the channel refused it for the moment. */
  failures: z.number().default(0),
  /** A person wants it sent at once. */
  hastened: z.boolean().optional(),
})
/** The follow-up that is planned. There is at most one; a promise is one whose source is the customer. */
export type Plan = z.infer<typeof planSchema>

/** A person planned it, or wants it sent at once: what was written to the contact elsewhere does not hold it up. */
export function isWantedByPerson({ source, hastened }: Plan): boolean {
  return source === 'person' || hastened === true
}

const pendingDecisionSchema = z.object({
  id: z.string(),
  kind: z.custom<DecisionKind>((value) => typeof value === 'string'),
  asOfSeq: z.number(),
  /** How often it was asked before. */
  tries: z.number(),
  askedAt: instant,
  /** Sequence of the customer's message that is to be understood. */
  aboutSeq: z.number().optional(),
})
/** The decision that is awaited. */
export type PendingDecision = z.infer<typeof pendingDecisionSchema>

const pendingDeliverySchema = z.object({
  id: z.string(),
  kind: z.custom<DeliveryKind>((value) => typeof value === 'string'),
  /** Number of the follow-up, from 1; 0 for other kinds. */
  attempt: z.number(),
  askedAt: instant,
  /** delivery holds the right to the call: it can no longer be stopped, and counts. */
  claimed: z.boolean(),
  /** A status of the channel says that it went out, though delivery did not report yet. */
  confirmed: z.boolean().default(false),
  /** The plan that it carries out. */
  plan: z.number().optional(),
  /** The text, for kinds that must be asked for again when something harmless came in between. */
  text: z.string().optional(),
})
/** The delivery that is awaited. */
export type PendingDelivery = z.infer<typeof pendingDeliverySchema>

const inDoubtSchema = z.object({
  id: z.string(),
  kind: z.custom<DeliveryKind>((value) => typeof value === 'string'),
  attempt: z.number(),
  episode: z.number(),
  /** The attempt was counted; taken back if it turns out that nothing was sent. */
  counted: z.boolean(),
})
/** A delivery of which nobody knows whether it went out. */
export type InDoubt = z.infer<typeof inDoubtSchema>

const unsentSchema = z.object({
  id: z.string(),
  attempt: z.number(),
  episode: z.number(),
  /** When that was reported. */
  at: instant,
  /** The plan that it carried out. */
  plan: z.number().optional(),
})
/** A follow-up of which delivery reported that it was certainly not sent. */
export type Unsent = z.infer<typeof unsentSchema>

const csatSchema = z.object({
  /** When the prompt may have gone out, so that an answer to it is recognised. */
  askedAt: instant.optional(),
  /** When the prompt did go out. */
  promptedAt: instant.optional(),
  /** Delivery request and, hashed, the channel's id of the prompt: a later failure takes the prompt back. */
  requestId: z.string().optional(),
  messageHash: z.string().optional(),
  rating: z.number().optional(),
  comment: z.string().optional(),
})

const trialSchema = z.object({
  arm: z.custom<OutcomeArm>((value) => typeof value === 'string'),
  policyVersion: z.string(),
  /** The episode in which it was decided, and when. */
  episode: z.number(),
  at: instant,
  /** When the last follow-up went out since. */
  sentAt: instant.optional(),
  /** When the customer wrote again, and when that was counted as recovered: records of an earlier release hold only that it was. */
  returnedAt: instant.optional(),
  recovered: z.boolean().optional(),
  recoveredAt: instant.optional(),
  optedOut: z.boolean().optional(),
  handedOver: z.boolean().optional(),
})
/** The first decision about an idle episode, of which it is counted what comes of it. */
export type Trial = z.infer<typeof trialSchema>

export const conversationSchema = z.object({
  /** Absent until a message opened the conversation. */
  route: z.custom<Route>((value) => typeof value === 'object' && value !== null).optional(),
  settings: z.custom<EdgeSettings>((value) => typeof value === 'object' && value !== null),
  /** How often it was opened; 0 until a message did. */
  episode: z.number(),
  openedAt: instant,
  closedAt: instant.optional(),

  handledBy: z.custom<HandledBy>((value) => typeof value === 'string'),
  assignee: z.string().optional(),
  /** People were alerted and nobody took it yet: why. */
  alert: z.string().optional(),
  /** A person cancelled a plan ("I'll handle it"): nothing is planned until the customer writes. */
  leftToPerson: z.boolean(),
  paused: z.boolean(),
  optedOut: z.boolean(),

  /** The engine's instant of the last message of any side. */
  lastActivityAt: instant,
  /** Where silence is counted from: the last message, or a later moment at which the wait began anew. */
  silentSince: instant,
  /** The engine's instant of the last message that Relance did not send itself. */
  lastHeardAt: instant,
  /** The provider's times, clamped to the engine's, of the customer's last message and of the last answer to it. */
  lastCustomerAt: instant.optional(),
  lastAnswerAt: instant.optional(),
  lastMessage: z.string(),
  lastAuthor: z.custom<Author>((value) => typeof value === 'string').optional(),
  /** The last message is the customer's and expects an answer. */
  customerWaits: z.boolean(),
  /** A machine wrote the customer's last message. */
  automated: z.boolean(),
  /** A human being ever wrote from the customer's side. */
  heardFromPerson: z.boolean(),
  /** All that the customer ever wrote looks like spam: why. */
  spam: z.string().optional(),
  /** The customer ever wrote something of substance that does not look like spam. */
  saidSomething: z.boolean().default(true),
  /** Somebody of the staff dealt with the customer, and thereby says that it is no spam, whatever it looks like. */
  vouchedFor: z.boolean().default(false),

  plan: planSchema.optional(),
  decision: pendingDecisionSchema.optional(),
  delivery: pendingDeliverySchema.optional(),
  inDoubt: z.array(inDoubtSchema).default([]),
  /** The latest of them: should a report say that one was sent after all, it is believed. */
  unsent: z.array(unsentSchema).default([]),
  /** An acknowledgement that waits until the delivery before it is settled. */
  acknowledgement: z.string().optional(),
  /** Follow-ups since the customer last wrote, and in this episode. */
  unanswered: z.number(),
  total: z.number(),
  /** The most follow-ups of this episode, as policy last said. */
  maxFollowUps: z.number().optional(),
  lastFollowUpAt: instant.optional(),

  closingSince: instant.optional(),
  /** The close was a person's or a service's wish: no farewell. */
  resolved: z.boolean().default(false),
  farewell: z.string().optional(),
  csatQuestion: z.string().optional(),
  summary: z.string().optional(),
  csat: csatSchema.optional(),

  lastAction: z.custom<DecisionAction>((value) => typeof value === 'string').optional(),
  lastReason: z.string().optional(),
  /** The last decision withheld a follow-up: the conversation is held out. */
  heldOut: z.boolean().optional(),
  trial: trialSchema.optional(),
})
/** A conversation as the machine knows it. */
export type Conversation = z.infer<typeof conversationSchema>

/** The conversation before any message opened it. Consent may be known already. */
export function unopenedConversation(at: number): Conversation {
  return {
    settings: {
      inactivityMs: 20 * 60_000,
      autoFollowUps: false,
      autoResolve: false,
      autoCsat: false,
      transferToHuman: false,
    },
    episode: 0,
    openedAt: at,
    handledBy: 'ai',
    leftToPerson: false,
    paused: false,
    optedOut: false,
    lastActivityAt: at,
    silentSince: at,
    lastHeardAt: at,
    lastMessage: '',
    customerWaits: false,
    automated: false,
    heardFromPerson: false,
    saidSomething: false,
    vouchedFor: false,
    inDoubt: [],
    unsent: [],
    unanswered: 0,
    total: 0,
    resolved: false,
  }
}
