import type { CommandOf } from '@relance/contracts/command'
import { defaultAssistant } from '@relance/contracts/settings'
import { expect, it } from 'vitest'
import { elapseOf } from './elapse.ts'

const armed: CommandOf<'timer.arm'> = {
  type: 'timer.arm',
  name: 'inactivity',
  generation: 3,
  dueAt: 1_000,
  assistantId: 'support',
  channel: 'whatsapp',
}

it('reports the timer under an id of its own, with the assistant’s settings', () => {
  expect(elapseOf(armed, defaultAssistant('support'))).toEqual({
    id: 'inactivity/3/elapsed',
    input: {
      type: 'timer.elapsed',
      name: 'inactivity',
      generation: 3,
      dueAt: 1_000,
      settings: {
        inactivityMs: 1_200_000,
        autoFollowUps: true,
        autoResolve: true,
        autoCsat: false,
        transferToHuman: true,
        spamProtection: true,
      },
    },
  })
})

it('treats the web widget as if follow-ups were off: nobody is there to read them', () => {
  const { input } = elapseOf({ ...armed, channel: 'web_widget' }, defaultAssistant('support'))
  expect(input).toMatchObject({ settings: { autoFollowUps: false, autoResolve: true } })
})
