import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ATTRIBUTE } from '@relance/service-kit'
import type { FinishedSpan } from '@relance/service-kit/collect-spans'
import { expect } from 'vitest'

/** Which of the services calls which method of which. Nothing else may be called; whoever is not listed calls from outside. */
export const CALLS: Record<string, string[]> = {
  ingest: ['delivery ResolveAccount'],
  'conversation-state': [],
  scheduler: [],
  decision: [
    'conversation-state GetContext',
    'conversation-state GetConversation',
    'conversation-state ListConversations',
  ],
  delivery: [],
  inbox: [
    'conversation-state CancelFollowUp',
    'conversation-state EditFollowUp',
    'conversation-state GetConversation',
    'conversation-state HandBack',
    'conversation-state ListConversations',
    'conversation-state PauseFollowUps',
    'conversation-state RequestFollowUp',
    'conversation-state Resolve',
    'conversation-state ResumeFollowUps',
    'conversation-state SendFollowUpNow',
    'conversation-state SkipFollowUp',
    'conversation-state SnoozeFollowUp',
    'conversation-state TakeOver',
    'conversation-state Unpark',
    'conversation-state WatchConversations',
    'decision CompileInstructions',
    'decision EraseContactMemory',
    'decision GetAssistant',
    'decision GetContactMemory',
    'decision GetOutcomes',
    'decision GetUsage',
    'decision ListAssistants',
    'decision PutAssistant',
    'delivery ListAccounts',
    'scheduler ListDue',
  ],
}

/** What was answered: who called, whose method it was. */
function answered(spans: readonly FinishedSpan[]) {
  return spans
    .filter(({ kind, name }) => kind === 'server' && name.startsWith('grpc.'))
    .map(({ attributes, service }) => {
      const [, area] = String(attributes['rpc.service']).split('.')
      const callee = area === 'conversation' ? 'conversation-state' : area!
      if (service !== 'embedded') expect(service).toBe(callee)
      return { caller: String(attributes[ATTRIBUTE.caller]), callee, method: String(attributes['rpc.method']) }
    })
}

export function callsAmongServices(spans: readonly FinishedSpan[]): Record<string, string[]> {
  const calls = answered(spans)
  return Object.fromEntries(
    Object.keys(CALLS).map((service) => {
      const made = calls.filter(({ caller }) => caller === service)
      return [service, [...new Set(made.map(({ callee, method }) => `${callee} ${method}`))].sort()]
    }),
  )
}

/** `caller → callee` with the methods; everybody who is no service of ours is `other services`. */
export function observedCalls(spans: readonly FinishedSpan[]): Map<string, Set<string>> {
  const calls = new Map<string, Set<string>>()
  for (const { caller, callee, method } of answered(spans)) {
    const pair = `${caller in CALLS ? caller : 'other services'} → ${callee}`
    calls.set(pair, (calls.get(pair) ?? new Set()).add(method))
  }
  return calls
}

/** The table of calls in ARCHITECTURE.md: `a, b → c; d → c` with the methods in backquotes. */
export function documentedCalls(): { pairs: string[]; methods: string[] }[] {
  const text = readFileSync(join(import.meta.dirname, '../ARCHITECTURE.md'), 'utf8')
  const [, table = ''] = text.split('| Caller → callee | Methods | When it is down |')
  return [...table.split('\n\n')[0]!.matchAll(/^\| (.+→.+?) \| (.+?) \|/gm)].map(([, calls, methods]) => ({
    pairs: calls!.split('; ').flatMap((call) => {
      const [callers, callee] = call.split(' → ')
      return callers!.split(', ').map((caller) => `${caller} → ${callee}`)
    }),
    methods: [...methods!.matchAll(/`(\w+)(\(s\))?`/g)].flatMap(([, method, several]) =>
      several ? [method!, `${method}s`] : [method!],
    ),
  }))
}
