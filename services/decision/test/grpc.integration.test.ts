/** DecisionService and AssistantService, as other services call them. */
import { OUTCOME_NOTED } from '@relance/contracts/event-types'
import { Author, DecisionAction } from '@relance/contracts/gen/relance/conversation/v1/types'
import { AssistantServiceClient } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import { DecisionServiceClient, type PreviewRequest } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { defaultAssistant, settingsKeys } from '@relance/contracts/settings'
import { assistantCodec } from '@relance/contracts/settings-codec'
import { eventCodec } from '@relance/contracts/view'
import type { Outcome, OutcomeArm, OutcomeFact } from '@relance/contracts/words'
import { createGrpcClient, serveGrpc } from '@relance/service-kit'
import { useFakeOpenAi } from '@relance/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { type DecisionDeps, createOpenAiCompiler } from '../src/service.ts'
import { HOUR, LAST_AT, aThread, aView } from './builders.ts'
import { NOW, TENANT, patienceFor, useDecision } from './use-decision.ts'

const decision = useDecision()
const openAi = useFakeOpenAi()

beforeEach(async () => {
  openAi.forget()
  await decision.put({})
})

describe('over gRPC', () => {
  async function withClients<T>(
    use: (clients: ReturnType<typeof clientsAt>) => Promise<T>,
    options: Pick<DecisionDeps, 'compiler'> = {},
  ): Promise<T> {
    const { grpc } = decision.start(undefined, options)
    const server = await serveGrpc({ services: grpc, host: '127.0.0.1', port: 0, log: decision.log })
    const clients = clientsAt(`127.0.0.1:${server.port}`)
    try {
      return await use(clients)
    } finally {
      clients.decisions.close()
      clients.assistants.close()
      await server.stop()
    }
  }
  const clientsAt = (address: string) => ({
    decisions: createGrpcClient(DecisionServiceClient, { address, caller: 'test' }),
    assistants: createGrpcClient(AssistantServiceClient, { address, caller: 'test' }),
  })

  it('previews a transcript without changing anything', async () => {
    await withClients(async ({ decisions }) => {
      const transcript = [
        { author: Author.AUTHOR_CUSTOMER, text: 'I need a haircut', at: undefined },
        { author: Author.AUTHOR_ASSISTANT, text: 'When would you like to come?', at: undefined },
      ]
      const preview = {
        tenant: TENANT,
        transcript,
        instructions: '',
        channel: 0 as const,
        zone: 'Europe/Madrid',
        now: new Date(NOW),
        unansweredFollowUps: 0,
      }
      const answer = await decisions.preview(preview)
      expect(answer).toMatchObject({
        action: DecisionAction.DECISION_ACTION_SCHEDULE,
        dueAt: new Date(LAST_AT + 2 * HOUR),
        missing: ['preferred date and time'],
      })
      await expect(decisions.preview({ ...preview, zone: 'Mars/Olympus' })).rejects.toMatchObject({
        code: 'ZONE_UNKNOWN',
      })
      await expect(decisions.preview({ ...preview, transcript: [] })).rejects.toMatchObject({
        code: 'TRANSCRIPT_EMPTY',
      })
      const by = (author: Author, text: string, at?: Date) => ({ author, text, at })
      const refused = (more: Partial<PreviewRequest>) => expect(decisions.preview({ ...preview, ...more })).rejects
      const [one, two] = [new Date(NOW - HOUR), new Date(NOW - 2 * HOUR)]
      await refused({ transcript: [by(Author.AUTHOR_CUSTOMER, 'Hi', one), by(0, 'Hello?', one)] }).toThrow(
        'Message 2 of the transcript has no author',
      )
      await refused({
        transcript: [by(Author.AUTHOR_CUSTOMER, 'Hi', one), by(Author.AUTHOR_ASSISTANT, 'Hello?', two)],
      }).toThrow('Message 2 of the transcript is earlier')
      await refused({ transcript: [by(Author.AUTHOR_CUSTOMER, 'Hi', new Date(NOW + HOUR))] }).toThrow('in the future')
      await refused({ instructions: 'x'.repeat(20_001) }).toMatchObject({ code: 'INSTRUCTIONS_TOO_LONG' })

      const asked = [...transcript, by(Author.AUTHOR_CUSTOMER, 'Can you talk to me in 24 hours?', one)]
      const wished = { ...preview, transcript: asked.map((message) => ({ ...message, at: one })) }
      expect(await decisions.preview(wished)).toMatchObject({
        action: DecisionAction.DECISION_ACTION_SCHEDULE,
        dueAt: new Date(NOW + 23 * HOUR),
        draft: expect.stringMatching(/^Of course! I'll check back in with you tomorrow/),
        receipt: { policyVersion: expect.stringMatching(/./) },
      })
      const stop = by(Author.AUTHOR_CUSTOMER, 'STOP', one)
      expect(await decisions.preview({ ...wished, transcript: [...wished.transcript, stop] })).toMatchObject({
        action: DecisionAction.DECISION_ACTION_CLOSE,
        reason: 'The contact opted out.',
      })
    })
    expect(await decision.inputs()).toEqual([])
  })

  it('compiles instructions', async () => {
    const compiled = await withClients(({ decisions }) =>
      decisions.compileInstructions({ tenant: TENANT, instructions: 'At most 2 follow-ups. Be kind.' }),
    )
    expect(compiled.limits).toContainEqual({ name: 'maxFollowUps', value: '2', source: 'At most 2 follow-ups.' })
    expect(compiled).toMatchObject({ leftToModel: ['Be kind.'], conflicts: [] })
  })

  describe('instructions that a model reads', () => {
    const instructions = 'Stuur nooit meer dan 1 herinnering. Wees aardig.'
    const wire = assistantCodec.toWire({ ...defaultAssistant('sales'), zone: 'Europe/Madrid', instructions })
    const claims = [{ limit: 'max_follow_ups', quote: 'nooit meer dan 1 herinnering', count: 1 }]
    const compiler = (timeoutMs = 3_000) =>
      createOpenAiCompiler({ baseUrl: openAi.baseUrl, model: 'test-model', api: 'responses', timeoutMs })

    it('become limits that code enforces, shown with their sentence and with who read them, without a decision that waits', async () => {
      openAi.answer('compile', { claims })
      await withClients(
        async ({ assistants, decisions }) => {
          const shown = await decisions.compileInstructions({ tenant: TENANT, instructions })
          const { policy } = await assistants.putAssistant({ tenant: TENANT, assistant: wire })
          expect(policy).toEqual(shown)
          expect(policy).toMatchObject({
            compiler: expect.stringMatching(/^test-model, prompt [0-9a-f]{8} over built-in 1$/),
            limits: expect.arrayContaining([
              { name: 'maxFollowUps', value: '1', source: 'Stuur nooit meer dan 1 herinnering.' },
            ]),
            leftToModel: ['Wees aardig.'],
          })
          expect(await assistants.getAssistant({ tenant: TENANT, assistantId: 'sales' })).toMatchObject({ policy })
          decision.context.answer = { conversation: aView({ totalFollowUps: 1, unansweredFollowUps: 1 }) }
          expect(await decision.result(await decision.request())).toMatchObject({
            action: 'close',
            maxFollowUps: 1,
            receipt: {
              policyVersion: policy?.policyVersion,
              facts: expect.arrayContaining([{ name: 'instructions read by', value: policy?.compiler }]),
            },
          })
        },
        { compiler: compiler() },
      )
      expect(openAi.calls).toMatchObject([{ schema: 'compile', strict: true }])
      expect(openAi.calls[0]?.instructions).not.toContain('herinnering')
      expect(openAi.calls[0]?.input).toContain('"Stuur nooit meer dan 1 herinnering."')
    })

    it.each([
      { status: 500 },
      { status: 429, retryAfterS: 60 },
      { slowMs: 5_000 },
      'refusal',
      'truncated',
      'no_json',
      { instead: { claims: [{ limit: 'everything', quote: 'Stuur nooit', count: 9 }] } },
      { instead: { claims: [{ limit: 'max_follow_ups', quote: 'send as many as you like', count: 20 }] } },
    ] as const)('are read by the built-in compiler alone where the model fails: %j', async (way) => {
      openAi.answer('compile', { claims })
      openAi.misbehave(way, way)
      await withClients(
        async ({ assistants }) => {
          const { policy } = await assistants.putAssistant({ tenant: TENANT, assistant: wire })
          expect(policy?.compiler).toContain('built-in 1')
          expect(policy?.limits).toContainEqual({ name: 'maxFollowUps', value: '3', source: 'default' })
          expect(policy?.leftToModel).toEqual(['Stuur nooit meer dan 1 herinnering.', 'Wees aardig.'])
        },
        { compiler: compiler(patienceFor(way)) },
      )
    })

    it('are read beside the work where the record has no reading of them', async () => {
      openAi.answer('compile', { claims })
      await decision.put({ instructions })
      decision.start(undefined, { compiler: compiler() })
      expect(await decision.result(await decision.request())).toMatchObject({ maxFollowUps: 3 })
      const key = settingsKeys.assistant(TENANT, 'sales')
      await expect
        .poll(async () => (await decision.engine.settings.get(key))?.value)
        .toMatchObject({ instructions, reading: { claims } })
      const second = await decision.request({}, { id: 'c_1/9/0' })
      expect(await decision.result(second)).toMatchObject({ maxFollowUps: 1 })
      expect(openAi.calls).toHaveLength(1)
    })
  })

  it('says what an assistant costs, and what it would cost at the traffic of the last days', async () => {
    await decision.put({ capabilities: { ...defaultAssistant('sales').capabilities, autoFollowUps: false } })
    await decision.engine.settings.put(settingsKeys.assistant(TENANT, 'support'), defaultAssistant('support'))
    for (const [id, account, at] of [
      ['a', 'credits:sales', NOW],
      ['b', 'credits:support', NOW],
      ['c', 'credits:sales', NOW - 30 * 24 * HOUR],
    ] as const)
      await decision.engine.ledger.record({ id, tenant: TENANT, account, amount: 2, at })
    const asks = aThread(['customer: A table for Friday, please.', 'us: At what time would you like it?'])
    const leaves = aThread(['customer: Bye!', 'us: Bye, have a nice day!'])
    // Ten a day over 7 days, of which every second one goes quiet; each of those costs 5 on WhatsApp.
    for (let n = 0; n < 71; n++) {
      const lastActivityAt = NOW - n * 2.4 * HOUR
      const view = aView({ id: `c_${n}`, lastActivityAt, openedAt: lastActivityAt - HOUR })
      decision.traffic.push({ view, messages: n % 2 === 0 ? asks : leaves })
    }
    decision.traffic.push({ view: aView({ id: 'old', lastActivityAt: NOW - 8 * 24 * HOUR }), messages: asks })
    await withClients(async ({ assistants }) => {
      const usage = await assistants.getUsage({ tenant: TENANT, assistantId: 'sales' })
      expect(usage).toMatchObject({
        credits: 2,
        tenantCredits: 4,
        since: new Date('2026-10-31T23:00:00Z'),
        renewsAt: new Date('2026-11-30T23:00:00Z'),
        estimate: { conversations: 71, days: 7, replayed: 30 },
      })
      expect(usage.estimate?.creditsAMonth).toBeGreaterThan(600)
      expect(usage.estimate?.creditsAMonth).toBeLessThan(900)
      expect((await assistants.getUsage({ tenant: TENANT, assistantId: 'support' })).estimate).toMatchObject({
        creditsAMonth: 0,
        conversations: 0,
      })
      await expect(assistants.getUsage({ tenant: TENANT, assistantId: 'nobody' })).rejects.toMatchObject({
        code: 'ASSISTANT_NOT_FOUND',
      })
    })
  })

  it('keeps assistants, and refuses what makes no sense', async () => {
    await withClients(async ({ assistants }) => {
      const wire = assistantCodec.toWire({ ...defaultAssistant('support'), instructions: 'At most 1 follow-up.' })
      const saved = await assistants.putAssistant({ tenant: TENANT, assistant: wire })
      expect(saved.policy?.limits).toContainEqual(expect.objectContaining({ name: 'maxFollowUps', value: '1' }))
      expect((await assistants.getAssistant({ tenant: TENANT, assistantId: 'support' })).assistant).toEqual(
        saved.assistant,
      )
      expect((await assistants.listAssistants({ tenant: TENANT })).assistants.map(({ id }) => id)).toEqual([
        'sales',
        'support',
      ])
      await expect(
        assistants.putAssistant({ tenant: TENANT, assistant: { ...wire, zone: 'Mars/Olympus' } }),
      ).rejects.toMatchObject({ code: 'ASSISTANT_INVALID' })
      await expect(
        assistants.putAssistant({ tenant: TENANT, assistant: { ...wire, id: 'no spaces' } }),
      ).rejects.toMatchObject({ code: 'ASSISTANT_INVALID' })
      await expect(assistants.getAssistant({ tenant: 'other', assistantId: 'support' })).rejects.toMatchObject({
        code: 'ASSISTANT_NOT_FOUND',
      })
    })
    expect(await decision.engine.settings.get(settingsKeys.assistant(TENANT, 'support'))).toBeDefined()
  })

  it('counts what came of decisions once, by policy and arm, and says what follow-ups bring', async () => {
    const one = (arm: OutcomeArm, fact: OutcomeFact, amount = 1): Outcome => ({
      policyVersion: 'v1',
      arm,
      fact,
      amount,
    })
    const tell = async (id: string, outcomes: Outcome[]) => {
      const address = { tenant: TENANT, conversation: 'c_1' }
      const event = { id, ...address, type: OUTCOME_NOTED, at: NOW, detail: '', view: aView(), attempt: 1, outcomes }
      await decision.engine.events.publish({ id, address, type: event.type, body: eventCodec.encode(event) })
    }
    await withClients(async ({ assistants }) => {
      for (let n = 1; n <= 10; n++) {
        await tell(`f${n}`, [one('followed', 'decided'), one('followed', 'follow_up_sent')])
        await tell(`h${n}`, [one('held_out', 'decided')])
        if (n <= 9) await tell(`r${n}`, [one('followed', 'returned'), one('followed', 'recovered')])
        if (n <= 4) await tell(`b${n}`, [one('held_out', 'returned')])
      }
      await tell('stop', [one('held_out', 'opted_out'), one('held_out', 'returned', -1)])
      await tell('f1', [one('followed', 'decided')])
      await tell('last', [one('otherwise', 'decided'), one('otherwise', 'handed_over')])
      await expect
        .poll(() => assistants.getOutcomes({ tenant: TENANT, assistantId: 'sales' }), { timeout: 10_000 })
        .toMatchObject({
          policies: [
            {
              policyVersion: 'v1',
              firstDecisionAt: new Date(NOW),
              followed: { conversations: 10, followUps: 10, returned: 9, recovered: 9, reopened: 0, optedOut: 0 },
              heldOut: { conversations: 10, followUps: 0, returned: 3, optedOut: 1 },
              otherwise: { conversations: 1, handedOver: 1 },
              uplift: { followedShare: 0.9, heldOutShare: 0.3, difference: expect.closeTo(0.6) },
            },
          ],
        })
      expect(await assistants.getOutcomes({ tenant: 'other', assistantId: 'sales' })).toEqual({ policies: [] })
    })
  })
})
