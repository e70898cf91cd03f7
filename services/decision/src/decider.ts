/**
 * Makes decisions: cheap gates, then the model or the built-in engine, then the policy. A model that fails costs nothing but time;
 * without credits none is asked.
 */
import { ANALYSIS_CREDITS } from '@relance/contracts/credits'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import type { RememberedFact } from '@relance/contracts/memory'
import type { ModelUsage } from '@relance/contracts/words'
import type { Gate } from '@relance/policy'
import { type Log, counter } from '@relance/service-kit'
import type { Brief } from './core/brief.ts'
import { fromModel, ruledDecision, settledDecision } from './core/analysing.ts'
import { composedDecision, dueOtherwise } from './core/composing.ts'
import { creditsGate, isUsedUp } from './core/credits.ts'
import type { Decided, Proposed, UnderstoodRequest } from './core/decided.ts'
import { endingDecision, silentEnding } from './core/ending.ts'
import { understandByRules, understoodRequest } from './core/understanding.ts'
import { cheapGates, spamIn } from './core/gates.ts'
import { learnByRules, learnFrom } from './core/memory/learn.ts'
import { type Model, type ModelCall, totalUsage } from './core/model.ts'
import { composeByRules, proposeByRules } from './core/rules/rule-engine.ts'
import { situationOf } from './core/rules/situation.ts'
import { endByRules } from './core/rules/summary.ts'

export interface Decider {
  analyse(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Decided>
  understand(brief: Brief, options?: { rulesOnly?: boolean }): Promise<UnderstoodRequest>
  compose(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Decided>
  summarise(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Ended>
}

/** The end of a conversation, and what it told about the contact; nothing where Memories is off. */
export type Ended = Decided & { learned: RememberedFact[] }

/** `model` guards itself (time, retries, circuit breaker): where it rejects, the built-in engine answers. */
export function createDecider({ model, log }: { model?: Model | undefined; log: Log }): Decider {
  const proposals = counter('relance.decision.proposals', {
    description: 'Proposals by engine and by whether the model failed',
    unit: '{proposal}',
  })

  /** The model's answer, or the built-in engine's; who it was, what the model used, and why it was of no use where it was not. */
  async function either<T>(
    { allowance }: Brief,
    rulesOnly: boolean | undefined,
    ask: (model: Model, call: ModelCall) => Promise<T>,
    rules: () => T,
  ): Promise<{ answer: T } & Omit<Proposed, 'credits'>> {
    const unpaid = isUsedUp(allowance)
    const paid = creditsGate(allowance)
    if (!model || rulesOnly || unpaid) {
      proposals.add(1, { engine: unpaid ? 'rules_without_credits' : 'rules' })
      return { answer: rules(), engine: 'rules', gates: paid }
    }
    const used: ModelUsage[] = []
    try {
      const answer = await ask(model, { onUsage: (usage) => void used.push(usage) })
      proposals.add(1, { engine: 'model' })
      return { answer, engine: model.name, gates: paid, modelUsage: totalUsage(used) }
    } catch (error) {
      log.warn({ err: error, model: model.name }, 'The model failed; the built-in engine answers.')
      proposals.add(1, { engine: 'rules_for_model' })
      return {
        answer: rules(),
        engine: 'rules',
        gates: [...paid, failed(model.name, error)],
        modelUsage: totalUsage(used),
      }
    }
  }

  return {
    async analyse(brief, { rulesOnly } = {}) {
      const situation = situationOf(brief.transcript)
      const { settled, gates } = cheapGates(brief, situation)
      if (settled) return settledDecision(settled, brief, gates)
      const { answer, ...by } = await either(
        brief,
        rulesOnly,
        async (asked, call) => fromModel(await asked.propose(brief, call), brief),
        () => proposeByRules(brief, situation),
      )
      const credits = isUsedUp(brief.allowance) ? 0 : ANALYSIS_CREDITS
      return ruledDecision(answer, brief, { ...by, credits, gates: [...gates, ...by.gates] })
    },

    async understand(brief, { rulesOnly } = {}) {
      const { answer, ...by } = await either(
        brief,
        rulesOnly,
        (asked, call) => asked.understand(brief, call),
        () => understandByRules(brief),
      )
      return understoodRequest(answer, brief, { ...by, credits: 0 })
    },

    async compose(brief, { rulesOnly } = {}) {
      const otherwise = dueOtherwise(brief)
      if (otherwise) return otherwise
      const { answer, ...by } = await either(
        brief,
        rulesOnly,
        (asked, call) => asked.compose(brief, call),
        () => ({ text: composeByRules(brief) }),
      )
      return composedDecision(answer.text, brief, { ...by, credits: 0 })
    },

    async summarise(brief, { rulesOnly } = {}) {
      const fallback = endByRules(brief)
      // Nobody is there to take leave of, and nothing to spend a model on.
      if (spamIn(brief))
        return { ...silentEnding(fallback, brief, { engine: 'rules', credits: 0, gates: [] }), learned: [] }
      const { answer, ...by } = await either(
        brief,
        rulesOnly,
        async (asked, call) => asked.summarise(brief, call),
        () => ({ farewell: null, ...fallback, memory: [] }),
      )
      const learned = brief.assistant.capabilities.memories
        ? [...learnByRules(brief), ...learnFrom(answer.memory, brief, by.engine)]
        : []
      return { ...endingDecision(answer, fallback, brief, { ...by, credits: 0 }), learned }
    },
  }
}

/** The line of a receipt that says why the model's answer is not the one that counts. */
function failed(model: string, error: unknown): Gate {
  const code = error instanceof TerminalError || error instanceof RetryableError ? error.code : ''
  const why = FAILURES[code] ?? 'failed'
  return {
    name: 'model',
    verdict: 'changed',
    detail: `${model} ${why}; the built-in engine answers`,
    source: 'default',
  }
}

/** What the server said word by word stands in the log: a receipt is read by people who cannot do anything about it. */
const FAILURES: Readonly<Record<string, string>> = {
  MODEL_REFUSED: 'refused to answer',
  MODEL_REJECTS: 'rejects what it is asked, or the key',
  MODEL_UNAVAILABLE: 'could not be reached',
  MODEL_ANSWER_CUT_OFF: 'gave half an answer',
  MODEL_ANSWER_INVALID: 'gave an answer of another form',
  MODEL_BUDGET_USED_UP: 'has used up its tokens of today',
}
