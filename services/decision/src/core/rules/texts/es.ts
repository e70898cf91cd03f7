import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** Spanish, with "[usted|tú]". */
export const es: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Hola de nuevo' : 'Hola'}${name ? ` ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: '[le escribo de nuevo, como me pidió|te escribo de nuevo, como me pediste].',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Para continuar solo me falta lo siguiente: ${asked(need.missing)}.`
    return topic ? `¿Seguimos con ${topic}?` : '¿Seguimos donde lo dejamos?'
  },
  confirmation: 'confirmación',
  andOffer: joinedWithDash,
  offer: (thing) => `Además puedo [ofrecerle|ofrecerte] ${thing}.`,
  mention: (thing) => `También [le|te] puede interesar: ${thing}.`,
  discount: (percent, isCode) => `un ${isCode ? 'código de ' : ''}descuento del ${percent}`,
  farewell: (name) =>
    `Hola${name ? ` ${name}` : ''}, cierro esta conversación por ahora. [Escríbame cuando quiera|Escríbeme cuando quieras] y seguimos desde aquí.`,
  csatQuestion: '¿Cómo [valora|valoras] esta conversación, del 1 (mala) al 5 (excelente)? Basta con un número.',
  lastWords: /\bultimo mensaje\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'y')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `[le|te] escribo sobre ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}para continuar solo me falta lo siguiente: ${asked(need.missing)}.`,
          question: '¿Me lo [puede|puedes] indicar?',
        }
      case 'confirmation':
        return {
          body: `${about}está todo listo y solo necesito que me [confirme|confirmes] los datos.`,
          question: '¿Sigo adelante?',
        }
      case 'decision':
        return {
          body: `${about}¿[ha podido pensar en lo que le|has podido pensar en lo que te] propuse?`,
          question: 'Puedo seguir adelante o buscar otra cosa.',
        }
      case 'thought':
        return {
          body: '¿[ha|has] tenido tiempo de pensarlo?',
          question: 'Si [tiene alguna duda, con gusto le|tienes alguna duda, con gusto te] ayudo.',
        }
      case 'answer':
        return {
          body: `${about}para continuar todavía necesito [su|tu] respuesta.`,
          question: '¿Puedo [aclararle|aclararte] algo?',
        }
    }
  },
  again(need, topic) {
    const about = topic ? `sigo pendiente de ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}en cuanto tenga lo que falta, podemos continuar: ${asked(need.missing)}.`,
          question: '¿[Le|Te] gustaría seguir adelante?',
        }
      case 'confirmation':
        return {
          body: `${about}queda pendiente [su|tu] confirmación de los datos.`,
          question: '¿Está todo bien o cambio algo?',
        }
      case 'decision':
        return {
          body: `${about}¿[le|te] sigue interesando lo que hablamos?`,
          question: 'Si algo no [le convence, dígame qué prefiere|te convence, dime qué prefieres].',
        }
      case 'thought':
        return { body: '¿[ha|has] tomado ya una decisión?', question: 'Un sí, un no o una pregunta: todo me sirve.' }
      case 'answer':
        return { body: `${about}sigo aquí para ayudarle.`, question: '¿Continuamos?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` sobre ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `este es mi último mensaje${about}; cuando [quiera, envíeme|quieras, envíame] lo que falta: ${asked(need.missing)}.`,
          question: 'Yo me encargo del resto.',
        }
      case 'confirmation':
        return {
          body: `este es mi último mensaje${about}; sin [su|tu] confirmación de los datos no puedo terminar.`,
          question: 'Basta con un sí.',
        }
      default:
        return {
          body: `no quiero [molestarle|molestarte] más, así que este es mi último mensaje${about}.`,
          question: '[Escríbame cuando quiera|Escríbeme cuando quieras] y seguimos desde aquí.',
        }
    }
  },
}
