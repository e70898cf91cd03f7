/** A brief as the text that a model reads. Everything that outsiders wrote is JSON within a tag that they cannot close. */
import { limitTexts, windowClosesAt } from '@relance/policy'
import type { Brief } from '../core/brief.ts'
import { factsOf } from '../core/facts.ts'
import { isFinal } from '../core/sequence.ts'

const MOST_LINES = 80
const LONGEST_LINE = 2_000

export function briefText(brief: Brief): string {
  const { facts, policy, assistant, contact, memory, context, place, transcript } = brief
  const closesAt = windowClosesAt(facts.channel, facts.lastCustomerAt)
  const plan = context.conversation.followUp
  return [
    section('instructions_of_the_business', assistant.instructions || 'none'),
    section(
      'limits_enforced_by_code',
      limitTexts(policy).map(({ name, value }) => `${name}: ${value}`),
    ),
    section('facts', {
      ...Object.fromEntries(factsOf(brief).map(({ name, value }) => [name, value])),
      'local date and time': localText(facts.now, place.zone),
      'free text allowed until': closesAt === undefined ? 'no limit' : localText(closesAt, place.zone),
      'number of the next follow-up': facts.total + 1,
      'the next follow-up is the final one': isFinal(brief) ? 'yes' : 'no',
      'contact name': brief.firstName ?? 'unknown',
      'contact language': contact.locale ?? assistant.locale,
      ...(plan
        ? { 'planned follow-up': { reason: plan.reason, draft: plan.draft, askedForByCustomer: plan.quote ?? null } }
        : {}),
    }),
    section(
      'memory_of_the_contact',
      memory.map(({ about, fact, saidAt }) => ({ about, said: fact, at: localText(saidAt, place.zone) })),
    ),
    section(
      'transcript',
      transcript
        .slice(-MOST_LINES)
        .map(({ from, text, at }) => ({ from, at: localText(at, place.zone), text: text.slice(0, LONGEST_LINE) })),
    ),
    ...(context.toUnderstand.length > 0
      ? [
          section(
            'messages_to_understand',
            context.toUnderstand.map(({ text, sentAt }) => ({
              at: localText(sentAt, place.zone),
              text: text.slice(0, LONGEST_LINE),
            })),
          ),
        ]
      : []),
  ].join('\n\n')
}

/** "<" is escaped, so that no text within can end the section. */
export function section(name: string, content: unknown): string {
  return `<${name}>\n${JSON.stringify(content, null, 1).replaceAll('<', '\\u003c')}\n</${name}>`
}

function localText(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.trunc(at)).toZonedDateTimeISO(zone)
  return `${local.toPlainDateTime().toString({ smallestUnit: 'minute' })} (${local.toLocaleString('en', { weekday: 'long' })})`
}
