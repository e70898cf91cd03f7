/** Asks `DecisionService.Preview` about dialogues, by their transcripts alone. */
import { Author } from '@relance/contracts/gen/relance/conversation/v1/types'
import type { DecisionServiceClient } from '@relance/contracts/gen/relance/decision/v1/decision_service'
import { type DecisionAction, decisionAction } from '@relance/contracts/words'
import type { PromiseClient } from '@relance/service-kit'
import type { EvalAction, EvalCase } from './cases.ts'
import type { Answer } from './score.ts'

const ACTION: Record<DecisionAction, EvalAction> = {
  re_engage: 'follow_up',
  schedule: 'follow_up',
  close: 'close',
  hand_over: 'hand_over',
}
const AUTHOR = { customer: Author.AUTHOR_CUSTOMER, assistant: Author.AUTHOR_ASSISTANT }

interface AskOptions {
  decisions: Pick<PromiseClient<DecisionServiceClient>, 'preview'>
  /** How many are asked at once. */
  atOnce: number
  tell(done: number): void
}

/** The answers, in the order of the cases. */
export async function ask(cases: readonly EvalCase[], { decisions, atOnce, tell }: AskOptions): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = cases.entries()
  let done = 0
  const askOn = async () => {
    for (const [index, one] of waiting) {
      answers[index] = await answerTo(one, decisions)
      tell(++done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askOn))
  return answers
}

async function answerTo({ id, transcript }: EvalCase, decisions: AskOptions['decisions']): Promise<Answer> {
  const { action, reason, draft, missing } = await decisions.preview({
    tenant: 'eval',
    transcript: transcript.map(({ from, text }) => ({ author: AUTHOR[from], text, at: undefined })),
    instructions: '',
    channel: 0,
    zone: '',
    now: undefined,
    unansweredFollowUps: 0,
  })
  return { id, action: ACTION[decisionAction.fromWire(action)], reason, draft, missing }
}
