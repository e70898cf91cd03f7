import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** Portuguese: "você" is polite on both sides of the Atlantic; "tu" is for who says it. */
export const pt: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Olá de novo' : 'Olá'}${name ? `, ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'volto a escrever, como me [pediu|pediste].',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Para continuar, só falta o seguinte: ${asked(need.missing)}.`
    return topic ? `Podemos continuar com ${topic}?` : 'Podemos continuar de onde paramos?'
  },
  confirmation: 'confirmação',
  andOffer: joinedWithDash,
  offer: (thing) => `Além disso, posso oferecer ${thing}.`,
  mention: (thing) => `Também pode ser do [seu|teu] interesse: ${thing}.`,
  discount: (percent, isCode) => `um ${isCode ? 'código de ' : ''}desconto de ${percent}`,
  farewell: (name) =>
    `Olá${name ? `, ${name}` : ''}, vou encerrar esta conversa por enquanto. [Escreva quando quiser|Escreve quando quiseres] e continuamos daqui.`,
  csatQuestion: 'Como [avalia|avalias] esta conversa, de 1 (ruim) a 5 (ótima)? Basta um número.',
  lastWords: /\bultima mensagem\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'e')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `escrevo sobre ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}para continuar, só falta o seguinte: ${asked(need.missing)}.`,
          question: '[Pode me informar|Podes dizer-me]?',
        }
      case 'confirmation':
        return {
          body: `${about}está tudo pronto, só preciso que [confirme|confirmes] os dados.`,
          question: 'Posso seguir em frente?',
        }
      case 'decision':
        return {
          body: `${about}já [pensou|pensaste] no que sugeri?`,
          question: 'Posso seguir em frente ou procurar outra opção.',
        }
      case 'thought':
        return {
          body: 'já [teve|tiveste] tempo de pensar?',
          question: 'Se [tiver|tiveres] alguma dúvida, terei prazer em ajudar.',
        }
      case 'answer':
        return {
          body: `${about}para continuar, ainda preciso da [sua|tua] resposta.`,
          question: 'Posso esclarecer alguma coisa?',
        }
    }
  },
  again(need, topic) {
    const about = topic ? `ainda aguardo notícias sobre ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}assim que eu tiver o que falta, continuamos: ${asked(need.missing)}.`,
          question: '[Gostaria|Gostarias] de seguir em frente?',
        }
      case 'confirmation':
        return {
          body: `${about}falta apenas a [sua|tua] confirmação dos dados.`,
          question: 'Está tudo certo ou devo mudar algo?',
        }
      case 'decision':
        return {
          body: `${about}ainda [tem|tens] interesse no que conversamos?`,
          question: 'Se algo não agradar, [diga o que prefere|diz o que preferes].',
        }
      case 'thought':
        return { body: 'já [chegou|chegaste] a uma decisão?', question: 'Um sim, um não ou uma pergunta, tudo ajuda.' }
      case 'answer':
        return { body: `${about}continuo aqui para ajudar.`, question: 'Vamos continuar?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` sobre ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `esta é a minha última mensagem${about}; quando [quiser, envie|quiseres, envia] o que falta: ${asked(need.missing)}.`,
          question: 'Eu cuido do resto.',
        }
      case 'confirmation':
        return {
          body: `esta é a minha última mensagem${about}; sem a [sua|tua] confirmação dos dados não consigo concluir.`,
          question: 'Basta um sim.',
        }
      default:
        return {
          body: `não quero incomodar, por isso esta é a minha última mensagem${about}.`,
          question: '[Escreva quando quiser|Escreve quando quiseres] e continuamos daqui.',
        }
    }
  },
}
