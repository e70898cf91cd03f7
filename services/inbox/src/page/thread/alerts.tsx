import type { ConversationView } from '@relance/contracts/view'
import { useCommands } from '../commands.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What somebody has to act on before anything else. */
export function Alerts({ view }: { view: ConversationView }) {
  const { press, pending } = useCommands()
  return (
    <>
      {view.parked && (
        <Notice
          tone="danger"
          title="Relance stopped working on this conversation"
          actions={
            <Button disabled={pending !== undefined} busy={pending === 'unpark'} onClick={() => press('unpark')}>
              Let it go on
            </Button>
          }
        >
          {view.parked} Nothing is sent until it goes on; messages are still recorded.
        </Notice>
      )}
      {view.alert && (
        <Notice tone="warn" title="Waiting for a person">
          {view.alert}
        </Notice>
      )}
      {view.delivery === 'in_doubt' && (
        <Notice tone="warn" title="It is not known whether the last message arrived">
          The channel did not answer. Relance does not send it again; a status from the channel settles it.
        </Notice>
      )}
    </>
  )
}
