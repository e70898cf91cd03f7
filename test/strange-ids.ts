/** Ids that would mean something to a subject, a path, a query or a terminal, if anybody put them there as they are. */
export const STRANGE_IDS: readonly (readonly [name: string, id: string])[] = [
  ['a dot', 'ana.maria'],
  ['an asterisk', '*'],
  ['a greater-than sign', '>'],
  ['all tokens of a subject', 'mailbox.*.>'],
  ['spaces', ' ana  maria '],
  ['a NUL', 'ana\0maria'],
  ['a line break', 'ana\r\nNats-Msg-Id: 1'],
  ['emoji', '👩‍👩‍👧 Zoë'],
  ['a path', '../../etc/passwd'],
  ['quotes', `ana'; DROP TABLE calls; --"`],
  ['10 kB', 'x'.repeat(10_240)],
]
