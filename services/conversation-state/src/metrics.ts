/** What conversation-state counts. Made once per process: instruments of one name are one instrument. */
import { counter, histogram } from '@relance/service-kit'

export const metrics = {
  inputsFolded: counter('relance.inputs.folded', { description: 'Inputs folded, by type.', unit: '{input}' }),
  inputsRepeated: counter('relance.inputs.repeated', {
    description: 'Entries passed over because the conversation had folded their id.',
    unit: '{input}',
  }),
  inputsUndecodable: counter('relance.inputs.undecodable', {
    description: 'Entries passed over because they cannot be read; they stay in the mailbox.',
    unit: '{input}',
  }),
  commandsRelayed: counter('relance.commands.relayed', {
    description: 'Commands and events that left, by type; a repeat counts again.',
    unit: '{command}',
  }),
  drainSize: histogram('relance.drain.entries', {
    description: 'Entries folded by one turn of a conversation that folded any.',
    unit: '{entry}',
    boundaries: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  }),
  conflicts: counter('relance.commit.conflicts', {
    description: 'Commits lost to another worker.',
    unit: '{commit}',
  }),
  parked: counter('relance.conversations.parked', {
    description: 'Conversations that were parked, by reason. Each wants a person.',
    unit: '{conversation}',
  }),
  newerSchema: counter('relance.conversations.refused', {
    description: 'Turns refused because STATE is of a later version.',
    unit: '{turn}',
  }),
  viewsOwed: counter('relance.views.owed', {
    description: 'Views that could not be written when they changed, and are caught up.',
    unit: '{view}',
  }),
  audited: counter('relance.sweep.visited', {
    description: 'Conversations that the sweeper looked at.',
    unit: '{conversation}',
  }),
  missed: counter('relance.sweep.missed', {
    description: 'What the sweeper mended: timers, outboxes, wake-ups, views. It should find nothing.',
    unit: '{repair}',
  }),
}
