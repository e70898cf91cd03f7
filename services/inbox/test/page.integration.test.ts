import AxeBuilder from '@axe-core/playwright'
import { RetryableError, TerminalError } from '@relance/contracts/errors'
import { type Assistant, defaultAssistant } from '@relance/contracts/settings'
import { type BrowserFixture, useBrowser } from '@relance/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBookingThread, aConversation, aFollowUp, aMessage, aReceipt } from './conversations.ts'
import { buildPage, type Inbox, START, startInbox } from './use-inbox.ts'

type Page = Awaited<ReturnType<BrowserFixture['newPage']>>

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const browser = useBrowser()
let built: Awaited<ReturnType<typeof buildPage>>
let inbox: Inbox
beforeAll(async () => {
  built = await buildPage()
})
afterAll(() => built.remove())
beforeEach(async () => {
  inbox = await startInbox({ pageFolder: built.folder })
})

const pages: Page[] = []
const complaints: string[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  await inbox.stop()
  expect(complaints.splice(0), 'errors in the console of the page').toEqual([])
})

/** A page at a path, in a browser in London, which collects what the page complains about. */
async function open(path: string, options: Parameters<BrowserFixture['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage({
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  page.setDefaultTimeout(5_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    // The browser itself says so of every answer that is not 2xx, which tests provoke.
    if (line.type() === 'error' && !line.text().includes('Failed to load resource')) complaints.push(line.text())
  })
  pages.push(page)
  await page.goto(`${inbox.url}${path}`)
  return page
}

const card = (page: Page) => page.getByRole('region', { name: 'Planned follow-up' })
const contact = (page: Page) => page.getByRole('region', { name: 'Contact' })
const rows = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('link')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

function planned() {
  inbox.behind.put(
    aConversation({ id: 'c_ana', state: 'follow_up_scheduled', followUp: aFollowUp(), lastSeq: 6 }),
    aBookingThread(),
  )
}

describe('the list', () => {
  it('says who, what was said last, and where each stands', async () => {
    planned()
    inbox.behind.put(aConversation({ name: 'Priya', alert: 'A complaint', lastActivityAt: START - MINUTE }))
    inbox.behind.put(
      aConversation({ name: 'Luz', state: 'closed', csat: { rating: 5 }, lastActivityAt: START - 26 * HOUR }),
    )
    const page = await open('/')
    await expect
      .poll(() => rows(page).allInnerTexts())
      .toEqual([
        expect.stringMatching(/Priya[^]*1m[^]*Waiting for a person/),
        expect.stringMatching(/Ana Torres[^]*25m[^]*Assistant: Gladly![^]*Follow-up in 23 hours/),
        expect.stringMatching(/Luz[^]*1d[^]*Closed[^]*Rated 5 of 5/),
      ])
  })

  it('shows a message as it comes in, without a reload, and moves it to the top', async () => {
    planned()
    const ana = inbox.behind.view('c_ana')
    inbox.behind.put(aConversation({ name: 'Omar', lastActivityAt: START - MINUTE }))
    const page = await open('/')
    await expect.poll(() => rows(page).first().innerText()).toContain('Omar')
    await page.evaluate('window.sameDocument = true')

    const { followUp: _, ...withoutPlan } = ana
    inbox.behind.put({
      ...withoutPlan,
      state: 'active',
      lastSeq: 7,
      lastActivityAt: START,
      lastMessage: 'Friday at ten?',
    })
    await expect.poll(() => rows(page).first().innerText()).toMatch(/Ana Torres[^]*Friday at ten\?/)
    inbox.behind.put(aConversation({ name: 'Nobody yet', lastActivityAt: START + 1 }))
    await expect.poll(() => rows(page).first().innerText()).toContain('Nobody yet')
    expect(await page.evaluate('window.sameDocument')).toBe(true)
  })

  it('counts who waits for a person, and lists only them', async () => {
    planned()
    inbox.behind.put(aConversation({ name: 'Priya', alert: 'A complaint' }))
    const page = await open('/')
    await expect.poll(() => page.title()).toBe('(1) Inbox · Relance')
    await button(page, 'Needs a person 1').click()
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining('Priya')])
    inbox.behind.put({ ...inbox.behind.view('c_priya'), alert: undefined, handledBy: 'human', lastSeq: 9 })
    await page.getByText('Nobody is waiting for a person').waitFor()
    await expect.poll(() => page.title()).toBe('Inbox · Relance')
  })

  it('finds what somebody types, and says so where there is nothing', async () => {
    planned()
    inbox.behind.put(aConversation({ name: 'Omar' }))
    const page = await open('/')
    await page.getByRole('searchbox').fill('omar')
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining('Omar')])
    await page.getByRole('searchbox').fill('omarr')
    await page.getByText('Nothing found').waitFor()
  })

  it('tells a newcomer how to send the first message', async () => {
    const page = await open('/')
    await expect.poll(() => page.getByLabel('Commands').innerText()).toMatch(/curl .*\/webhooks\/sandbox\/sandbox/)
  })

  it('scrolls through ten thousand, of which it holds only what is in sight', async () => {
    for (let n = 0; n < 10_000; n++) {
      inbox.behind.put(aConversation({ id: `c_${n}`, name: `Customer ${n}`, lastActivityAt: START - n * MINUTE }))
    }
    const page = await open('/')
    await rows(page).first().waitFor()
    const list = page.getByRole('list', { name: 'Conversations' })
    await expect
      .poll(
        async () => {
          await list.evaluate((element) => element.parentElement?.scrollBy(0, 5_000))
          return await list.innerText()
        },
        { timeout: 20_000 },
      )
      .toMatch(/Customer ([4-9]\d\d|\d{4})\n/)
    expect(await rows(page).count()).toBeLessThan(50)
  })

  it('is gone through with the keyboard', async () => {
    planned()
    inbox.behind.put(aConversation({ name: 'Omar', lastActivityAt: START - 2 * HOUR }))
    const page = await open('/')
    await rows(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Conversation with Omar' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/c/c_omar')
    await page.goBack()
    await page.getByText('Choose a conversation').waitFor()
  })
})

describe('the follow-up card', () => {
  it('says when, why and what, on the clock of the contact and one’s own', async () => {
    planned()
    const page = await open('/c/c_ana')
    const text = await card(page).innerText()
    expect(text).toContain('Follow-up in 23 hours')
    expect(text).toContain('Tomorrow, 10:00 in Madrid (09:00 for you)')
    expect(text).toContain('hasn’t provided their preferred time')
    expect(text).toContain('Would Thursday afternoon or Friday morning suit you?')
    await expect.poll(() => contact(page).innerText()).toContain('Follow-up scheduled in 23 hours')
  })

  it('counts down by the server’s clock, which is turned', async () => {
    planned()
    const page = await open('/c/c_ana')
    await card(page).getByText('Follow-up in 23 hours').waitFor()
    await inbox.clock.advanceTo(START + 22 * HOUR + 20 * MINUTE)
    await card(page).getByText('Follow-up in 40 minutes').waitFor()
    await inbox.clock.advanceTo(START + 23 * HOUR + 3 * MINUTE)
    await card(page).getByText('Follow-up due 3 minutes ago').waitFor()
  })

  it('is cancelled by exactly one command, and goes when the server said so', async () => {
    planned()
    inbox.behind.on.cancel = () => ({ state: 'active', followUp: undefined })
    const answer = Promise.withResolvers<void>()
    inbox.behind.answers.push(answer.promise)
    const page = await open('/c/c_ana')
    await page.getByLabel('Your name').fill('Sofie')
    await button(page, 'Cancel').dblclick()
    await expect.poll(() => inbox.behind.called.length).toBe(1)
    await expect.poll(() => button(page, 'Cancel').isDisabled()).toBe(true)
    await expect.poll(() => button(page, 'Take over').isDisabled()).toBe(true)
    await expect.poll(() => card(page).isVisible()).toBe(true)

    answer.resolve()
    await card(page).waitFor({ state: 'detached' })
    expect(inbox.behind.called).toEqual([
      {
        command: 'cancel',
        target: expect.objectContaining({ conversationId: 'c_ana', actor: { id: 'inbox:sofie', name: 'Sofie' } }),
      },
    ])
    await page.getByText('Nothing is planned.').waitFor()
  })

  it('goes by itself when the customer writes', async () => {
    planned()
    const page = await open('/c/c_ana')
    await card(page).waitFor()
    const { followUp: _, ...withoutPlan } = inbox.behind.view('c_ana')
    inbox.behind.put({ ...withoutPlan, state: 'active', lastSeq: 7, idleAt: START + 20 * MINUTE }, [
      ...aBookingThread(),
      aMessage(7, START, 'customer', 'Friday at ten?'),
    ])
    await card(page).waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Thread' }).getByText('Friday at ten?').waitFor()
    await page.getByText('If nobody writes, it is idle in 20 minutes').waitFor()
  })

  it('says why a command was refused, in plain words', async () => {
    planned()
    const refused = new TerminalError('FOLLOW_UP_BEING_SENT', 'follow-up 1 is claimed', { kind: 'precondition' })
    inbox.behind.answers.push(refused)
    const page = await open('/c/c_ana')
    await button(page, 'Cancel').click()
    await page.getByRole('alert').getByText('The follow-up is being sent right now.').waitFor()
    await expect.poll(() => card(page).isVisible()).toBe(true)
    await button(page, 'Dismiss').click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  it('tries again with the same request', async () => {
    planned()
    inbox.behind.on.cancel = () => ({ state: 'active', followUp: undefined })
    inbox.behind.answers.push(new RetryableError('UNAVAILABLE', 'away'))
    const page = await open('/c/c_ana')
    await button(page, 'Cancel').click()
    await page.getByRole('alert').getByText('A part of Relance is away').waitFor()
    await button(page, 'Try again').click()
    await card(page).waitFor({ state: 'detached' })
    const ids = inbox.behind.called.map(({ target }) => target?.requestId)
    expect(ids.length).toBe(2)
    expect(ids[0]).toBe(ids[1])
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  it('takes a text, which is sent exactly like that', async () => {
    planned()
    inbox.behind.on.edit = ({ followUp }, { text = '' }) => ({
      followUp: followUp && { ...followUp, draft: text, edited: true },
    })
    const page = await open('/c/c_ana')
    await button(page, 'Edit text').click()
    await page.getByLabel('Text of the follow-up').fill('Hi Ana, is Friday good?')
    await button(page, 'Save text').click()
    await card(page).getByText('It is sent exactly like this.').waitFor()
    await expect.poll(() => card(page).innerText()).toContain('Hi Ana, is Friday good?')
    expect(inbox.behind.called).toMatchObject([{ command: 'edit', text: 'Hi Ana, is Friday good?' }])
  })

  it('is moved: by an hour, to 9:00 tomorrow where the contact is, to a time that somebody picks', async () => {
    planned()
    inbox.behind.on.snooze = ({ followUp }, { dueAt = 0 }) => ({ followUp: followUp && { ...followUp, dueAt } })
    const page = await open('/c/c_ana')
    await button(page, 'Snooze').click()
    await button(page, 'In 1 hour').click()
    await card(page).getByText('Follow-up in 1 hour').waitFor()
    await button(page, 'Snooze').click()
    await button(page, 'Tomorrow 9:00').click()
    await card(page).getByText('Tomorrow, 09:00').waitFor()
    await button(page, 'Snooze').click()
    await page.getByLabel('At another time').fill('2026-11-30T17:30')
    await button(page, 'Move it there').click()
    await card(page).getByText('Monday, 17:30').waitFor()
    expect(inbox.behind.called.map(({ dueAt }) => dueAt)).toEqual([
      START + HOUR,
      Date.parse('2026-11-25T08:00Z'),
      Date.parse('2026-11-30T16:30Z'),
    ])
  })

  it('is sent at once only after a second press', async () => {
    planned()
    const page = await open('/c/c_ana')
    await button(page, 'Send now').click()
    expect(inbox.behind.called).toEqual([])
    await button(page, 'Send').click()
    await expect.poll(() => inbox.behind.called.map(({ command }) => command)).toEqual(['send-now'])
  })

  it('explains itself: facts, proposal, what each rule said and by which sentence', async () => {
    planned()
    const page = await open('/c/c_ana')
    await card(page).getByRole('button', { name: 'Why?' }).click()
    const text = await card(page).innerText()
    expect(text).toMatch(/silence\s+20 minutes; the last word was ours/i)
    expect(text).toMatch(
      /allowed hours\s+Changed it\s+Tuesday 21:00 → Wednesday 10:00\s+Source: Only follow up during business hours/i,
    )
    expect(text).toContain('Next check tomorrow, 09:00')
  })
})

describe('the thread', () => {
  it('has the same receipt for what was not sent', async () => {
    inbox.behind.put(aConversation({ id: 'c_ana' }), [
      aMessage(1, START - HOUR, 'customer', 'Thanks'),
      {
        seq: 2,
        at: START,
        item: {
          type: 'line',
          kind: 'delivery.suppressed',
          text: 'The follow-up was not sent: outside the messaging window',
          receipt: aReceipt({
            gates: [{ name: 'Messaging window', verdict: 'vetoed', detail: 'closed 2 hours ago', source: 'default' }],
          }),
        },
      },
    ])
    const page = await open('/c/c_ana')
    await button(page, 'Why?').click()
    await page.getByText('closed 2 hours ago').waitFor()
    await page.getByText('Forbade it').waitFor()
  })

  it('scrolls by itself, however long it is, and not the page around it', async () => {
    const thread = Array.from({ length: 60 }, (_, n) => aMessage(n + 1, START - HOUR + n, 'customer', `Message ${n}`))
    inbox.behind.put(aConversation({ id: 'c_ana' }), thread)
    const page = await open('/c/c_ana')
    await page.getByText('Message 59').waitFor()
    expect(await page.evaluate('document.documentElement.scrollHeight - document.documentElement.clientHeight')).toBe(0)
  })

  it('shows how a conversation ended', async () => {
    const summary = 'Luz exchanged the jacket for a larger size.'
    inbox.behind.put(aConversation({ id: 'c_luz', state: 'closed', summary, csat: { rating: 5, comment: 'Quick!' } }), [
      aMessage(1, START - HOUR, 'assistant', 'Does it fit?', {
        sentByRelanceAs: 'follow_up',
        attempt: 2,
        status: 'read',
        receipt: aReceipt(),
      }),
    ])
    const page = await open('/c/c_luz')
    const ended = page.getByRole('region', { name: 'How it ended' })
    await expect.poll(() => ended.innerText()).toContain(summary)
    await expect.poll(() => ended.innerText()).toContain('“Quick!”')
    await page.getByText('2nd follow-up').waitFor()
    await expect.poll(() => button(page, 'Resolve').count()).toBe(0)
    await button(page, 'Why?').click()
    await page.getByText('Next check tomorrow, 09:00').waitFor()
  })

  it('is taken over, handed back and resolved', async () => {
    inbox.behind.put(aConversation({ id: 'c_ana', alert: 'The customer mentioned a complaint.' }))
    inbox.behind.on['take-over'] = () => ({ handledBy: 'human', assignee: 'Sofie', alert: undefined })
    inbox.behind.on['hand-back'] = () => ({ handledBy: 'ai', assignee: undefined })
    inbox.behind.on.resolve = () => ({ state: 'closed' })
    const page = await open('/c/c_ana')
    await page.getByRole('alert').getByText('The customer mentioned a complaint.').waitFor()
    await button(page, 'Take over').click()
    await page.getByText('Handled by Sofie').waitFor()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await button(page, 'Hand back to AI').click()
    await page.getByText('Handled by AI').waitFor()
    await button(page, 'Resolve').click()
    await page.getByRole('region', { name: 'How it ended' }).waitFor()
    expect(inbox.behind.called.map(({ command }) => command)).toEqual(['take-over', 'hand-back', 'resolve'])
  })

  it('that does not exist says so, and leads back', async () => {
    const page = await open('/c/c_nobody')
    await page.getByText('There is no such conversation.').waitFor()
    await button(page, 'Back to the list').click()
    await page.getByText('Choose a conversation').waitFor()
  })
})

describe('the contact', () => {
  it('is paused and resumed', async () => {
    inbox.behind.put(aConversation({ id: 'c_ana' }))
    inbox.behind.on.pause = () => ({ paused: true })
    inbox.behind.on.resume = () => ({ paused: false })
    const page = await open('/c/c_ana')
    await button(page, 'Pause follow-ups').click()
    await contact(page).getByText('No, paused').waitFor()
    await button(page, 'Resume follow-ups').click()
    await button(page, 'Pause follow-ups').waitFor()
  })

  it('is remembered by what it said, until somebody erases that with a second press', async () => {
    inbox.behind.put(aConversation({ id: 'c_ana' }))
    const said = { conversation: 'c_ana', saidAt: START - 24 * HOUR, readBy: 'rules' }
    inbox.behind.memory.set(aConversation({ id: 'c_ana' }).route.contactId, [
      { ...said, about: 'preferred time', fact: 'only after work', quote: 'Please write only after work.' },
    ])
    const page = await open('/c/c_ana')
    await contact(page).getByText('only after work', { exact: true }).waitFor()
    await contact(page).getByText('“Please write only after work.”').waitFor()
    await button(page, 'Erase what is remembered').click()
    await button(page, 'Yes, erase it for good').click()
    await contact(page).getByText('Nothing yet.').waitFor()
    expect(inbox.behind.erasedBy).toHaveLength(1)
  })

  it('gets a follow-up that a person plans', async () => {
    inbox.behind.put(aConversation({ id: 'c_ana' }))
    inbox.behind.on.request = (_, { dueAt = 0, text = '' }) => ({
      state: 'follow_up_scheduled',
      followUp: aFollowUp({ source: 'person', dueAt, draft: text, edited: true }),
    })
    const page = await open('/c/c_ana')
    await button(page, 'Plan a follow-up').click()
    await page.getByLabel('When, by your clock').fill('2026-11-26T10:00')
    await page.getByLabel('Text').fill('Did the size fit?')
    await button(page, 'Plan it').click()
    await card(page).getByText('Follow-up in 2 days').waitFor()
    expect(inbox.behind.called).toMatchObject([
      { command: 'request', text: 'Did the size fit?', dueAt: START + 48 * HOUR },
    ])
  })
})

it('shows what is due, day by day, and leads there', async () => {
  planned()
  inbox.behind.put(
    aConversation({ name: 'Marco', followUp: aFollowUp({ source: 'customer', dueAt: START + 2 * HOUR }) }),
  )
  const page = await open('/agenda')
  await page.getByText('2 follow-ups are planned.').waitFor()
  await expect
    .poll(() => page.getByRole('main').innerText())
    .toMatch(/Today\s+12:00\s+Marco\s+The customer asked for it[^]*in 2 hours\s+Tomorrow\s+09:00\s+Ana Torres/)
  inbox.behind.put({ ...inbox.behind.view('c_marco'), followUp: undefined, lastSeq: 9 })
  await page.getByText('One follow-up is planned.').waitFor()
  await page.getByRole('link', { name: /Ana Torres/ }).click()
  await card(page).waitFor()
})

const counts = (conversations: number, followUps: number, returned: number) => {
  const none = { reopened: 0, handedOver: 0, optedOut: 0 }
  return { conversations, followUps, returned, recovered: returned, ...none }
}
/** What came of the decisions of an assistant. */
const outcomes = {
  policyVersion: 'v',
  firstDecisionAt: new Date('2026-11-24T10:00:00Z'),
  followed: counts(200, 310, 70),
  heldOut: counts(20, 0, 2),
  otherwise: counts(55, 0, 0),
  uplift: { followedShare: 0.35, heldOutShare: 0.1, difference: 0.25, lower: 0.055, upper: 0.344 },
}

describe('the settings', () => {
  const desk: Assistant = { ...defaultAssistant('desk'), name: 'Desk', instructions: 'Be kind.' }
  beforeEach(() => {
    inbox.behind.assistants.set('desk', desk)
    inbox.behind.compile = (instructions) => ({
      compiler: 'built-in 1',
      policyVersion: 'v',
      limits: [
        instructions.includes('3')
          ? { name: 'maxFollowUps', value: '3', source: 'Never follow up more than 3 times.' }
          : { name: 'maxFollowUps', value: '3', source: 'default' },
      ],
      leftToModel: ['Be kind.'],
      conflicts: instructions.includes('5') ? ['More than 3, and at least 5.'] : [],
    })
  })
  const toggle = (page: Page, name: string) => page.getByRole('switch', { name, exact: true })

  it('go to the server and come back after a reload', async () => {
    inbox.behind.outcomes = [outcomes]
    inbox.behind.usage = {
      credits: 37,
      tenantCredits: 52,
      since: new Date(START),
      renewsAt: new Date(START + 7 * 24 * HOUR),
      estimate: { creditsAMonth: 1_234, conversations: 80, days: 7, replayed: 30 },
    }
    const page = await open('/settings')
    await page.getByText('Recommended').waitFor()
    const followUps = page.getByRole('listitem').filter({ has: toggle(page, 'Auto Follow-ups') })
    await followUps
      .getByText('About 1,200 credits a month at your traffic. From the 80 conversations of the last 7 days')
      .waitFor()
    await page.getByText('37 credits used this month, 52 with all assistants').waitFor()
    await expect.poll(() => button(page, 'Save changes').isDisabled()).toBe(true)
    await page.getByLabel('Most credits a month').fill('37')
    await toggle(page, 'Auto Follow-ups').click()
    await toggle(page, 'Auto CSAT').click()
    await page.getByLabel('Inactivity time', { exact: true }).fill('45')
    await page.getByLabel('Most follow-ups').fill('2')
    await page.getByLabel('Hours to write in').selectOption('In these hours only')
    await button(page, 'Fri').click()
    await page.getByLabel('Hours 1, to').fill('14:00')
    await page.getByLabel('Days off').selectOption('These days only')
    await page.getByLabel('Other days').fill('12-24, 02-30, 2026-12-31')
    await page.getByRole('alert').getByText('left out: 02-30').waitFor()
    await page.getByLabel('Most sentences').fill('3')
    const meaning = page.getByRole('region', { name: 'What the instructions mean' })
    await expect.poll(() => meaning.innerText()).toMatch(/Other days off\s+12-24, 2026-12-31\s+Set by hand, below/)
    await page.getByLabel('Held out, in %').fill('15')
    await expect
      .poll(() => page.getByRole('table').innerText())
      .toMatch(/\+25\.0 points[^]*Followed up\s+200\s+310\s+70[^]*Held out\s+20\s+0\s+2/)
    await button(page, 'Save changes').click()
    await page.getByText('Saved. It applies from now on.').waitFor()
    expect(inbox.behind.assistants.get('desk')).toEqual({
      ...desk,
      capabilities: { ...desk.capabilities, autoFollowUps: false, autoCsat: true },
      inactivityMs: 45 * MINUTE,
      overrides: {
        anyHour: false,
        maxFollowUps: 2,
        allowedHours: [{ days: [1, 2, 3, 4], fromMinute: 540, toMinute: 840 }],
        holidays: { national: true, dates: ['12-24', '2026-12-31'] },
        maxSentences: 3,
      },
      holdOut: 0.15,
      creditCap: 37,
    })
    await page.getByRole('alert').getByText('The credits of this month are used up').waitFor()
    await page.reload()
    await toggle(page, 'Auto CSAT').waitFor()
    await expect.poll(() => toggle(page, 'Auto Follow-ups').getAttribute('aria-checked')).toBe('false')
    await expect.poll(() => toggle(page, 'Auto CSAT').getAttribute('aria-checked')).toBe('true')
    await expect.poll(() => page.getByLabel('Inactivity time', { exact: true }).inputValue()).toBe('45')
    await expect.poll(() => page.getByLabel('Other days').inputValue()).toBe('12-24, 2026-12-31')
    await page.getByLabel('Hours to write in').selectOption('At any hour')
    await expect.poll(() => meaning.innerText()).toMatch(/Hours to write in\s+any hour/)
  })

  it('show what instructions mean as they are typed: by which sentence, what is left, what contradicts', async () => {
    const page = await open('/settings/desk')
    const meaning = page.getByRole('region', { name: 'What the instructions mean' })
    await meaning.getByText('The default, where the instructions say nothing').waitFor()
    await page
      .getByRole('textbox', { name: 'Instructions' })
      .fill('Never follow up more than 3 times. Send at least 5.')
    await meaning.getByText('“Never follow up more than 3 times.”').waitFor()
    await meaning.getByText('More than 3, and at least 5.').waitFor()
    await page.getByLabel('Most follow-ups').fill('2')
    await expect.poll(() => meaning.innerText()).toMatch(/Most follow-ups\s+2\s+Set by hand, below/)
    await expect.poll(() => meaning.innerText()).toMatch(/Left to the model[^]*Be kind\./)
    expect(inbox.behind.assistants.get('desk')?.instructions).toBe('Be kind.')
  })

  it('that cannot be saved say why, and keep what was typed', async () => {
    inbox.behind.answers.push(new TerminalError('ASSISTANT_INVALID', 'The assistant cannot be saved: zone is unknown'))
    const page = await open('/settings/desk')
    await page.getByLabel('Time zone').fill('Atlantis')
    await button(page, 'Save changes').click()
    await page.getByRole('alert').getByText('zone is unknown').waitFor()
    await expect.poll(() => page.getByLabel('Time zone').inputValue()).toBe('Atlantis')
  })
})

it('says that the connection is lost, and catches up when it is back', async () => {
  planned()
  const page = await open('/')
  await rows(page).first().waitFor()
  await page.context().setOffline(true)
  const { port } = new URL(inbox.url)
  await inbox.stop()
  await page.getByText('Connection lost. What you see may be out of date').waitFor()
  await page.context().setOffline(false)

  inbox = await startInbox({ pageFolder: built.folder, port: Number(port) })
  inbox.behind.put(aConversation({ name: 'Came meanwhile' }))
  await page.getByRole('link', { name: /Came meanwhile/ }).waitFor({ timeout: 15_000 })
  await page.getByText('Connection lost. What you see').waitFor({ state: 'detached' })
})

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each([
    ['/', 'Choose a conversation'],
    ['/c/c_ana', 'Follow-up scheduled'],
    ['/c/c_priya', 'Let it go on'],
    ['/c/c_luz', 'How it ended'],
    ['/agenda', 'One follow-up is planned.'],
    ['/settings', 'Enforced on every decision'],
    ['/nowhere', 'There is no such page'],
  ])('nobody is shut out of %s', async (path, shown) => {
    planned()
    inbox.behind.put(aConversation({ name: 'Priya', alert: 'A complaint', parked: 'It broke', delivery: 'in_doubt' }))
    inbox.behind.put(
      aConversation({ name: 'Luz', state: 'closed', summary: 'Done', csat: { rating: 1, comment: 'Slow' } }),
    )
    inbox.behind.assistants.set('desk', defaultAssistant('desk'))
    inbox.behind.outcomes = [outcomes]
    const page = await open(path, { colorScheme })
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByText(shown).or(page.getByLabel(shown)).first().waitFor()
    if (path === '/c/c_ana') {
      await card(page).getByRole('button', { name: 'Why?' }).click()
      await button(page, 'Snooze').click()
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const overflow = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  it('goes from the list to the thread, the contact and back', async () => {
    planned()
    const page = await open('/', phone)
    await rows(page).first().tap()
    await card(page).getByText('Follow-up in 23 hours').waitFor()
    await expect.poll(() => overflow(page)).toBe(0)
    for (const name of ['Cancel', 'Snooze', 'Edit text', 'Skip', 'Send now', 'Take over', 'Resolve']) {
      const box = await button(page, name).boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 999), `right edge of ${name}`).toBeLessThanOrEqual(390)
    }
    await button(page, 'About the contact').tap()
    await contact(page).getByText('Follow-up scheduled in 23 hours').waitFor()
    await button(page, 'Back to the thread').tap()
    await page.getByRole('link', { name: 'Back to the list' }).tap()
    await rows(page).first().waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  it.each(['/agenda', '/settings'])('%s fits', async (path) => {
    planned()
    inbox.behind.assistants.set('desk', defaultAssistant('desk'))
    inbox.behind.outcomes = [outcomes]
    const page = await open(path, phone)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => overflow(page)).toBe(0)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
})
