import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** French, with "[vous|tu]". */
export const fr: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Bonjour à nouveau' : 'Bonjour'}${name ? ` ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'je reviens vers [vous|toi] comme demandé.',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Pour continuer, il ne me manque que ceci : ${asked(need.missing)}.`
    return topic
      ? `Concernant ${topic}, [souhaitez-vous|veux-tu] que nous continuions ?`
      : '[Souhaitez-vous|Veux-tu] que nous reprenions où nous en étions ?'
  },
  confirmation: 'confirmation',
  andOffer: joinedWithDash,
  offer: (thing) => `Je peux aussi [vous|te] proposer ${thing}.`,
  mention: (thing) => `Bon à savoir également : ${thing}.`,
  discount: (percent, isCode) => `${isCode ? 'un code de réduction' : 'une réduction'} de ${percent}`,
  farewell: (name) =>
    `Bonjour${name ? ` ${name}` : ''}, je clos cette conversation pour le moment. [Écrivez-moi quand vous le souhaitez|Écris-moi quand tu veux] et nous reprendrons ici.`,
  csatQuestion:
    'Comment [évaluez-vous|évalues-tu] cette conversation, de 1 (mauvaise) à 5 (excellente) ? Un chiffre suffit.',
  lastWords: /\bdernier message\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'et')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `je [vous écris|t'écris] concernant ${topic} : ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}pour continuer, il ne me manque que ceci : ${asked(need.missing)}.`,
          question: '[Pouvez-vous|Peux-tu] me le préciser ?',
        }
      case 'confirmation':
        return {
          body: `${about}tout est prêt, il ne me faut que [votre|ta] confirmation des informations.`,
          question: 'Puis-je continuer ?',
        }
      case 'decision':
        return {
          body: `${about}[avez-vous|as-tu] pu réfléchir à ma proposition ?`,
          question: 'Je peux la retenir ou chercher autre chose.',
        }
      case 'thought':
        return {
          body: "[avez-vous|as-tu] eu le temps d'y réfléchir ?",
          question: 'Je réponds volontiers à [vos|tes] questions.',
        }
      case 'answer':
        return {
          body: `${about}pour continuer, il me faut encore [votre|ta] réponse.`,
          question: "Puis-je [vous |t']éclairer sur un point ?",
        }
    }
  },
  again(need, topic) {
    const about = topic ? `je reviens vers [vous|toi] concernant ${topic} : ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}dès que j'ai ce qui manque, nous pouvons continuer : ${asked(need.missing)}.`,
          question: '[Souhaitez-vous|Veux-tu] poursuivre ?',
        }
      case 'confirmation':
        return {
          body: `${about}il manque encore [votre|ta] confirmation des informations.`,
          question: 'Tout est-il exact, ou dois-je changer quelque chose ?',
        }
      case 'decision':
        return {
          body: `${about}ma proposition [vous |t']intéresse-t-elle toujours ?`,
          question: 'Si quelque chose ne convient pas, [dites-moi ce que vous préférez|dis-moi ce que tu préfères].',
        }
      case 'thought':
        return {
          body: '[avez-vous|as-tu] pris une décision ?',
          question: 'Un oui, un non ou une question, tout me va.',
        }
      case 'answer':
        return { body: `${about}je reste là pour [vous |t']aider.`, question: 'Continuons-nous ?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` concernant ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `c'est mon dernier message${about} ; [envoyez-moi quand vous le souhaitez|envoie-moi quand tu veux] ce qui manque : ${asked(need.missing)}.`,
          question: "Je m'occupe du reste.",
        }
      case 'confirmation':
        return {
          body: `c'est mon dernier message${about} ; sans [votre|ta] confirmation des informations, je ne peux pas terminer.`,
          question: 'Un simple oui suffit.',
        }
      default:
        return {
          body: `je ne veux pas [vous|te] déranger, c'est donc mon dernier message${about}.`,
          question: '[Écrivez-moi quand vous le souhaitez|Écris-moi quand tu veux] et nous reprendrons ici.',
        }
    }
  },
}
