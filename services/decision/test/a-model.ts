import type { Model, ModelEnding, ModelProposal, ModelUnderstanding } from '../src/core/model.ts'

/** A model that says what the test says. */
export function aModel(answers: {
  propose?: Partial<ModelProposal>
  understand?: ModelUnderstanding
  compose?: string
  memory?: ModelEnding['memory']
  fails?: boolean
}): Model {
  const fail = () => Promise.reject(new Error('The model is away.'))
  const proposal: ModelProposal = {
    action: 'follow_up',
    localTime: null,
    draft: 'Hi Ana, shall we go on?',
    reason: 'It is open.',
    missing: [],
  }
  return {
    name: 'test-model',
    propose: answers.fails ? fail : async () => ({ ...proposal, ...answers.propose }),
    understand: answers.fails
      ? fail
      : async () => answers.understand ?? { outcome: 'none', localTime: null, quote: null, acknowledgement: null },
    compose: answers.fails ? fail : async () => ({ text: answers.compose ?? 'Hi Ana.' }),
    summarise: answers.fails
      ? fail
      : async () => ({ summary: 'Done.', farewell: null, csatQuestion: null, memory: answers.memory ?? [] }),
  }
}
