/** The enforced limits in plain words, for people. */
import type { Limit, Policy, Trigger } from './policy.ts'
import { durationText, hoursText, minuteText } from './time-text.ts'

/** One enforced limit in plain words. */
export interface LimitText {
  name: string
  value: string
  source: string
}

/** The enforced limits in plain words, for people. */
export function limitTexts(policy: Policy): LimitText[] {
  const texts: LimitText[] = [
    { name: 'maxFollowUps', value: String(policy.maxFollowUps.value), source: policy.maxFollowUps.source },
    { name: 'firstAfter', value: durationText(policy.firstAfterMs.value), source: policy.firstAfterMs.source },
    { name: 'minSpacing', value: durationText(policy.minSpacingMs.value), source: policy.minSpacingMs.source },
    { name: 'allowedHours', value: hoursText(policy.allowedHours.value), source: policy.allowedHours.source },
  ]
  const { preferredTimes, maxSentences, holidays, closedDays, firstAfterBusinessDays, minSpacingBusinessDays } = policy
  const businessDays = (limit: Limit<number>) => `${limit.value} business day${limit.value === 1 ? '' : 's'}`
  if (firstAfterBusinessDays)
    texts.push({
      name: 'firstAfterBusinessDays',
      value: businessDays(firstAfterBusinessDays),
      source: firstAfterBusinessDays.source,
    })
  if (minSpacingBusinessDays)
    texts.push({
      name: 'minSpacingBusinessDays',
      value: businessDays(minSpacingBusinessDays),
      source: minSpacingBusinessDays.source,
    })
  if (holidays) {
    const value = holidays.value === 'none' ? 'no national holidays kept' : 'national holidays'
    texts.push({ name: 'holidays', value, source: holidays.source })
  }
  if (closedDays && closedDays.value.length > 0)
    texts.push({ name: 'closedDays', value: closedDays.value.join(', '), source: closedDays.source })
  if (preferredTimes) {
    const times = preferredTimes.value.minutes.map(minuteText).join(' or ') || 'none'
    const after = preferredTimes.value.afterTries
    texts.push({
      name: 'preferredTimes',
      value: after ? `${times}, after ${after} tries` : times,
      source: preferredTimes.source,
    })
  }
  if (maxSentences) {
    const value = Number.isFinite(maxSentences.value) ? String(maxSentences.value) : 'no limit'
    texts.push({ name: 'maxSentences', value, source: maxSentences.source })
  }
  for (const { value, source } of policy.incentives) {
    if (value.attempt === 'never') continue
    texts.push({ name: 'incentive', value: `follow-up ${value.attempt}: ${value.offer}`, source })
  }
  for (const { value, source } of policy.handOverWhen)
    texts.push({ name: 'handOverWhen', value: triggerText(value), source })
  for (const { value, source } of policy.closeWhen) texts.push({ name: 'closeWhen', value: triggerText(value), source })
  return texts
}

const TRIGGER_TEXTS = {
  complaint: 'the customer complains',
  goodbye: 'the customer said goodbye',
  declined: 'the customer is not interested',
  asks_for_person: 'the customer asks for a person',
} as const

export function triggerText(trigger: Trigger): string {
  return trigger.when === 'mentions'
    ? `the customer mentions ${trigger.words.join(' or ')}`
    : TRIGGER_TEXTS[trigger.when]
}
