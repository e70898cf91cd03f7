import type { ConversationView } from '@relance/contracts/view'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useRef } from 'react'
import { post } from './api.ts'
import { whoIAm } from './me.ts'
import { applyView } from './queries.ts'

export type CommandName =
  | 'take-over'
  | 'hand-back'
  | 'resolve'
  | 'request'
  | 'cancel'
  | 'edit'
  | 'snooze'
  | 'skip'
  | 'send-now'
  | 'pause'
  | 'resume'
  | 'unpark'

interface Press {
  command: CommandName
  body: { text?: string; dueAt?: number; reason?: string }
  /** One for each press of a button: trying again is the same request, which the server carries out once. */
  requestId: string
}

/** The commands to the conversation that is shown. What comes of one is shown when the server said so, not before. */
export interface Commands {
  press(command: CommandName, body?: Press['body'], done?: () => void): void
  /** The command under way; while there is one, every button of the conversation rests. */
  pending: CommandName | undefined
  error: unknown
  again(): void
  dismiss(): void
}

const CommandsContext = createContext<Commands | undefined>(undefined)

export function CommandsOf({ conversation, children }: { conversation: string; children: ReactNode }) {
  const client = useQueryClient()
  const { mutate, reset, isPending, error, variables } = useMutation({
    mutationFn: ({ command, body, requestId }: Press) =>
      post<{ conversation?: ConversationView }>(`/conversations/${encodeURIComponent(conversation)}/${command}`, {
        ...body,
        requestId,
        actor: whoIAm(),
      }),
    onSuccess: ({ conversation: after }) => after && applyView(client, after),
  })
  // Buttons rest from the next render on; the second half of a double click comes before it.
  const underWay = useRef(false)
  const send = (press: Press, done?: () => void) => {
    if (underWay.current) return
    underWay.current = true
    mutate(press, { onSuccess: () => done?.(), onSettled: () => (underWay.current = false) })
  }
  const commands: Commands = {
    press: (command, body = {}, done) => send({ command, body, requestId: newRequestId() }, done),
    pending: isPending ? variables.command : undefined,
    error,
    again: () => variables && send(variables),
    dismiss: reset,
  }
  return <CommandsContext value={commands}>{children}</CommandsContext>
}

export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('Commands belong to a conversation: render this inside of CommandsOf.')
  return commands
}

/** `crypto.randomUUID` is missing where the page is not served from localhost or over TLS. */
function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
