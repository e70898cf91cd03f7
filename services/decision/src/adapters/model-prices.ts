/**
 * What models cost, by list: US dollars per million tokens on the standard tier, for prompts of at most 272,000 tokens (ours
 * have a few thousand). Dated data; `RELANCE_MODEL_PRICES` comes before it.
 */
export interface ModelPrice {
  input: number
  /** Of input that the server read from its cache; as other input where absent. */
  cachedInput?: number | undefined
  /** Reasoning is paid for as output. */
  output: number
}

interface ListPrice extends ModelPrice {
  source: string
  /** The day on which the price was read. */
  asOf: string
}

const AS_OF = '2026-11-24'
const page = (model: string) => `https://developers.openai.com/api/docs/models/${model}`

export const MODEL_PRICES: Readonly<Record<string, ListPrice>> = {
  'gpt-6.1-terra': { input: 1, cachedInput: 0.05, output: 5, source: page('gpt-6.1-terra'), asOf: AS_OF },
  'gpt-6-luna': { input: 0.1, cachedInput: 0.01, output: 0.5, source: page('gpt-6-luna'), asOf: AS_OF },
  'gpt-5.6-luna': { input: 0.2, cachedInput: 0.02, output: 1.2, source: page('gpt-5.6-luna'), asOf: AS_OF },
}

/** The price of a model, also by the name of a dated snapshot (`gpt-6-luna-2026-09-22`); undefined where it is not known. */
export function priceOf(model: string, own: Readonly<Record<string, ModelPrice>> = {}): ModelPrice | undefined {
  const family = model.replace(/-\d{4}-\d{2}-\d{2}$/, '')
  return own[model] ?? own[family] ?? MODEL_PRICES[model] ?? MODEL_PRICES[family]
}

export interface Tokens {
  /** Cached ones included. */
  input: number
  cachedInput: number
  /** Reasoning included. */
  output: number
}

/** US dollars. */
export function costOf({ input, cachedInput, output }: Tokens, price: ModelPrice): number {
  const fresh = input - cachedInput
  return (fresh * price.input + cachedInput * (price.cachedInput ?? price.input) + output * price.output) / 1_000_000
}
