/** What is true of every conversation: its entries as they were appended, and what folding them from scratch makes of them (I2). */
import { decodeInput, type StampedInput } from '@relance/contracts/input'
import type { Address, Entry } from '@relance/engine'
import { foldEntry } from '../../services/conversation-state/src/actor/fold.ts'
import { emptyRecord, type OutboxItem, type StateRecord } from '../../services/conversation-state/src/actor/record.ts'

export interface Conversation {
  address: Address
  entries: StampedInput[]
  ids: Map<string, number>
  /** The record, its outbox empty, as the conversation stood once the entry of a sequence was folded. */
  at(seq: number): StateRecord
  /** What folding the entries after one sequence, up to another, issues. */
  issued(afterSeq: number, upToSeq: number): OutboxItem[]
  lastSeq(): number
}

export interface Reference {
  appended(address: Address, entry: Entry): StampedInput
  of(conversation: string): Conversation | undefined
  all(): Conversation[]
}

interface Folded {
  seq: number
  record: StateRecord
  issued: readonly OutboxItem[]
}

const NOTHING: StateRecord = emptyRecord('')

export function createReference(): Reference {
  const conversations = new Map<string, Conversation & { append(entry: Entry): StampedInput }>()

  const create = (address: Address) => {
    const raw: Entry[] = []
    const entries: StampedInput[] = []
    const ids = new Map<string, number>()
    const folds: Folded[] = []
    const folded = (): Folded[] => {
      while (folds.length < raw.length) {
        const before = folds.at(-1)?.record ?? NOTHING
        const { record } = foldEntry(before, address, raw[folds.length] as Entry, {})
        folds.push({ seq: record.lastSeq, record: { ...record, outbox: [] }, issued: record.outbox })
      }
      return folds
    }
    return {
      address,
      entries,
      ids,
      lastSeq: () => raw.at(-1)?.seq ?? 0,
      at: (seq: number) => folded().findLast((fold) => fold.seq <= seq)?.record ?? NOTHING,
      issued: (afterSeq: number, upToSeq: number) =>
        folded().flatMap(({ seq, issued }) => (seq > afterSeq && seq <= upToSeq ? issued : [])),
      append(entry: Entry) {
        raw.push(entry)
        ids.set(entry.id, entry.seq)
        const input = { ...decodeInput(entry.body), seq: entry.seq, at: entry.at }
        entries.push(input)
        return input
      },
    }
  }

  return {
    appended(address, entry) {
      let conversation = conversations.get(address.conversation)
      if (!conversation) {
        conversation = create(address)
        conversations.set(address.conversation, conversation)
      }
      return conversation.append(entry)
    },
    of: (conversation) => conversations.get(conversation),
    all: () => [...conversations.values()],
  }
}
