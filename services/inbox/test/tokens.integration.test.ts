import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf, readTokens } from '@relance/service-kit'
import { useBrowser } from '@relance/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aConversation } from './conversations.ts'
import { type Inbox, startInbox } from './use-inbox.ts'

const entry = (token: string, tenant: string, name: string) => [hashOf(token).toString('hex'), { tenant, name }]
const table = Object.fromEntries([entry('t-demo', 'demo', 'support team'), entry('t-rival', 'rival', 'rivals')])

/** What the real page does: reads, follows the stream of changes, and acts. */
const FOLLOWS_AND_ACTS = `
  const done = []
  const say = (what) => { done.push(what); document.title = done.sort().join(' ') }
  new EventSource('/api/changes').addEventListener('time', () => say('followed'), { once: true })
  fetch('/api/conversations').then(({ status }) => say('read:' + status))
  const headers = { 'content-type': 'application/json' }
  fetch('/api/conversations/c_ana/hand-back', { method: 'POST', headers, body: '{}' }).then(({ status }) => say('acted:' + status))
`

const browser = useBrowser()
let inbox: Inbox
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relance-inbox-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<script type="module" src="/assets/index-1a2b.js"></script>')
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), FOLLOWS_AND_ACTS)
  inbox = await startInbox({ pageFolder: folder, tokens: readTokens({ RELANCE_TOKENS: JSON.stringify(table) })! })
  inbox.behind.put(aConversation({ id: 'c_ana' }))
})
afterAll(async () => {
  await inbox.stop()
  await rm(folder, { recursive: true })
})

const as = (token: string, user = 'maria') => `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
const ask = (
  path: string,
  authorization?: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) => fetch(`${inbox.url}${path}`, { ...init, headers: { ...(authorization && { authorization }), ...init.headers } })

describe.each([
  '/',
  '/c/c_ana',
  '/assets/index-1a2b.js',
  '/api/conversations',
  '/api/conversations/c_ana',
  '/api/due',
  '/api/changes',
  '/api/accounts',
  '/api/nothing',
])('%s', (path) => {
  it('makes a browser ask for the token', async () => {
    for (const sent of [undefined, as('t-nobody'), as(''), 'Bearer t-nobody']) {
      const response = await ask(path, sent)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
      await response.body?.cancel()
    }
  })

  it('is closed to another tenant', async () => {
    const response = await ask(path, as('t-rival'))
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 403,
      body: { error: { code: 'OTHER_TENANT' } },
    })
  })

  it('is open to the tenant', async () => {
    for (const sent of [as('t-demo'), as('t-demo', ''), 'Bearer t-demo']) {
      const response = await ask(path, sent)
      expect(response.status).toBe(path === '/api/nothing' ? 404 : 200)
      expect(response.headers.has('www-authenticate')).toBe(false)
      await response.body?.cancel()
    }
  })
})

it('records whose token it was beside the name that the page gives', async () => {
  const act = (body: object, authorization?: string) =>
    ask('/api/conversations/c_ana/take-over', authorization, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const before = inbox.behind.called.length
  expect((await act({})).status).toBe(401)
  expect(inbox.behind.called.length).toBe(before)
  expect((await act({ actor: { id: 'inbox:maria', name: 'Maria' } }, as('t-demo'))).status).toBe(200)
  expect((await act({}, as('t-demo'))).status).toBe(200)
  expect(JSON.stringify(inbox.behind.called.slice(before))).toMatch(
    /"id":"support team\/inbox:maria","name":"Maria \(support team\)".*"id":"support team","name":"support team"/,
  )
})

it('a browser that was given the token once sends it with all that the page does', async () => {
  const page = await browser.newPage({ httpCredentials: { username: 'maria', password: 't-demo' } })
  await page.goto(inbox.url)
  await expect.poll(() => page.title()).toBe('acted:200 followed read:200')
  const stranger = await browser.newPage()
  expect((await stranger.goto(inbox.url).catch(() => undefined))?.status() ?? 401).toBe(401)
  for (const one of [page, stranger]) await one.context().close()
})

it('without tokens answers under this machine’s names only, whatever a name elsewhere points to', async () => {
  const open = await startInbox({ pageFolder: folder })
  const statusOf = (host: string) =>
    new Promise((resolve, reject) => {
      request(`${open.url}/api/conversations`, { headers: { host } }, (response) => {
        resolve(response.resume().statusCode)
      })
        .on('error', reject)
        .end()
    })
  try {
    const { port } = new URL(open.url)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
      expect(await statusOf(host)).toBe(200)
    for (const host of [`evil.example:${port}`, 'evil.example', '192.168.1.7:8088'])
      expect(await statusOf(host)).toBe(403)
  } finally {
    await open.stop()
  }
})
