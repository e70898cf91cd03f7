import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** Portuguese that is polite on both sides of the Atlantic. */
export const pt: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Olá de novo' : 'Olá'}${name ? `, ${name}` : ''},`,
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'volto a escrever, como me pediu.',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Para continuar, só falta o seguinte: ${asked(need.missing)}.`
    return topic ? `Podemos continuar com ${topic}?` : 'Podemos continuar de onde paramos?'
  },
  andOffer: joinedWithDash,
  offer: (thing) => `Além disso, posso oferecer ${thing}.`,
  mention: (thing) => `Também pode ser do seu interesse: ${thing}.`,
  discount: (percent, isCode) => `um ${isCode ? 'código de ' : ''}desconto de ${percent}`,
  farewell: (name) =>
    `Olá${name ? `, ${name}` : ''}, vou encerrar esta conversa por enquanto. Escreva quando quiser e continuamos daqui.`,
  csatQuestion: 'Como avalia esta conversa, de 1 (ruim) a 5 (ótima)? Basta um número.',
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
          question: 'Pode me informar?',
        }
      case 'confirmation':
        return {
          body: `${about}está tudo pronto, só preciso que confirme os dados.`,
          question: 'Posso seguir em frente?',
        }
      case 'decision':
        return { body: `${about}já pensou no que sugeri?`, question: 'Posso seguir em frente ou procurar outra opção.' }
      case 'thought':
        return { body: 'já teve tempo de pensar?', question: 'Se tiver alguma dúvida, terei prazer em ajudar.' }
      case 'answer':
        return {
          body: `${about}para continuar, ainda preciso da sua resposta.`,
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
          question: 'Gostaria de seguir em frente?',
        }
      case 'confirmation':
        return {
          body: `${about}falta apenas a sua confirmação dos dados.`,
          question: 'Está tudo certo ou devo mudar algo?',
        }
      case 'decision':
        return {
          body: `${about}ainda tem interesse no que conversamos?`,
          question: 'Se algo não agradar, diga o que prefere.',
        }
      case 'thought':
        return { body: 'já chegou a uma decisão?', question: 'Um sim, um não ou uma pergunta, tudo ajuda.' }
      case 'answer':
        return { body: `${about}continuo aqui para ajudar.`, question: 'Vamos continuar?' }
    }
  },
  final(need, topic) {
    const about = topic ? ` sobre ${topic}` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `esta é a minha última mensagem${about}; quando quiser, envie o que falta: ${asked(need.missing)}.`,
          question: 'Eu cuido do resto.',
        }
      case 'confirmation':
        return {
          body: `esta é a minha última mensagem${about}; sem a sua confirmação dos dados não consigo concluir.`,
          question: 'Basta um sim.',
        }
      default:
        return {
          body: `não quero incomodar, por isso esta é a minha última mensagem${about}.`,
          question: 'Escreva quando quiser e continuamos daqui.',
        }
    }
  },
}
