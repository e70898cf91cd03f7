/**
 * What one language needs so that a customer's words can be read: a pattern per act, over `plain` text (lower case, no
 * accents). All languages have the same shape; the reading itself knows none.
 */
export interface CustomerGrammar {
  /** Words at the beginning that say nothing: "oh well, so". Anchored at the start. */
  filler: RegExp
  thanks: RegExp
  goodbye: RegExp
  /** Nothing further is wanted: "that's all", "I'm all set". */
  done: RegExp
  complaint: RegExp
  /** Puts off: "let me think about it", "maybe later". */
  defer: RegExp
  /** Beginnings of questions, for those without a question mark. */
  questionStart: RegExp
  /** A question although the sentence also thanks or takes leave. */
  questionBesideThanks: RegExp
  request: RegExp
  /** A request although the sentence also thanks or takes leave. */
  requestBesideThanks: RegExp
  /** What a customer who declined wants instead. */
  wantsInstead: RegExp
  /** Anchored at the start. */
  decline: RegExp
  agree: RegExp
  pleased: RegExp
  /** "ok", "I see". Anchored at the start. */
  acknowledge: RegExp
  /** Details that nobody thanks, agrees or takes leave with: days, times of day, places after a preposition. */
  content: RegExp
}

/** Any of the alternatives as whole words. */
export function words(...alternatives: string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'u')
}

/** Any of the alternatives, as whole words, at the beginning of a sentence. */
export function starts(...alternatives: string[]): RegExp {
  return new RegExp(String.raw`^(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'u')
}

/** Any run of the alternatives at the beginning, with what separates them. */
export function fillers(...alternatives: string[]): RegExp {
  return new RegExp(String.raw`^(?:(?:${alternatives.join('|')})(?![\p{L}\p{N}])[\s,.:!¡¿-]*)+`, 'u')
}
