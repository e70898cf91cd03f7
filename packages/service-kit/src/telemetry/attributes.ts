/** Names of attributes of our spans and metrics. Every span that concerns a conversation has `ATTRIBUTE.conversation`. */
export const ATTRIBUTE = {
  conversation: 'relance.conversation',
  tenant: 'relance.tenant',
  /** Which of our services is at work, also where several share a process. */
  service: 'relance.service',
  /** The service that made a gRPC call, on the span of the one that answers it. */
  caller: 'relance.caller',
  channel: 'relance.channel',
  input: 'relance.input',
  command: 'relance.command',
  reason: 'relance.reason',
} as const
