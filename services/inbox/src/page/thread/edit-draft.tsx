import { useState } from 'react'
import { useCommands } from '../commands.tsx'
import { Button } from '../ui/button.tsx'
import { Field, fieldLook } from '../ui/field.tsx'

/** Rewrites the planned text. What a person wrote is sent as it is and never overwritten. */
export function EditDraft({ draft, done }: { draft: string; done: () => void }) {
  const { press, pending } = useCommands()
  const [text, setText] = useState(draft)
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        press('edit', { text }, done)
      }}
      onKeyDown={({ key }) => key === 'Escape' && done()}
    >
      <Field label="Text of the follow-up" hint="It is sent exactly as you write it.">
        <textarea
          autoFocus
          required
          rows={3}
          maxLength={4_096}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`${fieldLook} field-sizing-content min-h-20 py-2`}
        />
      </Field>
      <div className="flex gap-1.5">
        <Button type="submit" look="primary" disabled={!text.trim() || pending !== undefined} busy={pending === 'edit'}>
          Save text
        </Button>
        <Button disabled={pending !== undefined} onClick={done}>
          Keep as it was
        </Button>
      </div>
    </form>
  )
}
