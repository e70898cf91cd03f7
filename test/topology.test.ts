import { ATTRIBUTE } from '@relance/service-kit'
import type { FinishedSpan } from '@relance/service-kit/collect-spans'
import { beforeAll, describe, expect, it } from 'vitest'
import { CALLS, callsAmongServices, documentedCalls, observedCalls } from './calls.ts'
import { callFromOutside, type Deployment, followUpAndAnswer, useEveryInboxRoute } from './scenario.ts'
import { about, orphans, pathTo, stepOf } from './trace.ts'
import { useCluster } from './use-cluster.ts'
import { useRelance } from './use-relance.ts'
import { waitFor } from './wait-for.ts'

/** Which inputs each service may append. No other service appends any. */
const APPENDS: Record<string, RegExp> = {
  ingest: /^(message\.(received|sent)|delivery\.status_changed|csat\.rated|contact\.opted_(in|out))$/,
  scheduler: /^timer\.elapsed$/,
  decision: /^(decision\.(made|failed)|request\.understood)$/,
  delivery: /^(delivery\.(claimed|succeeded|failed|suppressed|unknown)|contact\.opted_out)$/,
  'conversation-state': /^(handover\.(taken|returned)|conversation\.resolved|followups?\.\w+|contact\.opted_(in|out))$/,
}

/** From the silence to the send: the service at work, and what it does. */
const RING = [
  'scheduler: timer.elapsed inactivity',
  'scheduler: mailbox.append timer.elapsed',
  'conversation-state: conversation.fold timer.elapsed',
  'decision: decide analyse',
  'decision: mailbox.append decision.made',
  'conversation-state: conversation.fold decision.made',
  'scheduler: timer.arm',
  'scheduler: timer.elapsed follow_up',
  'scheduler: mailbox.append timer.elapsed',
  'conversation-state: conversation.fold timer.elapsed',
  'decision: decide compose',
  'decision: mailbox.append decision.made',
  'conversation-state: conversation.fold decision.made',
  'delivery: delivery.deliver',
  'delivery: delivery.call',
]

describe('embedded', () => {
  const relance = useRelance({ traced: true, env: { RELANCE_LOG_LEVEL: 'info' } })
  describeTopology(relance, { processPerService: false, stop: () => relance.end('SIGTERM') })
})

describe('the cluster', () => {
  const cluster = useCluster({ env: { RELANCE_LOG_LEVEL: 'info' } })
  describeTopology(cluster, { processPerService: true, stop: () => cluster.stopServices() })
})

interface DeploymentTraits {
  /** Spans tell by their process which service they are of. */
  processPerService: boolean
  /** Ends it, and with it the spans of streams. */
  stop(): Promise<unknown>
}

function describeTopology(relance: Deployment, { processPerService, stop }: DeploymentTraits) {
  let conversation: string
  let spans: FinishedSpan[]

  beforeAll(async () => {
    conversation = await followUpAndAnswer(relance)
    await useEveryInboxRoute(relance, conversation)
    await callFromOutside(relance)
    await waitFor('the folds of all that was appended', async () => everyAppendIsFolded(relance.spans()))
    await stop()
    spans = relance.spans()
  }, 60_000)

  it('calls what the table says, and nothing else', () => {
    expect(callsAmongServices(spans)).toEqual(CALLS)
  })

  it('calls what ARCHITECTURE.md says', () => {
    const documented = documentedCalls()
    const observed = observedCalls(spans)
    expect([...new Set(documented.flatMap(({ pairs }) => pairs))].sort()).toEqual([...observed.keys()].sort())
    for (const { pairs, methods } of documented) {
      expect(pairs.flatMap((pair) => [...(observed.get(pair) ?? [])])).toEqual(expect.arrayContaining(methods))
    }
  })

  it('appends inputs only where a service may, and folds nothing else', () => {
    const appended = spans.filter(({ name }) => name === 'mailbox.append')
    for (const { attributes, service } of appended) {
      const by = String(attributes[ATTRIBUTE.service])
      if (processPerService) expect(service).toBe(by)
      expect(attributes[ATTRIBUTE.input]).toMatch(APPENDS[by] ?? /^nothing by anybody else$/)
    }
    expect(new Set(appended.map(({ attributes }) => attributes[ATTRIBUTE.service]))).toEqual(
      new Set(Object.keys(APPENDS)),
    )
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    for (const fold of spans.filter(({ name }) => name === 'conversation.fold')) {
      expect(stepOf(byId.get(fold.parentSpanId!)!)).toBe(`mailbox.append ${String(fold.attributes[ATTRIBUTE.input])}`)
    }
  })

  it('shows the ring in one trace, by one attribute, from the silence to the send', () => {
    const found = about(spans, conversation)
    const call = found.find(({ name }) => name === 'delivery.call')!
    const path = pathTo(found, call)
    expect(path[0]).toMatchObject({ name: 'POST', kind: 'server' })
    expect(new Set(path.map(({ traceId }) => traceId)).size).toBe(1)

    const steps = path.map(stepOf)
    const ring = path.slice(steps.lastIndexOf('timer.elapsed inactivity'))
    const serviceOf = (index: number) => RING[index]?.split(':')[0]
    expect(
      ring.map((span, index) => `${processPerService ? span.service : serviceOf(index)}: ${stepOf(span)}`),
    ).toEqual(RING)

    const deliver = path.at(-2)!
    const claim = found.find(
      (span) => span.parentSpanId === deliver.spanId && stepOf(span) === 'mailbox.append delivery.claimed',
    )!
    expect(claim.endedAt).toBeLessThanOrEqual(call.startedAt)
    expect(found.some((span) => stepOf(span) === 'conversation.fold delivery.succeeded')).toBe(true)
    const answers = found.filter((span) => stepOf(span) === 'conversation.fold message.received')
    expect(Math.max(...answers.map(({ startedAt }) => startedAt))).toBeGreaterThan(call.endedAt)
  })

  it('leaves no link of a trace out', () => {
    expect(orphans(spans)).toEqual([])
  })

  it('hands work over from producers and clients to consumers and servers', () => {
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    const kinds = new Set(
      spans.flatMap(({ kind, parentSpanId }) => {
        const parent = parentSpanId === undefined ? undefined : byId.get(parentSpanId)
        return parent?.kind === 'producer' || parent?.kind === 'client' ? [`${parent.kind} → ${kind}`] : []
      }),
    )
    expect(kinds).toEqual(new Set(['producer → consumer', 'client → server']))
  })

  it('finds every span about the conversation by the attribute', () => {
    const traces = new Set(about(spans, conversation).map(({ traceId }) => traceId))
    const lacking = spans.filter(
      ({ traceId, attributes }) => traces.has(traceId) && attributes[ATTRIBUTE.conversation] === undefined,
    )
    // An account is asked for before anybody knows which conversation a message belongs to, and an estimate looks at many.
    expect(new Set(lacking.map(({ name }) => name))).toEqual(
      new Set([
        'grpc.relance.delivery.v1.DeliveryService/ResolveAccount',
        'GET',
        'grpc.relance.decision.v1.AssistantService/GetUsage',
        'grpc.relance.conversation.v1.ConversationService/ListConversations',
      ]),
    )
    const naming = spans.filter(({ attributes }) => JSON.stringify(attributes).includes(conversation))
    expect(naming.filter(({ attributes }) => attributes[ATTRIBUTE.conversation] !== conversation)).toEqual([])
  })

  if (processPerService) {
    it('does each kind of work in one service', () => {
      const places = new Map<string, Set<string>>()
      for (const { name, kind, service } of spans) {
        if (kind !== 'consumer' && kind !== 'internal') continue
        const work = name.split(' ')[0]!
        places.set(work, (places.get(work) ?? new Set()).add(service))
      }
      expect(Object.fromEntries([...places].map(([work, services]) => [work, [...services].join(', ')]))).toEqual({
        'ingest.record': 'ingest',
        'ingest.set_consent': 'ingest',
        'conversation.turn': 'conversation-state',
        'conversation.fold': 'conversation-state',
        'contact.fanout': 'conversation-state',
        'timer.arm': 'scheduler',
        'timer.cancel': 'scheduler',
        'timer.elapsed': 'scheduler',
        decide: 'decision',
        'delivery.deliver': 'delivery',
      })
    })
  }

  it('puts the trace on the lines of its log', () => {
    const sent = relance.output
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))
      .find((line) => line['service'] === 'delivery' && line['conversation'] === conversation)
    const call = about(spans, conversation).find(({ name }) => name === 'delivery.call')
    expect(sent).toMatchObject({ level: 'info', trace_id: call?.traceId, span_id: call?.spanId })
  })
}

function everyAppendIsFolded(spans: readonly FinishedSpan[]): boolean {
  const folded = new Set(
    spans.flatMap(({ name, parentSpanId }) => (name === 'conversation.fold' ? [parentSpanId] : [])),
  )
  return spans.every(({ name, spanId }) => name !== 'mailbox.append' || folded.has(spanId))
}
