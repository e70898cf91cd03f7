import type { Receipt } from '@relance/contracts/words'
import { type ReactNode, useId, useState } from 'react'
import { ReceiptView } from './receipt.tsx'

interface Props {
  receipt: Receipt | undefined
  /** In the middle of the thread, as lines of the system are. */
  centred?: boolean
  children: ReactNode
  /** Between the line and the receipt. */
  below?: ReactNode
}

/** A line, and behind "Why?" the receipt of what it says. */
export function Why({ receipt, centred = false, children, below }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={centred ? 'my-1 text-xs text-soft' : ''}>
      <div className={`flex items-baseline gap-x-2 gap-y-0.5 ${centred ? 'flex-wrap justify-center text-center' : ''}`}>
        {children}
        {receipt && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
            className={`shrink-0 rounded-md text-xs font-medium text-accent underline decoration-accent-line underline-offset-2 hover:decoration-current ${centred ? '' : 'ml-auto'}`}
          >
            {open ? 'Hide why' : 'Why?'}
          </button>
        )}
      </div>
      {below}
      {receipt && open && (
        <div id={id} className="mt-2 rounded-xl border border-line bg-canvas p-3.5 text-left">
          <ReceiptView receipt={receipt} />
        </div>
      )}
    </div>
  )
}
