/** A thing that businesses ask their customers for, and how it is called. */
export interface Entry {
  asks: RegExp
  /** Understood and thereby used up; `asks` where absent. */
  takes?: RegExp
  /** How the customer's language calls it; undefined where the entry does not fit after all. */
  name: string | ((said: string, match: RegExpExecArray) => string | undefined)
  /** How staff call it, in English; `name` where absent. */
  english?: string
  /** Says something only where nothing else was understood. */
  vague?: true
}

/** How a language says what a question is about, for things that no lexicon knows. */
export interface PhraseGrammar {
  /** Ways to ask for a thing, over `plain` text; the group `np` begins with the thing and may run on. */
  phrases: readonly RegExp[]
  /** Words that cannot belong to the thing: it ends before them. */
  stops: RegExp
  /** Words that it does not begin with: articles, "preferred". */
  leads: RegExp
  /** Words that it does not end with: "of the". */
  trails: RegExp
  /** What follows a word that belongs to a thing the lexicon has understood, and taken out. */
  nextToGap: RegExp
  /** "How many miles": the group `thing` is what is counted, in the words of the question. */
  counts: RegExp
  /** "number of miles". */
  numberOf(thing: string): string
  /** "Would you prefer the morning or the evening?": the group `choice` is what there is to choose from. */
  either: RegExp
  /** "What's yours?": it asks for what was spoken of before. */
  elliptical: RegExp
  /** "whether", in "tell me whether you have a card". */
  whetherWord: RegExp
  /** "Are you a student?" as what is not known: "whether you are a student"; undefined where it is no such question. */
  whether(question: string): string | undefined
}

export interface SlotGrammar {
  /** The narrower entry comes first. */
  lexicon: readonly Entry[]
  phrase: PhraseGrammar
  /** Stands between two questions in one sentence: "and from which city". */
  between: RegExp
}

/** Up to six words. */
export const NP = String.raw`(?<np>[\p{L}\d'-]+(?: [\p{L}\d'-]+){0,5})`

/** At most three: a question that is nothing but its noun. */
export const SHORT_NP = String.raw`(?<np>[\p{L}\d'-]+(?: [\p{L}\d'-]+){0,2})`
