/** The commands of people and services: each becomes one input. */
import type { Clock, Settings } from '@relance/engine'
import type { ConversationServiceDefinition } from '@relance/contracts/gen/relance/conversation/v1/conversation_service'
import { conversationView } from '@relance/contracts/view'
import type { GrpcHandlers } from '@relance/service-kit'
import { viewOf } from '../actor/view-of.ts'
import { setPaused } from './consent.ts'
import { type Performer, perform } from './perform.ts'
import { readAddress, readFutureInstant, readOptionalText, readText } from './target.ts'

export interface CommandPorts extends Performer {
  settings: Settings
  clock: Clock
}

type Handlers = GrpcHandlers<typeof ConversationServiceDefinition>
export type CommandHandlers = Pick<
  Handlers,
  | 'takeOver'
  | 'handBack'
  | 'resolve'
  | 'requestFollowUp'
  | 'cancelFollowUp'
  | 'editFollowUp'
  | 'snoozeFollowUp'
  | 'skipFollowUp'
  | 'sendFollowUpNow'
  | 'pauseFollowUps'
  | 'resumeFollowUps'
  | 'unpark'
>

export function createCommands(ports: CommandPorts): CommandHandlers {
  const { actor, clock, settings } = ports
  return {
    takeOver: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'handover.taken', ...by }) }),

    handBack: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'handover.returned', ...by }) }),

    resolve: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'conversation.resolved', ...by }) }),

    requestFollowUp: ({ target, dueAt, text, reason }, { identity }) =>
      perform(ports, {
        target,
        identity,
        input: (by) => ({
          type: 'followup.requested',
          ...by,
          dueAt: readFutureInstant(dueAt, clock.now()),
          text: readOptionalText(text),
          reason: readOptionalText(reason) ?? `Planned by ${by.actor.name}.`,
        }),
      }),

    cancelFollowUp: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'followup.cancelled', ...by }) }),

    editFollowUp: ({ target, text }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'followup.edited', ...by, text: readText(text) }) }),

    snoozeFollowUp: ({ target, dueAt }, { identity }) =>
      perform(ports, {
        target,
        identity,
        input: (by) => ({ type: 'followup.snoozed', ...by, dueAt: readFutureInstant(dueAt, clock.now()) }),
      }),

    skipFollowUp: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'followup.skipped', ...by }) }),

    sendFollowUpNow: ({ target }, { identity }) =>
      perform(ports, { target, identity, input: (by) => ({ type: 'followup.hastened', ...by }) }),

    pauseFollowUps: ({ target }, { identity }) =>
      perform(ports, {
        target,
        identity,
        input: (by) => ({ type: 'followups.paused', ...by }),
        before: (view, { tenant }) => setPaused(settings, tenant, view.route.contactId, true),
      }),

    resumeFollowUps: ({ target }, { identity }) =>
      perform(ports, {
        target,
        identity,
        input: (by) => ({ type: 'followups.resumed', ...by }),
        before: (view, { tenant }) => setPaused(settings, tenant, view.route.contactId, false),
      }),

    async unpark(request) {
      const { wasParked, record } = await actor.unpark(readAddress(request))
      const view = viewOf(record)
      return { wasParked, conversation: view && conversationView.toWire(view) }
    },
  }
}
