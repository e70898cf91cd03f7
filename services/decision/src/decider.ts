/** Makes decisions: cheap gates, then the model or the built-in engine, then the policy. A model that fails costs nothing but time. */
import type { Log } from '@relance/service-kit'
import { counter } from '@relance/service-kit'
import type { Brief } from './core/brief.ts'
import { fromModel, ruledDecision, settledDecision } from './core/analysing.ts'
import { composedDecision, dueOtherwise } from './core/composing.ts'
import type { Decided, Proposed, UnderstoodRequest } from './core/decided.ts'
import { endingDecision } from './core/ending.ts'
import { understandByRules, understoodRequest } from './core/understanding.ts'
import { cheapGates } from './core/gates.ts'
import type { Model } from './core/model.ts'
import { composeByRules, proposeByRules } from './core/rules/rule-engine.ts'
import { situationOf } from './core/rules/situation.ts'
import { endByRules } from './core/rules/summary.ts'

/** Credits that an analysis costs; what a cheap gate settles costs none. */
const ANALYSIS_CREDITS = 1

export interface Decider {
  analyse(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Decided>
  understand(brief: Brief, options?: { rulesOnly?: boolean }): Promise<UnderstoodRequest>
  compose(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Decided>
  summarise(brief: Brief, options?: { rulesOnly?: boolean }): Promise<Decided>
}

/** `model` guards itself (time, retries, circuit breaker): where it rejects, the built-in engine answers. */
export function createDecider({ model, log }: { model?: Model | undefined; log: Log }): Decider {
  const proposals = counter('relance.decision.proposals', {
    description: 'Proposals by engine and by whether the model failed',
    unit: '{proposal}',
  })

  /** The model's answer, or the built-in engine's; and who it was. */
  async function either<T>(
    rulesOnly: boolean | undefined,
    ask: (model: Model) => Promise<T>,
    rules: () => T,
  ): Promise<{ answer: T; engine: string }> {
    if (!model || rulesOnly) {
      proposals.add(1, { engine: 'rules' })
      return { answer: rules(), engine: 'rules' }
    }
    try {
      const answer = await ask(model)
      proposals.add(1, { engine: 'model' })
      return { answer, engine: model.name }
    } catch (error) {
      log.warn({ err: error, model: model.name }, 'The model failed; the built-in engine answers.')
      proposals.add(1, { engine: 'rules_for_model' })
      return { answer: rules(), engine: 'rules' }
    }
  }

  return {
    async analyse(brief, { rulesOnly } = {}) {
      const situation = situationOf(brief.transcript)
      const { settled, gates } = cheapGates(brief, situation)
      if (settled) return settledDecision(settled, brief, gates)
      const { answer, engine } = await either(
        rulesOnly,
        async (asked) => fromModel(await asked.propose(brief), brief),
        () => proposeByRules(brief, situation),
      )
      return ruledDecision(answer, brief, { engine, credits: ANALYSIS_CREDITS, gates })
    },

    async understand(brief, { rulesOnly } = {}) {
      const { answer, engine } = await either(
        rulesOnly,
        (asked) => asked.understand(brief),
        () => understandByRules(brief),
      )
      return understoodRequest(answer, brief, free(engine))
    },

    async compose(brief, { rulesOnly } = {}) {
      const otherwise = dueOtherwise(brief)
      if (otherwise) return otherwise
      const { answer, engine } = await either(
        rulesOnly,
        (asked) => asked.compose(brief),
        () => ({ text: composeByRules(brief) }),
      )
      return composedDecision(answer.text, brief, free(engine))
    },

    async summarise(brief, { rulesOnly } = {}) {
      const fallback = endByRules(brief)
      const { answer, engine } = await either(
        rulesOnly,
        async (asked) => asked.summarise(brief),
        () => ({ farewell: null, ...fallback }),
      )
      return endingDecision(answer, fallback, brief, free(engine))
    },
  }
}

function free(engine: string): Proposed {
  return { engine, credits: 0, gates: [] }
}
