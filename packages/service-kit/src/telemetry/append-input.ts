import { encodeInput, type Input } from '@relance/contracts/input'
import type { Address, Appended, Mailbox, NewEntry } from '@relance/engine'
import { ATTRIBUTE } from './attributes.ts'
import { currentCarrier, withSpan } from './spans.ts'

/** An input on its way into the mailbox of the conversation that it is about. */
export interface OutgoingInput {
  /** The service that appends it. */
  by: string
  to: Address
  /** Derived from what happened, so that a retry carries the same. */
  id: string
  input: Input
}

/** Appends an input. Whoever folds it continues the trace of its append. Rejects as `Mailbox.append` does. */
export function appendInput(mailbox: Pick<Mailbox, 'append'>, outgoing: OutgoingInput): Promise<Appended> {
  return withAppendSpan(outgoing, (entry) => mailbox.append(outgoing.to, entry))
}

/** As `appendInput`, only where nothing came after `expectedLastSeq`. */
export function appendInputIfLast(
  mailbox: Pick<Mailbox, 'appendIfLast'>,
  outgoing: OutgoingInput,
  expectedLastSeq: number,
): ReturnType<Mailbox['appendIfLast']> {
  return withAppendSpan(outgoing, (entry) => mailbox.appendIfLast(outgoing.to, entry, expectedLastSeq))
}

/** The span says who appends what, so that a test, and whoever looks at a trace, sees that the ring turns one way. */
function withAppendSpan<T>({ by, to, id, input }: OutgoingInput, append: (entry: NewEntry) => Promise<T>): Promise<T> {
  const attributes = {
    [ATTRIBUTE.tenant]: to.tenant,
    [ATTRIBUTE.conversation]: to.conversation,
    [ATTRIBUTE.input]: input.type,
    [ATTRIBUTE.service]: by,
  }
  return withSpan('mailbox.append', { kind: 'producer', attributes }, () =>
    append({ id, body: encodeInput(input), carrier: currentCarrier() }),
  )
}
