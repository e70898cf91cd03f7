import { beforeAll, describe, expect, it } from 'vitest'
import { readMetrics, type Sample, total } from './read-metrics.ts'
import { followUpAndAnswer } from './scenario.ts'
import { useRelance } from './use-relance.ts'

describe('metrics of a Relance in which a customer was followed up', () => {
  const relance = useRelance()
  let conversation: string
  let samples: Sample[]
  let types: Map<string, string>

  beforeAll(async () => {
    conversation = await followUpAndAnswer(relance)
    await fetch(`${relance.webhooks}/webhooks/sandbox/nobody`, { method: 'POST', body: '{}' })
    ;({ samples, types } = await readMetrics(relance.metrics))
  }, 60_000)

  const value = (name: string, labels?: Record<string, string>) => total(samples, name, labels)

  it('count what happened', () => {
    expect(value('relance_inputs_folded_total', { relance_input: 'message.received' })).toBe(2)
    expect(value('relance_inputs_folded_total', { relance_input: 'delivery.succeeded' })).toBe(1)
    expect(value('relance_commands_relayed_total', { relance_command: 'delivery.request' })).toBe(1)
    expect(value('relance_ingest_webhooks_total', { kind: 'sandbox', outcome: 'accepted' })).toBe(3)
    expect(value('relance_ingest_webhooks_total', { kind: 'sandbox', outcome: 'ACCOUNT_NOT_FOUND' })).toBe(1)
    expect(value('relance_decisions_total', { kind: 'analyse', action: 'schedule' })).toBe(1)
    expect(value('relance_delivery_outcomes_total', { kind: 'follow_up', outcome: 'delivery.succeeded' })).toBe(1)
  })

  it('tell how late timers are, in seconds', () => {
    expect(value('relance_timer_lag_seconds_count')).toBeGreaterThanOrEqual(2)
    expect(value('relance_timer_lag_seconds_sum')).toBeLessThan(60)
  })

  it('have names that end in their unit', () => {
    const own = [...types].filter(([name]) => name.startsWith('relance_'))
    expect(own.length).toBeGreaterThan(10)
    for (const [name, type] of own) {
      expect(name).toMatch(
        type === 'counter' ? /^relance(_[a-z]+)+_total$/ : /^relance(_[a-z]+)+_(seconds|bytes|entries)$/,
      )
    }
  })

  it('have no label that grows with conversations', () => {
    const values = new Set(samples.flatMap(({ labels }) => Object.values(labels)))
    expect([...values].filter((label) => label.includes(conversation))).toEqual([])
    expect([...values].filter((label) => /_[0-9a-f]{16}|^ana$|^quick$|\/\d+\/\d/.test(label))).toEqual([])
  })
})
