/**
 * What our side does with a message, sentence by sentence: asks, offers, asks to confirm, reports success, takes leave.
 * The rules are about dialogue; the words of each language stand in `grammar/`.
 */
import { type Language, plain, sentencesOf } from '@relance/policy'
import type { AssistantGrammar } from './grammar/grammar.ts'
import { grammarOf } from './grammars.ts'

export type AssistantAct =
  | 'asks'
  | 'asks_to_confirm'
  | 'restates'
  | 'asks_if_more'
  | 'offers'
  | 'reports_success'
  | 'reports_failure'
  | 'promises_to_act'
  | 'takes_leave'
  | 'tells'

/** One sentence of ours with what it does. */
export interface AssistantSentence {
  text: string
  acts: Set<AssistantAct>
}

export function assistantSentences(text: string, language: Language): AssistantSentence[] {
  const grammar = grammarOf(language)
  return sentencesOf(text.replace(/\s[-–—]+\s/g, '\n')).map((sentence) => ({
    text: sentence,
    acts: actsOf(plain(sentence).replace(/^[¿¡"'«(\s-]+/, ''), grammar),
  }))
}

function actsOf(said: string, grammar: AssistantGrammar): Set<AssistantAct> {
  const acts = new Set<AssistantAct>()
  const isQuestion = /\?\W*$/.test(said) || (grammar.asksStart.test(said) && said.length > 8 && !/!\W*$/.test(said))
  const enjoys = grammar.enjoy.test(said)
  const done = (grammar.success.test(said) || enjoys) && !isQuestion
  if (grammar.more.test(said) && (isQuestion || grammar.letMeKnow.test(said))) return acts.add('asks_if_more')
  if (grammar.confirm.test(said) && !isLoneWord(said) && !(done && !grammar.confirmsStill.test(said)))
    return acts.add('asks_to_confirm')
  if (isQuestion) {
    if (grammar.restates.test(said) && !grammar.offerQuestion.test(said)) return acts.add('asks_to_confirm')
    if (grammar.asksPolitely.test(said) || grammar.asksOpenly.test(said)) return acts.add('asks')
    return acts
      .add(
        grammar.offerQuestion.test(said) &&
          !grammar.asksStart.test(said.replace(grammar.offerQuestion, '').replace(/^[\s,.!-]+/, ''))
          ? 'offers'
          : 'asks',
      )
      .add('asks')
  }
  if (done && (enjoys || !grammar.notDone.test(upToSuccess(said, grammar)))) acts.add('reports_success')
  if (grammar.promise.test(said) && !acts.has('reports_success')) acts.add('promises_to_act')
  if (grammar.leave.test(said)) acts.add('takes_leave')
  if (acts.size > 0) return acts
  if (grammar.asksPolitely.test(said)) return acts.add('asks')
  if (grammar.failure.test(said)) acts.add('reports_failure')
  if (grammar.restates.test(said)) return acts.add('restates')
  if (grammar.offerStatement.test(said)) return acts.add('offers')
  return acts.size > 0 ? acts : acts.add('tells')
}

/** "Your bag was found and will be delivered": what follows the success takes nothing back. */
function upToSuccess(said: string, { success }: AssistantGrammar): string {
  const match = success.exec(said)
  if (!match) return said
  const after = match.index + match[0].length
  const next = /[,;] |(?<![\p{L}])(?:and|y|e|und|et|ed)(?= )/u.exec(said.slice(after))
  return next ? said.slice(0, after + next.index) : said
}

/** "All right." and "Certo." agree; "Right?" asks to confirm. */
function isLoneWord(said: string): boolean {
  return /^(?:[\p{L}']+ )?[\p{L}']+[.,!]*$/u.test(said)
}
