import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** Italian, with "[Lei|tu]". */
export const it: Texts = {
  hello: (name, isAgain) => `${isAgain ? '[Salve|Ciao] di nuovo' : '[Salve|Ciao]'}${name ? ` ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: '[la ricontatto come mi ha|ti ricontatto come mi hai] chiesto.',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Per continuare mi manca solo questo: ${asked(need.missing)}.`
    return topic ? `Continuiamo con ${topic}?` : 'Riprendiamo da dove eravamo rimasti?'
  },
  confirmation: 'conferma',
  andOffer: joinedWithDash,
  offer: (thing) => `Inoltre posso [offrirle|offrirti] ${thing}.`,
  mention: (thing) => `Potrebbe [interessarle|interessarti] anche questo: ${thing}.`,
  discount: (percent, isCode) => `un ${isCode ? 'codice sconto' : 'sconto'} del ${percent}`,
  farewell: (name) =>
    `[Salve|Ciao]${name ? ` ${name}` : ''}, per il momento chiudo questa conversazione. [Mi scriva quando vuole|Scrivimi quando vuoi] e riprendiamo da qui.`,
  csatQuestion: 'Come [valuta|valuti] questa conversazione, da 1 (scarsa) a 5 (ottima)? Basta un numero.',
  lastWords: /\bultimo messaggio\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'e')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `[le|ti] scrivo per ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}per continuare mi manca solo questo: ${asked(need.missing)}.`,
          question: 'Me lo [può|puoi] indicare?',
        }
      case 'confirmation':
        return { body: `${about}è tutto pronto, mi serve solo la [sua|tua] conferma dei dati.`, question: 'Procedo?' }
      case 'decision':
        return {
          body: `${about}[ha|hai] potuto pensare alla mia proposta?`,
          question: 'Posso procedere oppure cercare altro.',
        }
      case 'thought':
        return { body: '[ha|hai] avuto tempo di pensarci?', question: 'Se [ha|hai] domande, rispondo volentieri.' }
      case 'answer':
        return {
          body: `${about}per continuare mi serve ancora la [sua|tua] risposta.`,
          question: 'Posso chiarire qualcosa?',
        }
    }
  },
  again(need, topic) {
    const about = topic ? `[le|ti] riscrivo per ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}appena ho quello che manca possiamo continuare: ${asked(need.missing)}.`,
          question: '[Desidera|Vuoi] proseguire?',
        }
      case 'confirmation':
        return {
          body: `${about}manca ancora la [sua|tua] conferma dei dati.`,
          question: 'È tutto giusto o devo cambiare qualcosa?',
        }
      case 'decision':
        return {
          body: `${about}[le|ti] interessa ancora la mia proposta?`,
          question: 'Se qualcosa non va, [mi dica che cosa preferisce|dimmi che cosa preferisci].',
        }
      case 'thought':
        return { body: '[ha|hai] preso una decisione?', question: 'Un sì, un no o una domanda: va bene tutto.' }
      case 'answer':
        return { body: `${about}sono sempre qui per [aiutarla|aiutarti].`, question: 'Continuiamo?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` per ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `questo è il mio ultimo messaggio${about}; quando [vuole, mi mandi|vuoi, mandami] quello che manca: ${asked(need.missing)}.`,
          question: 'Al resto penso io.',
        }
      case 'confirmation':
        return {
          body: `questo è il mio ultimo messaggio${about}; senza la [sua|tua] conferma dei dati non posso concludere.`,
          question: 'Basta un sì.',
        }
      default:
        return {
          body: `non voglio [disturbarla|disturbarti], quindi questo è il mio ultimo messaggio${about}.`,
          question: '[Mi scriva quando vuole|Scrivimi quando vuoi] e riprendiamo da qui.',
        }
    }
  },
}
