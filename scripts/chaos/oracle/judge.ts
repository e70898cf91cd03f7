/** The oracle: reads the evidence of a run and says what was broken. */
import { conversationIdOf } from '@relance/contracts/ids'
import { TENANT } from '../accounts.ts'
import { judgeConversation } from './conversation.ts'
import type { Evidence } from './evidence.ts'
import { refold } from './refold.ts'
import { judgeSends } from './sends.ts'

export interface Finding {
  kind: 'lost' | 'doubles' | 'late' | 'stuck' | 'diverged' | 'doubtful'
  conversation: string
  what: string
}

export interface Judgement {
  findings: Finding[]
  /** Messages that customers saw. */
  sends: number
  inDoubt: number
  entries: number
  commands: number
}

export function judge(evidence: Evidence): Judgement {
  const { acknowledged, mailboxes, states, setbacks, calls, faults } = evidence
  const findings: Finding[] = []
  let inDoubt = 0
  let entries = 0
  let commands = 0

  const ids = new Map([...mailboxes].map(([conversation, told]) => [conversation, new Set(told.map(({ id }) => id))]))
  for (const { conversation, entryId } of acknowledged) {
    if (ids.get(conversation)?.has(entryId)) continue
    findings.push({ kind: 'lost', conversation, what: `${entryId} was acknowledged and is not in the mailbox.` })
  }
  for (const { conversation, from, to } of setbacks) {
    findings.push({ kind: 'diverged', conversation, what: `STATE went back from ${from} to ${to}.` })
  }
  const callsOf = Map.groupBy(calls, ({ account, to }) => conversationIdOf(TENANT, account, to))
  for (const [conversation, told] of mailboxes) {
    const refolded = refold(conversation, told, states.get(conversation))
    entries += told.length
    commands += refolded.issued.length
    findings.push(...judgeConversation(refolded, evidence))
    const sends = judgeSends(refolded, callsOf.get(conversation) ?? [], faults)
    findings.push(...sends.findings)
    inDoubt += sends.inDoubt
  }
  for (const [conversation, made] of callsOf) {
    if (mailboxes.has(conversation)) continue
    findings.push({ kind: 'late', conversation, what: `${made.length} messages went to somebody without a mailbox.` })
  }
  return { findings, sends: calls.filter(({ shown }) => shown).length, inDoubt, entries, commands }
}
