/** Closed questions as what is not known: "Are you a student?" is "whether you are a student". */

/** A longer one is not readable inside a sentence, characters. */
const LONGEST = 70

/** "Tell me whether you have a card" says it already. */
export function indirect(text: string, word: RegExp): string | undefined {
  const said = text.replace(/[\s?!.]+$/u, '')
  const at = word.exec(said)?.index
  return at === undefined || at === 0 || said.length - at > LONGEST
    ? undefined
    : said.slice(at).replace(/^if /i, 'whether ')
}

/** English turns the verb and its subject round; "do" goes. */
export function whetherInEnglish(question: string): string | undefined {
  const said = trimmed(question)
  const [, verb = '', subject = '', rest = ''] =
    /^((?:can|could)(?= (?:he|she|they|it) )|are|is|was|were|do|does|did|have|has|had|will) (you|it|he|she|they|this|that|there|(?:the|your|any) [^?]*?(?= (?:still|already|in|on|at|over|under|near|also|\S+ or |\S+(?:ed|ing)\b|\S+$)))(?: (.*))?$/i.exec(
      said,
    ) ?? []
  if (!rest || NO_DETAIL_EN.test(said)) return undefined
  const [first = '', ...others] = rest.split(' ')
  const predicate =
    verb.toLowerCase() === 'do'
      ? rest
      : verb.toLowerCase() === 'does'
        ? [first === 'have' ? 'has' : `${first}s`, ...others].join(' ')
        : `${verb.toLowerCase()} ${rest}`
  return `whether ${subject.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())} ${predicate}`
}

/** What wants no detail of the customer's: offers, and questions about our help. */
const NO_DETAIL_EN =
  /^(?:do|are|have) you (?:want|wish|like|prefer|fancy|sure|ok|okay|interested|happy|there|still (?:there|interested)|need (?:any|help|more|some))|\bhelp\b|\b(?:i|we|me)\b/i

/** Spanish, Portuguese and Italian only put "if" before it; `open` begins a question that is not closed, or wants no detail. */
export function ifQuestion(word: string, open: RegExp): (question: string) => string | undefined {
  return (question) => {
    const said = trimmed(question)
    if (said.length < 8 || open.test(said)) return undefined
    return `${word} ${said.charAt(0).toLowerCase()}${said.slice(1)}`
  }
}

/** French puts the subject first again: "Avez-vous une carte" is "si vous avez une carte". */
export function whetherInFrench(question: string): string | undefined {
  const said = trimmed(question).replace(/^est-ce que (?=\p{L})|^est-ce qu'/iu, '')
  if (said.length < 8 || OPEN_FR.test(said)) return undefined
  const straight = said
    .replace(
      /^(\p{L}+)-(?:t-)?(vous|tu|ils?|elles?|on)(?!\p{L})/iu,
      (_, verb: string, subject: string) => `${subject} ${verb}`,
    )
    .replace(/^y a-t-il/i, 'il y a')
    .replace(/(\p{L})-(?:t-)?(?:ils?|elles?)(?!\p{L})/iu, '$1')
    .replace(/^./u, (letter) => letter.toLowerCase())
  return /^ils?(?!\p{L})/u.test(straight) ? `s'${straight}` : `si ${straight}`
}

const OPEN_FR =
  /^(?:[àaé]|de|d'|en|avec|pour|par|sur|chez|dans|depuis|jusqu'[àa]|qui|que|qu'|quoi|quel|quand|o[uù]|comment|combien|pourquoi|lequel|laquelle|et|puis-je|dois-je|je|nous|on|voulez|voudriez|souhaitez|d[ée]sirez|aimeriez|veux|souhaites|pouvez|pourriez|peux|[çc]a|c'est|tout)(?![\p{L}])|aid(?:er|e)(?!\p{L})/iu

/** German puts the verb at the end: "Sind Sie Student?" is "ob Sie Student sind". */
export function whetherInGerman(question: string): string | undefined {
  const said = trimmed(question)
  const [, verb = '', rest = ''] = CLOSED_DE.exec(said) ?? []
  if (!rest || NO_DETAIL_DE.test(said)) return undefined
  const [, middle = rest, prefix = ''] = SEPARABLE_DE.exec(rest) ?? []
  return `ob ${middle} ${prefix}${verb.toLowerCase()}`
}

/** A verb, and whom or what it is about. */
const CLOSED_DE =
  /^(?!(?:wer|was|wann|wo|wie|wen|wem|warum|welche\p{L}*|möchten|möchtest|wollen|willst|soll|sollen|kann(?! (?:er|es))|können|könnten|dürfen|würden)(?!\p{L}))(\p{L}+(?:t|en|st|bt|d|uss|arf)) ((?:Sie|du|ihr|er|sie|es|das|der|die|den|Ihr\p{L}*|dein\p{L}*|jemand|schon|noch|bereits)(?!\p{L}).*)$/iu

/** "Zeigt … an" is "anzeigt" at the end. */
const SEPARABLE_DE = /^(.+) (an|auf|aus|ein|mit|ab|vor|zu|nach|her|hin|um|durch|weg|los|dabei)$/iu

const NO_DETAIL_DE =
  /^(?:sind sie|bist du) (?:noch |sich |dir )*(?:da|sicher|interessiert|einverstanden)|^(?:haben sie|hast du|brauchen sie|brauchst du) (?:noch |sonst |weitere )*(?:interesse|lust|fragen|hilfe|wünsche|etwas)|^(?:ist|geht|passt) (?:das|es|alles)(?: so| in| für|$)|^\p{L}+ (?:ich|wir)(?!\p{L})/iu

/** The last question of a text, without what only opens it. */
function trimmed(question: string): string {
  const said = question
    .replace(/^.*[.!¿:;](?=.*\p{L})/su, '')
    .replace(/^[\s,¿]+|[\s?!.]+$/gu, '')
    .replace(/^(?:(?:and|ok|okay|so|y(?! a)|e|et|und|ed|ma|pero|mas|also|tamb\p{L}+)[\s,]+)+/iu, '')
    .trim()
  return said.length <= LONGEST ? said : ''
}
