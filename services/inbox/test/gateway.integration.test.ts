import { once } from 'node:events'
import { connect } from 'node:net'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { defaultAssistant } from '@relance/contracts/settings'
import { createSystemClock } from '@relance/engine'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aBookingThread, aConversation, aFollowUp } from './conversations.ts'
import { type Inbox, startInbox, START } from './use-inbox.ts'

let inbox: Inbox
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance-inbox-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<p>The page</p>')
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'export {}')
  inbox = await startInbox({ pageFolder: folder })
})
afterAll(async () => {
  await inbox.stop()
  await rm(folder, { recursive: true })
})

async function get(path: string) {
  const response = await fetch(`${inbox.url}${path}`)
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

async function send(path: string, body: unknown, { method = 'POST', ...headers }: Record<string, string> = {}) {
  const response = await fetch(`${inbox.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, never> }
}

describe('conversations', () => {
  beforeAll(() => {
    inbox.behind.put(
      aConversation({ id: 'c_ana', state: 'follow_up_scheduled', followUp: aFollowUp() }),
      aBookingThread(),
    )
    inbox.behind.put(aConversation({ id: 'c_jo', name: 'Jo', alert: 'A complaint', lastActivityAt: START - 1 }))
    inbox.behind.put(aConversation({ id: 'c_zed', name: 'Zed', state: 'closed', lastActivityAt: START - 9e9 }))
  })

  const listed = async (query: string) => {
    const { body } = await get(`/api/conversations${query}`)
    return (body.conversations as unknown as { id: string }[]).map(({ id }) => id)
  }

  it('are listed with the server’s time, by state, by who waits, by what is in them', async () => {
    expect(await listed('')).toEqual(['c_jo', 'c_ana', 'c_zed'])
    expect(await listed('?state=follow_up_scheduled&state=closed')).toEqual(['c_ana', 'c_zed'])
    expect(await listed('?waiting=true')).toEqual(['c_jo'])
    expect(await listed('?query=zed')).toEqual(['c_zed'])
    expect((await get('/api/conversations')).body).toMatchObject({ now: START, virtual: true })
  })

  it('come page by page', async () => {
    const first = await get('/api/conversations?pageSize=2')
    expect(first.body.nextPageToken).not.toBe('')
    expect(await listed(`?pageSize=2&pageToken=${first.body.nextPageToken}`)).toEqual(['c_zed'])
  })

  it.each(['?pageSize=0', '?pageSize=ten', '?state=asleep'])('are not listed for %s', async (query) => {
    expect(await get(`/api/conversations${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'QUERY_INVALID' } },
    })
  })

  it('are shown with their thread', async () => {
    const { body } = await get('/api/conversations/c_ana')
    expect(body).toMatchObject({
      conversation: { id: 'c_ana', followUp: { dueAt: START + 23 * 3_600_000 } },
      thread: aBookingThread(),
    })
  })

  it('are said not to be there', async () => {
    expect(await get('/api/conversations/c_nobody')).toMatchObject({
      status: 404,
      body: { error: { code: 'CONVERSATION_NOT_FOUND' } },
    })
  })

  it('stand in the agenda, earliest first', async () => {
    inbox.behind.put(aConversation({ id: 'c_kim', name: 'Kim', followUp: aFollowUp({ dueAt: START + 60_000 }) }))
    const { body } = await get('/api/due')
    expect(body).toMatchObject({
      due: [{ conversationId: 'c_kim', contact: 'Kim' }, { conversationId: 'c_ana' }],
      total: 2,
    })
  })
})

describe('a command', () => {
  beforeAll(() => inbox.behind.put(aConversation({ id: 'c_cmd', followUp: aFollowUp() })))

  it.each([
    ['take-over', {}],
    ['hand-back', {}],
    ['resolve', {}],
    ['request', { dueAt: START + 1_000, text: 'Hello' }],
    ['cancel', {}],
    ['edit', { text: 'Hello again' }],
    ['snooze', { dueAt: START + 2_000 }],
    ['skip', {}],
    ['send-now', {}],
    ['pause', {}],
    ['resume', {}],
  ])('%s reaches the conversation with who did it', async (command, body) => {
    const actor = { id: 'inbox:ana', name: 'Ana' }
    const answer = await send(`/api/conversations/c_cmd/${command}`, { ...body, requestId: `press-${command}`, actor })
    expect(answer).toMatchObject({ status: 200, body: { conversation: { id: 'c_cmd' }, now: START } })
    expect(inbox.behind.called.at(-1)).toEqual({
      command,
      target: { tenant: 'demo', conversationId: 'c_cmd', requestId: `press-${command}`, actor },
      ...body,
    })
  })

  it('that is refused says why', async () => {
    const reason = new TerminalError('FOLLOW_UP_NOT_SCHEDULED', 'No follow-up is planned.', { kind: 'precondition' })
    inbox.behind.answers.push(reason)
    expect(await send('/api/conversations/c_cmd/cancel', {})).toMatchObject({
      status: 409,
      body: { error: { code: 'FOLLOW_UP_NOT_SCHEDULED', message: 'No follow-up is planned.' } },
    })
  })

  it('that may succeed later says when', async () => {
    inbox.behind.answers.push(new RetryableError('ENGINE_AWAY', 'The engine is away.', { retryAfterMs: 2_000 }))
    const answer = await send('/api/conversations/c_cmd/cancel', {})
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
  })

  it('that does not exist is not found, also where objects have one of that name', async () => {
    for (const name of ['explode', 'constructor', 'toString']) {
      expect(await send(`/api/conversations/c_cmd/${name}`, {})).toMatchObject({
        status: 404,
        body: { error: { code: 'COMMAND_UNKNOWN' } },
      })
    }
  })

  it.each([
    ['that is not JSON', '{', 'BODY_NOT_JSON', 400],
    ['with a word for an instant', '{"dueAt":"soon"}', 'BODY_INVALID', 400],
    ['of 70 KB', JSON.stringify({ text: 'x'.repeat(70_000) }), 'BODY_TOO_LARGE', 413],
  ])('with a body %s is refused', async (_, body, code, status) => {
    expect(await send('/api/conversations/c_cmd/edit', body)).toMatchObject({ status, body: { error: { code } } })
  })

  it('with a body without an end is refused before that comes', async () => {
    let sent = 0
    const body = new ReadableStream({
      async pull(stream) {
        sent += 1
        // Held back by the connection, not by this, a client may send as fast as it can.
        if (sent > 2_000) await new Promise(() => {})
        stream.enqueue(new Uint8Array(10_000).fill(32))
      },
    })
    const response = await fetch(`${inbox.url}/api/conversations/c_cmd/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { code: 'BODY_TOO_LARGE' } })
  })

  it('of another site’s page is refused, and so is a form’s', async () => {
    const before = inbox.behind.called.length
    const answers = [
      await send('/api/conversations/c_cmd/cancel', {}, { origin: 'https://elsewhere.example' }),
      await send('/api/conversations/c_cmd/cancel', {}, { 'content-type': 'text/plain' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 400])
    expect(inbox.behind.called.length).toBe(before)
    expect((await send('/api/conversations/c_cmd/cancel', {}, { origin: inbox.url })).status).toBe(200)
  })
})

describe('the stream of changes', () => {
  /** Events as they come, until the test is over. */
  async function listen(url: string) {
    const closing = new AbortController()
    onTestFinished(() => closing.abort())
    const response = await fetch(`${url}/api/changes`, { signal: closing.signal })
    const events: { event: string; data: Record<string, never> }[] = []
    const reading = async () => {
      let text = ''
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const [, event = '', data = ''] = /event: (.*)\ndata: (.*)/.exec(part) ?? []
          if (event) events.push({ event, data: JSON.parse(data) as Record<string, never> })
        }
      }
    }
    reading().catch(() => {})
    await expect.poll(() => events.length).toBeGreaterThan(0)
    return events
  }

  it('begins with the time, and tells a change as it happens', async () => {
    const events = await listen(inbox.url)
    expect(events[0]).toMatchObject({ event: 'time', data: { now: START, virtual: true } })
    inbox.behind.put(aConversation({ id: 'c_live', lastMessage: 'I am back' }))
    await expect
      .poll(() => events.filter(({ event }) => event === 'conversations').flatMap(({ data }) => data.conversations))
      .toContainEqual(expect.objectContaining({ id: 'c_live', lastMessage: 'I am back' }))
  })

  it('gathers a storm: the last of what changed often, and "read again" for too much', async () => {
    const events = await listen(inbox.url)
    for (let n = 1; n <= 50; n++) inbox.behind.put(aConversation({ id: 'c_busy', lastSeq: n }))
    const seqs = () =>
      events
        .flatMap(({ data }) => (data.conversations ?? []) as unknown as { id: string; lastSeq: number }[])
        .filter(({ id }) => id === 'c_busy')
        .map(({ lastSeq }) => lastSeq)
    await expect.poll(() => seqs().at(-1)).toBe(50)
    expect(seqs().length).toBeLessThan(10)

    for (let n = 0; n < 1_000; n++) inbox.behind.put(aConversation({ id: `c_storm_${n}`, name: 'Storm' }))
    await expect.poll(() => events.map(({ event }) => event)).toContain('reload')
    const told = events.flatMap(({ data }) => (data.conversations ?? []) as unknown as { id: string }[])
    expect(told.filter(({ id }) => id.startsWith('c_storm')).length).toBeLessThan(500)
  })

  it('keeps little for a page that does not read, which hears the latest once it does', async () => {
    const reader = connect(Number(new URL(inbox.url).port), '127.0.0.1')
    onTestFinished(() => void reader.destroy())
    reader.write(`GET /api/changes HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`)
    await once(reader, 'readable')
    const events = await listen(inbox.url)
    const told = () => events.flatMap(({ data }) => (data.conversations ?? []) as unknown as { lastSeq: number }[])
    const rounds = 12
    const lastMessage = 'x'.repeat(30_000)
    const heard = () => told().at(-1)?.lastSeq
    const tellUntilHeard = (round: number) => () => {
      for (let n = 0; n < 100 && heard() !== round; n++)
        inbox.behind.put(aConversation({ id: `c_long_${n}`, lastSeq: round, lastMessage }))
      return heard()
    }
    for (let round = 1; round <= rounds; round++) {
      // Somebody who reads has been told of each round, so that there was something to tell each time.
      await expect.poll(tellUntilHeard(round), { timeout: 10_000, interval: 250 }).toBe(round)
    }
    let bytes = 0
    let end = ''
    reader.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      end = (end + chunk.toString('latin1')).slice(-40_000)
    })
    await expect.poll(() => end, { timeout: 10_000 }).toContain(`"lastSeq":${rounds}`)
    // Of the 36 MB that were told to others: what the connection holds, a message under way, and the latest.
    expect(bytes).toBeLessThan(24_000_000)
  })

  it('goes on after conversation-state was away, and says that changes may have been missed', async () => {
    const events = await listen(inbox.url)
    events.length = 0
    inbox.behind.hangUp()
    await expect.poll(() => events.map(({ event }) => event), { timeout: 5_000 }).toContain('reload')
    await expect.poll(() => inbox.behind.streams(), { timeout: 5_000 }).toBe(1)
    inbox.behind.put(aConversation({ id: 'c_after' }))
    await expect
      .poll(() => events.flatMap(({ data }) => (data.conversations ?? []) as unknown as { id: string }[]))
      .toContainEqual(expect.objectContaining({ id: 'c_after' }))
  })

  it('tells a virtual clock that was turned, though nothing changed', async () => {
    const events = await listen(inbox.url)
    await inbox.clock.advanceTo(START + 86_400_000)
    await expect.poll(() => events.at(-1)?.data.now, { timeout: 3_000 }).toBe(START + 86_400_000)
  })

  it('says that real time is real', async () => {
    const real = await startInbox({ clock: createSystemClock() })
    onTestFinished(() => real.stop())
    expect((await listen(real.url))[0]).toMatchObject({ data: { virtual: false } })
  })
})

describe('an assistant', () => {
  beforeAll(() => {
    inbox.behind.assistants.set('desk', { ...defaultAssistant('desk'), name: 'Desk' })
    inbox.behind.compile = (instructions) => ({
      compiler: 'built-in 1',
      policyVersion: 'v1',
      limits: [{ name: 'maxFollowUps', value: '3', source: instructions }],
      leftToModel: [],
      conflicts: [],
    })
  })

  it('is saved and read back, with what its instructions mean', async () => {
    const { id: _, ...settings } = {
      ...defaultAssistant('desk'),
      inactivityMs: 90_000,
      instructions: 'Never more than 3.',
    }
    const saved = await send('/api/assistants/desk', settings, { method: 'PUT' })
    expect(saved).toMatchObject({
      status: 200,
      body: { assistant: { id: 'desk', ...settings }, policy: { limits: [{ source: 'Never more than 3.' }] } },
    })
    expect((await get('/api/assistants/desk')).body).toEqual(saved.body)
    expect((await get('/api/assistants')).body).toMatchObject({ assistants: [{ id: 'desk' }] })
    const counts = {
      conversations: 5,
      followUps: 9,
      returned: 2,
      recovered: 2,
      reopened: 0,
      handedOver: 1,
      optedOut: 0,
    }
    const none = { heldOut: undefined, otherwise: undefined, uplift: undefined }
    inbox.behind.outcomes = [{ policyVersion: 'v1', firstDecisionAt: new Date(1_000), followed: counts, ...none }]
    expect((await get('/api/assistants/desk/outcomes')).body).toEqual({
      policies: [{ policyVersion: 'v1', firstDecisionAt: 1_000, followed: counts }],
    })
  })

  it('is not saved with an inactivity time of nothing', async () => {
    const { id: _, ...settings } = { ...defaultAssistant('desk'), inactivityMs: 0 }
    expect(await send('/api/assistants/desk', settings, { method: 'PUT' })).toMatchObject({
      status: 400,
      body: { error: { code: 'BODY_INVALID', message: expect.stringContaining('inactivityMs') } },
    })
  })

  it('has its instructions compiled as they are typed', async () => {
    expect((await send('/api/instructions/compile', { instructions: 'Never.' })).body).toMatchObject({
      limits: [{ source: 'Never.' }],
    })
  })
})

it('what is remembered of a contact is shown, and erased in somebody’s name', async () => {
  const fact = { about: 'name', fact: 'Ana', quote: 'I am Ana.', conversation: 'c_1', saidAt: START, readBy: 'rules' }
  inbox.behind.memory.set('p_1', [fact])
  expect((await get('/api/contacts/p_1/memory')).body).toEqual({ facts: [fact] })
  const erased = await send('/api/contacts/p_1/memory/erase', { actor: { id: 'maria', name: 'Maria' } })
  expect(erased).toMatchObject({ status: 200, body: { erased: 1 } })
  expect((await get('/api/contacts/p_1/memory')).body).toEqual({ facts: [] })
  expect(inbox.behind.erasedBy).toEqual(['Maria'])
})

describe('the page', () => {
  const page = (path: string) => fetch(`${inbox.url}${path}`)

  it.each(['/', '/c/c_ana', '/settings', '/agenda'])(
    'is there at %s, checked for a newer one each time',
    async (path) => {
      const response = await page(path)
      expect(await response.text()).toBe('<p>The page</p>')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    },
  )

  it('keeps what has its hash in the name, and nothing that is missing', async () => {
    expect((await page('/assets/index-1a2b.js')).headers.get('cache-control')).toContain('immutable')
    const missing = await page('/assets/index-older.js')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control')).toBeNull()
  })

  it('that was not built says what to do', async () => {
    const unbuilt = await startInbox({ pageFolder: join(folder, 'nowhere') })
    onTestFinished(() => unbuilt.stop())
    const response = await fetch(unbuilt.url)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm start')
  })

  it('is not what an unknown route of the API answers', async () => {
    expect(await get('/api/nothing')).toMatchObject({ status: 404, body: { error: { code: 'ROUTE_NOT_FOUND' } } })
  })
})
