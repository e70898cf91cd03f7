/**
 * Who may do what on the broker: a user for every service, who may ask and publish what its work takes and nothing else, and who may
 * listen on no subject but its own answers'. All share one account; `docs/decisions/006` says what that leaves open.
 */
import type { QueueName } from '../work-queue/work-queue.ts'
import { inboxPrefixOf } from './inbox.ts'
import {
  consumerShapes,
  DEADLETTERS,
  ELAPSED_CONSUMER,
  type EVENT_SUBSCRIBERS,
  EVENTS,
  LEDGER,
  MAILBOX,
  OVERTAKING_LANE,
  QUEUE_STREAM,
  SETTINGS,
  STATE,
  streamShapes,
  TIMERS,
} from './streams.ts'

export const NATS_USERS = [
  'ingest',
  'conversation-state',
  'scheduler',
  'decision',
  'delivery',
  'engine-setup',
  'repair',
] as const
export type NatsUser = (typeof NATS_USERS)[number]

/** May do anything with the streams: for people, backups and `nats`, and for no service. */
export const NATS_OPERATOR = 'operator'

const api = (question: string) => `$JS.API.${question}`
const reads = (stream: string) => [
  api(`DIRECT.GET.${stream}`),
  api(`DIRECT.GET.${stream}.>`),
  api(`STREAM.MSG.GET.${stream}`),
]
const consumes = (stream: string, consumer = '*') => [
  api(`CONSUMER.MSG.NEXT.${stream}.${consumer}`),
  `$JS.ACK.${stream}.${consumer}.>`,
]
/** What cannot be done is parked, and what lies behind a flood is moved past it: stored in another lane, deleted in its own (`overtake.ts`). */
const works = (queue: QueueName) => [
  ...consumes(QUEUE_STREAM[queue]),
  `deadletters.${queue}.*`,
  api(`DIRECT.GET.${QUEUE_STREAM[queue]}`),
  api(`CONSUMER.INFO.${QUEUE_STREAM[queue]}.*`),
  `${queue}.${OVERTAKING_LANE}.*`,
  api(`STREAM.MSG.DELETE.${QUEUE_STREAM[queue]}`),
]
const follows = (subscriber: keyof typeof EVENT_SUBSCRIBERS) => [
  api(`CONSUMER.INFO.${EVENTS}.${subscriber}`),
  ...consumes(EVENTS, subscriber),
]
const setting = (kind: 'assistant' | 'policy-in-use' | 'account' | 'account-of' | 'contact' | 'memory') =>
  `$KV.SETTINGS.${kind}.>`

/** One subject for all that happens to a conversation: who may append may append any input (`docs/decisions/006`). */
const APPENDS = 'mailbox.*.*.*'

/** What every engine asks when it starts: whether the broker is as it must be. */
const CHECKS = [
  ...streamShapes(1).map(({ name }) => api(`STREAM.INFO.${name}`)),
  ...new Set(consumerShapes(1, 1).map(([stream]) => api(`CONSUMER.LIST.${stream}`))),
]

const FOLDS = [
  APPENDS,
  ...reads(MAILBOX),
  '$KV.STATE.*.*',
  ...reads(STATE),
  'decisions.*.*',
  'deliveries.*.*',
  'timer-commands.*.*',
  'events.>',
  setting('contact'),
  ...reads(SETTINGS),
  ...reads(TIMERS),
]

/** What each may publish, questions and acknowledgements included. Nobody answers anybody, so that nobody may publish answers. */
const RIGHTS: Readonly<Record<NatsUser, readonly string[]>> = {
  ingest: [...CHECKS, APPENDS, api(`STREAM.MSG.GET.${MAILBOX}`), setting('contact'), ...reads(SETTINGS)],
  'conversation-state': [...CHECKS, ...FOLDS, ...consumes(MAILBOX), ...follows('contact-fanout')],
  scheduler: [
    ...CHECKS,
    ...works('timer-commands'),
    'timer.*.*.*.*.*',
    // Cancelling removes a timer by its subject. The one right to remove anything of others: what is armed comes back from STATE.
    api(`STREAM.PURGE.${TIMERS}`),
    ...reads(TIMERS),
    ...consumes(TIMERS, ELAPSED_CONSUMER),
    APPENDS,
    api(`STREAM.MSG.GET.${MAILBOX}`),
    ...reads(SETTINGS),
  ],
  decision: [
    ...CHECKS,
    ...works('decisions'),
    APPENDS,
    api(`STREAM.MSG.GET.${MAILBOX}`),
    setting('assistant'),
    setting('policy-in-use'),
    setting('memory'),
    ...reads(SETTINGS),
    'ledger.*.*.*',
    ...reads(LEDGER),
    ...follows('outcomes'),
  ],
  delivery: [
    ...CHECKS,
    ...works('deliveries'),
    APPENDS,
    ...reads(MAILBOX),
    setting('account'),
    setting('account-of'),
    setting('contact'),
    ...reads(SETTINGS),
    'ledger.*.*.*',
    ...reads(LEDGER),
  ],
  'engine-setup': [
    'STREAM.INFO.*',
    'STREAM.CREATE.*',
    'STREAM.UPDATE.*',
    'CONSUMER.CREATE.>',
    'CONSUMER.DURABLE.CREATE.*.*',
    'CONSUMER.INFO.*.*',
  ].map(api),
  repair: [...CHECKS, ...FOLDS, api(`STREAM.INFO.${DEADLETTERS}`)],
}

/**
 * The part of a nats-server's configuration that makes the users. Passwords are references to variables of its environment,
 * `$NATS_PASSWORD_<USER>`, so that the text holds no secret. They are users of the account that a nats-server has without any
 * configuration: what was kept there before there were users stays in its place.
 */
export function natsUsers(): string {
  return [
    'authorization {',
    '  users: [',
    `    { ${login(NATS_OPERATOR)} }`,
    ...NATS_USERS.flatMap((user) => [
      '    {',
      `      ${login(user)}`,
      '      permissions: {',
      `        subscribe: { allow: [${quoted(`${inboxPrefixOf(user)}.>`)}] }`,
      '        publish: { allow: [',
      ...[...new Set(RIGHTS[user])].map((subject) => `          ${quoted(subject)}`),
      '        ] }',
      '      }',
      '    }',
    ]),
    '  ]',
    '}',
    '',
  ].join('\n')
}

/** The variable that holds a user's password, for the broker. */
export function passwordVariable(user: string): string {
  return `NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`
}

function login(user: string): string {
  return `user: ${quoted(user)}, password: $${passwordVariable(user)}`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
