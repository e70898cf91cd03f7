/**
 * A server of OpenAI's API over real HTTP: Responses and Chat Completions with structured output, true to the API
 * reference (platform.openai.com/docs/api-reference, read November 2026) as far as one answer goes. It answers what the
 * test says for a schema, keeps every call, and misbehaves when told to.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FakeServer, readJson, startFakeServer, useFakeServer } from './fake-server.ts'

export interface FakeOpenAi extends FakeServer {
  /** For the client's `baseURL`. */
  baseUrl: string
  /** Every call that was read in full, oldest first. */
  calls: OpenAiCall[]
  /** What is answered to a question with this schema name, until told otherwise. */
  answer(schema: string, value: unknown): void
  /** How the next calls are treated, one each; later ones are answered. */
  misbehave(...ways: OpenAiMisbehaviour[]): void
  /** How long the answer to a call takes, in ms; until told otherwise none takes any time. */
  takes(msFor: (call: OpenAiCall) => number): void
  /** Forgets calls, answers, slowness and misbehaviour. */
  forget(): void
}

export interface OpenAiCall {
  api: 'responses' | 'chat'
  schema: string
  model: string
  /** What the developer says. */
  instructions: string
  /** What is given as data. */
  input: string
  strict: boolean
  authorization: string | undefined
}

export type OpenAiMisbehaviour =
  | { slowMs: number }
  | { status: 400 | 401 | 404 | 429 | 500 | 503; retryAfterS?: number }
  | 'refusal'
  | 'truncated'
  | 'no_json'
  | { instead: unknown }
  | 'reset'
  /** Answers, and does not say what it used, as some compatible servers. */
  | 'uncounted'

/** A fake of this test file's own. */
export function useFakeOpenAi(): FakeOpenAi {
  return useFakeServer(startFakeOpenAi)
}

/** Without the test runner's life cycle: whoever starts it stops it. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const calls: OpenAiCall[] = []
  const answers = new Map<string, unknown>()
  const ways: OpenAiMisbehaviour[] = []
  let msFor: (call: OpenAiCall) => number = () => 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request)
    const call = callOf(request, body)
    if (!call) return send(response, 404, error(`Unknown request URL: ${request.method} ${request.url}.`))
    calls.push(call)
    const way = ways.shift()
    const tookMs = msFor(call)
    if (tookMs > 0) await wait(tookMs, undefined, { ref: false })
    if (way === 'reset') return void request.socket.resetAndDestroy()
    if (typeof way === 'object' && 'slowMs' in way) await wait(way.slowMs, undefined, { ref: false })
    if (typeof way === 'object' && 'status' in way) {
      const headers = way.retryAfterS === undefined ? {} : { 'retry-after': String(way.retryAfterS) }
      return send(response, way.status, error(`Status ${way.status}.`), headers)
    }
    if (way === 'refusal') return send(response, 200, SHAPES[call.api](call, { refusal: 'I cannot help with that.' }))
    const value = typeof way === 'object' && 'instead' in way ? way.instead : answers.get(call.schema)
    if (value === undefined) return send(response, 500, error(`The test gave no answer for ${call.schema}.`))
    const text = JSON.stringify(value)
    if (way === 'truncated')
      return send(response, 200, SHAPES[call.api](call, { text: text.slice(0, text.length / 2), cutOff: true }))
    const isCounted = way !== 'uncounted'
    send(response, 200, SHAPES[call.api](call, { text: way === 'no_json' ? text.slice(0, -1) : text, isCounted }))
  }

  const server = await startFakeServer(answer)
  return {
    ...server,
    baseUrl: `${server.origin}/v1`,
    calls,
    answer: (schema, value) => void answers.set(schema, value),
    takes: (next) => void (msFor = next),
    misbehave: (...next) => void ways.push(...next),
    forget() {
      calls.length = 0
      ways.length = 0
      msFor = () => 0
      answers.clear()
    },
  }
}

interface Format {
  name?: string
  strict?: boolean
}

function callOf(request: IncomingMessage, body: Record<string, unknown>): OpenAiCall | undefined {
  const model = String(body.model)
  const { authorization } = request.headers
  if (request.method !== 'POST') return undefined
  if (request.url === '/v1/responses') {
    const { format = {} } = (body.text ?? {}) as { format?: Format }
    const { name = '', strict = false } = format
    return {
      api: 'responses',
      schema: name,
      model,
      instructions: String(body.instructions),
      input: String(body.input),
      strict,
      authorization,
    }
  }
  if (request.url !== '/v1/chat/completions') return undefined
  const messages = (body.messages ?? []) as { role: string; content: string }[]
  const { name = '', strict = false } = ((body.response_format ?? {}) as { json_schema?: Format }).json_schema ?? {}
  const said = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join('\n')
  return { api: 'chat', schema: name, model, instructions: said('system'), input: said('user'), strict, authorization }
}

interface Given {
  text?: string
  refusal?: string
  cutOff?: boolean
  isCounted?: boolean
}

const SHAPES = {
  responses: ({ model }: OpenAiCall, { text, refusal, cutOff, isCounted = true }: Given) => ({
    id: 'resp_fake',
    object: 'response',
    created_at: 1_764_000_000,
    status: cutOff ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: cutOff ? { reason: 'max_output_tokens' } : null,
    model: `${model}-2026-10-01`,
    output: [
      {
        id: 'msg_fake',
        type: 'message',
        status: cutOff ? 'incomplete' : 'completed',
        role: 'assistant',
        content: [refusal ? { type: 'refusal', refusal } : { type: 'output_text', text, annotations: [] }],
      },
    ],
    usage: isCounted
      ? {
          input_tokens: 900,
          input_tokens_details: { cached_tokens: 400 },
          output_tokens: 60,
          output_tokens_details: { reasoning_tokens: 20 },
          total_tokens: 960,
        }
      : null,
  }),
  chat: ({ model }: OpenAiCall, { text, refusal, cutOff, isCounted = true }: Given) => ({
    id: 'chatcmpl-fake',
    object: 'chat.completion',
    created: 1_764_000_000,
    model: `${model}-2026-10-01`,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text ?? null, refusal: refusal ?? null },
        logprobs: null,
        finish_reason: cutOff ? 'length' : 'stop',
      },
    ],
    usage: isCounted
      ? {
          prompt_tokens: 900,
          prompt_tokens_details: { cached_tokens: 400 },
          completion_tokens: 60,
          completion_tokens_details: { reasoning_tokens: 20 },
          total_tokens: 960,
        }
      : undefined,
  }),
}

function error(message: string) {
  return { error: { message, type: 'fake_error', param: null, code: null } }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
