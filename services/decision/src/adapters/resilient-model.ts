import type { Brief } from '../core/brief.ts'
import type { Model, ModelCall } from '../core/model.ts'
import { type GuardOptions, createGuard } from './model-guard.ts'

/** The same model, which rejects in bounded time. */
export function createResilientModel(model: Model, options: GuardOptions): Model {
  const guard = createGuard(model.name, options)
  const guarded =
    <T>(ask: (brief: Brief, call?: ModelCall) => Promise<T>) =>
    (brief: Brief, call: ModelCall = {}) =>
      guard((signal) => ask(brief, { ...call, signal }))
  return {
    name: model.name,
    propose: guarded(model.propose),
    understand: guarded(model.understand),
    compose: guarded(model.compose),
    summarise: guarded(model.summarise),
  }
}
