/** Asks `DecisionService.Preview` about dialogues, by their transcripts alone. */
import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableError } from '@relance/contracts/errors'
import { Author, Channel } from '@relance/contracts/gen/relance/conversation/v1/types'
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

/** A busy machine may drop a connection now and then. */
const TRIES = 5
const AGAIN_AFTER_MS = 500

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
  const request = {
    tenant: 'eval',
    transcript: transcript.map(({ from, text }) => ({ author: AUTHOR[from], text, at: undefined })),
    instructions: '',
    channel: Channel.CHANNEL_UNSPECIFIED,
    zone: '',
    now: undefined,
    unansweredFollowUps: 0,
  }
  for (let tried = 1; ; tried++) {
    try {
      const { action, reason, draft, missing } = await decisions.preview(request)
      return { id, action: ACTION[decisionAction.fromWire(action)], reason, draft, missing }
    } catch (error) {
      if (!(error instanceof RetryableError) || tried === TRIES) throw error
      await sleep(error.retryAfterMs ?? AGAIN_AFTER_MS)
    }
  }
}
