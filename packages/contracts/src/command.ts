/** The commands that come out of folding an input: requests, `noun.verb`. */
import { Command as WireCommand } from './gen/relance/conversation/v1/command.ts'
import {
  bytes,
  cases,
  flag,
  instant,
  message,
  number,
  optionalFlag,
  optionalInstant,
  sequence,
  shape,
  text,
} from './codec.ts'
import { channel, decisionKind, deliveryKind, route, timerName } from './words.ts'

const body = cases({
  'timer.arm': shape({
    name: timerName,
    generation: number,
    dueAt: instant,
    assistantId: text,
    channel,
  }),
  'timer.cancel': shape({ name: timerName, generation: number }),
  'decision.request': shape({
    kind: decisionKind,
    asOfSeq: sequence,
    route: message(route),
    tries: number,
  }),
  'delivery.request': shape({
    kind: deliveryKind,
    asOfSeq: sequence,
    route: message(route),
    text,
    attempt: number,
    writtenByPerson: flag,
    lastCustomerAt: optionalInstant,
    promised: flag,
    wantedByPerson: optionalFlag,
  }),
})

/** What a command asks for, without its envelope. Events are published through their own port and codec. */
export type CommandBody = ReturnType<typeof body.fromWire>

/** The body of one type of command: `CommandOf<'timer.arm'>`. */
export type CommandOf<T extends CommandBody['type']> = Extract<CommandBody, { type: T }>

const command = shape({
  id: text,
  tenant: text,
  conversation: text,
  notAfter: instant,
  body,
})

/** A command with its envelope; `id` is made by `command-id.ts` and `notAfter` ends its life (ms since the epoch). */
export type Command = ReturnType<typeof command.fromWire>

/** Bytes of a command on a work queue. */
export const commandCodec = bytes(WireCommand, command)
