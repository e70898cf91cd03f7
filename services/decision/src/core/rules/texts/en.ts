import { withArticles } from './articles.ts'
import { type Need, type Parts, type Texts, type Tone, joinedWithDash } from './texts.ts'

export const en: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Hi again' : 'Hi'}${name ? ` ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'checking back in as you asked.',
  carryOn(need, topic) {
    const ask = askOf(need)
    const about = topic ? ` with ${topic}` : ''
    return ask ? `To carry on${about}, I only need ${ask}.` : `Shall we carry on${about || ' where we left off'}?`
  },
  confirmation: 'confirmation',
  andOffer: (first, offer) => joinedWithDash(first, offer.replace(/^I can/, 'and I can')),
  offer: (thing) => `I can also offer you ${thing}.`,
  mention: (thing) => `Also worth knowing about: ${thing}.`,
  discount: (percent, isCode) => `a ${percent} discount${isCode ? ' code' : ''}`,
  farewell: (name) =>
    `Hi${name ? ` ${name}` : ''}, I'll close this conversation for the moment. Write to me any time and we can carry on from here.`,
  csatQuestion: 'How was this conversation for you, from 1 (poor) to 5 (great)? A number is enough.',
  lastWords: /\blast (?:note|message|follow-up)\b/,
}

/** What we need, with its articles: "your preferred time and the number of guests". */
function askOf(need: Need): string | undefined {
  if (need.kind === 'details') return withArticles(need.missing, 'your')
  return need.kind === 'confirmation' ? 'your confirmation of the details' : undefined
}

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? ` with ${topic}` : ''
    if (need.kind === 'details')
      return {
        body: `just checking in: to go on${about} I only need ${askOf(need)}.`,
        question: 'Could you let me know?',
      }
    if (need.kind === 'confirmation')
      return {
        body: `everything is ready${topic ? ` for ${topic}` : ''}; I only need ${askOf(need)}.`,
        question: 'Shall I go ahead?',
      }
    if (need.kind === 'decision')
      return {
        body: `did you have a chance to think about what I suggested${topic ? ` for ${topic}` : ''}?`,
        question: 'I can go ahead with it or look for something else.',
      }
    if (need.kind === 'thought')
      return { body: `have you had time to think it over?`, question: "I'm happy to answer any questions." }
    return {
      body: `just checking in${topic ? ` about ${topic}` : ''}: I still need your answer to go on.`,
      question: 'Is there anything I can clear up?',
    }
  },
  again(need, topic) {
    const it = topic ?? 'this'
    if (need.kind === 'details')
      return {
        body: `${it} is still waiting for you; once I have ${askOf(need)}, we can carry on.`,
        question: 'Would you like to go ahead?',
      }
    if (need.kind === 'confirmation')
      return {
        body: `${it} is still open, because ${askOf(need)} is missing.`,
        question: 'Is everything right, or should I change something?',
      }
    if (need.kind === 'decision')
      return {
        body: `are you still interested in ${topic ?? 'what we talked about'}?`,
        question: "If something doesn't fit, tell me what you'd prefer.",
      }
    if (need.kind === 'thought')
      return {
        body: `have you come to a decision${topic ? ` about ${topic}` : ''}?`,
        question: 'A yes, a no or a question are all fine.',
      }
    return { body: `I'm still here to help${topic ? ` with ${topic}` : ''}.`, question: 'Shall we carry on?' }
  },
  final(need, topic) {
    const it = topic ?? 'this'
    if (need.kind === 'details')
      return {
        body: `this is my last note about ${it}: send me ${askOf(need)} whenever you are ready.`,
        question: "I'll take it from there.",
      }
    if (need.kind === 'confirmation')
      return {
        body: `this is my last note about ${it}: without ${askOf(need)} I can't finish it.`,
        question: 'A short yes is enough.',
      }
    return {
      body: `I don't want to bother you, so this is my last note about ${it}.`,
      question: 'Write to me any time and we can carry on from here.',
    }
  },
}
