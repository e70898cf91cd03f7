import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** Spanish, with "usted". */
export const es: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Hola de nuevo' : 'Hola'}${name ? ` ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'le escribo de nuevo, como me pidió.',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Para continuar solo me falta lo siguiente: ${asked(need.missing)}.`
    return topic ? `¿Seguimos con ${topic}?` : '¿Seguimos donde lo dejamos?'
  },
  andOffer: joinedWithDash,
  offer: (thing) => `Además puedo ofrecerle ${thing}.`,
  mention: (thing) => `También le puede interesar: ${thing}.`,
  discount: (percent, isCode) => `un ${isCode ? 'código de ' : ''}descuento del ${percent}`,
  farewell: (name) =>
    `Hola${name ? ` ${name}` : ''}, cierro esta conversación por ahora. Escríbame cuando quiera y seguimos desde aquí.`,
  csatQuestion: '¿Cómo valora esta conversación, del 1 (mala) al 5 (excelente)? Basta con un número.',
  lastWords: /\bultimo mensaje\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'y')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `le escribo sobre ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}para continuar solo me falta lo siguiente: ${asked(need.missing)}.`,
          question: '¿Me lo puede indicar?',
        }
      case 'confirmation':
        return {
          body: `${about}está todo listo y solo necesito que me confirme los datos.`,
          question: '¿Sigo adelante?',
        }
      case 'decision':
        return {
          body: `${about}¿ha podido pensar en lo que le propuse?`,
          question: 'Puedo seguir adelante o buscar otra cosa.',
        }
      case 'thought':
        return { body: '¿ha tenido tiempo de pensarlo?', question: 'Si tiene alguna duda, con gusto le ayudo.' }
      case 'answer':
        return { body: `${about}para continuar todavía necesito su respuesta.`, question: '¿Puedo aclararle algo?' }
    }
  },
  again(need, topic) {
    const about = topic ? `sigo pendiente de ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}en cuanto tenga lo que falta, podemos continuar: ${asked(need.missing)}.`,
          question: '¿Le gustaría seguir adelante?',
        }
      case 'confirmation':
        return {
          body: `${about}queda pendiente su confirmación de los datos.`,
          question: '¿Está todo bien o cambio algo?',
        }
      case 'decision':
        return {
          body: `${about}¿le sigue interesando lo que hablamos?`,
          question: 'Si algo no le convence, dígame qué prefiere.',
        }
      case 'thought':
        return { body: '¿ha tomado ya una decisión?', question: 'Un sí, un no o una pregunta: todo me sirve.' }
      case 'answer':
        return { body: `${about}sigo aquí para ayudarle.`, question: '¿Continuamos?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` sobre ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `este es mi último mensaje${about}; cuando quiera, envíeme lo que falta: ${asked(need.missing)}.`,
          question: 'Yo me encargo del resto.',
        }
      case 'confirmation':
        return {
          body: `este es mi último mensaje${about}; sin su confirmación de los datos no puedo terminar.`,
          question: 'Basta con un sí.',
        }
      default:
        return {
          body: `no quiero molestarle más, así que este es mi último mensaje${about}.`,
          question: 'Escríbame cuando quiera y seguimos desde aquí.',
        }
    }
  },
}
