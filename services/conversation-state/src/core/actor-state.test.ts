import { describe, expect, it } from 'vitest'
import { NewerSchemaError, parseActorState } from './actor-state.ts'
import { armedTimers } from './deadlines.ts'
import { hasHeard, hashOf, remember } from './recent.ts'
import { START, HOUR, MINUTE, Story, answered, by, idle, promised, scheduled } from './stories/story.ts'
import { toView } from './view.ts'

const json = (story: Story) => JSON.parse(JSON.stringify(story.known))

describe('the record of a conversation', () => {
  it('comes back from JSON as it was', () => {
    const story = new Story().tell(...promised)
    expect(parseActorState(json(story))).toEqual(story.known)
  })

  it('of an older release is filled in', () => {
    const old = json(new Story().tell(...scheduled))
    delete old.recent
    delete old.snapshot.context.inDoubt
    delete old.snapshot.context.resolved
    delete old.snapshot.context.plan.failures
    expect(parseActorState(old)).toMatchObject({
      recent: '',
      snapshot: { context: { inDoubt: [], resolved: false, plan: { failures: 0 } } },
    })
  })

  it('of a newer release is refused', () => {
    expect(() => parseActorState({ ...json(new Story().tell(...answered)), schema: 2 })).toThrow(NewerSchemaError)
    expect(() => parseActorState({})).toThrow()
  })

  it('of an idle conversation is small', () =>
    expect(JSON.stringify(new Story().tell(...idle).known).length).toBeLessThan(1_400))
})

describe('armed timers', () => {
  it('are those that the engine must hold', () =>
    expect(armedTimers(new Story().tell(...scheduled).known)).toEqual([
      { name: 'follow_up', generation: 1, dueAt: START + 20 * MINUTE + 2 * HOUR },
    ]))
})

describe('the view', () => {
  it('does not exist until a message opened the conversation', () =>
    expect(toView(new Story().tell(by('followups.paused')).known, 1)).toBeUndefined())

  it('says when silence makes the conversation idle, and what is planned', () => {
    const story = new Story().tell(...answered)
    expect(toView(story.known, 2)).toMatchObject({
      id: 'c_1',
      tenant: 'acme',
      lastSeq: 2,
      state: 'active',
      idleAt: START + 20 * MINUTE,
    })
    story.tell(...scheduled.slice(2))
    expect(toView(story.known, 4)).toMatchObject({
      state: 'follow_up_scheduled',
      followUp: { source: 'ai', dueAt: START + 20 * MINUTE + 2 * HOUR, draft: 'Still interested?', attempt: 1 },
    })
  })
})

describe('the memory of outside ids', () => {
  it('knows the last 64, and no others', () => {
    let recent = ''
    for (let n = 0; n < 100; n++) recent = remember(recent, `wamid.${n}`)
    expect(recent).toHaveLength(64 * 11)
    expect([35, 36, 99, 100].map((n) => hasHeard(recent, `wamid.${n}`))).toEqual([false, true, true, false])
    expect(remember(recent, 'wamid.99')).toBe(recent)
  })

  it('does not take one id for another', () => {
    const hashes = new Set(
      Array.from({ length: 100_000 }, (_, n) => hashOf(`wamid.HBgNNDkxNTExMjM0NTY3OBUCABIYFD${n}`)),
    )
    expect(hashes.size).toBe(100_000)
  })
})
