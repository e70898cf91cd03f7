import { readConfig } from '@relance/service-kit'
import { describe, expect, it } from 'vitest'
import { costOf, MODEL_PRICES, priceOf } from './adapters/model-prices.ts'
import { DEFAULT_MODEL } from './adapters/openai-asker.ts'
import { modelShape, openAiOptionsOf } from './model-config.ts'

describe('the variables', () => {
  it('name no model where neither a key nor an address is set', () => {
    expect(openAiOptionsOf(readConfig(modelShape, { RELANCE_MODEL: 'any' }))).toBeUndefined()
  })

  it('hold prices and a budget', () => {
    const config = readConfig(modelShape, {
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
      RELANCE_MODEL: 'mine',
      RELANCE_MODEL_PRICES: '{"mine": {"input": 0.1, "output": 0.4}}',
      RELANCE_MODEL_DAILY_TOKENS: '500000',
    })
    expect(config.RELANCE_MODEL_DAILY_TOKENS).toBe(500_000)
    expect(openAiOptionsOf(config)).toMatchObject({ model: 'mine', prices: { mine: { input: 0.1, output: 0.4 } } })
  })

  it.each(['no json', '{"mine": 3}', '{"mine": {"input": -1, "output": 1}}'])('refuse %s as prices', (prices) => {
    expect(() => readConfig(modelShape, { RELANCE_MODEL_PRICES: prices })).toThrow('RELANCE_MODEL_PRICES: must be JSON')
  })
})

describe('prices', () => {
  it('are known for the model that is asked where none is named', () => expect(priceOf(DEFAULT_MODEL)).toBeDefined())

  it('have a source and a day', () => {
    for (const { source, asOf } of Object.values(MODEL_PRICES)) {
      expect(source).toMatch(/^https:/)
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  it('of a snapshot are those of its model, and own ones come first', () => {
    expect(priceOf('gpt-6-luna-2026-09-22')).toBe(MODEL_PRICES['gpt-6-luna'])
    expect(priceOf('gpt-6-luna', { 'gpt-6-luna': { input: 9, output: 9 } })).toEqual({ input: 9, output: 9 })
    expect(priceOf('gpt-6-luna-mini')).toBeUndefined()
  })

  it('count cached input apart where it has a price of its own', () => {
    const tokens = { input: 1_000_000, cachedInput: 400_000, output: 100_000 }
    expect(costOf(tokens, { input: 1, cachedInput: 0.1, output: 5 })).toBeCloseTo(0.6 + 0.04 + 0.5)
    expect(costOf(tokens, { input: 1, output: 5 })).toBeCloseTo(1.5)
  })
})
