import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

interface Props {
  label: string
  disabled?: boolean
  busy?: boolean
  /** What opens below the button; `close` shuts it. */
  children: (close: () => void) => ReactNode
}

/** A button that opens a few choices below it. Escape, or a press elsewhere, shuts it and gives the focus back. */
export function Menu({ label, disabled, busy, children }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLDivElement>(null)

  const close = () => {
    setOpen(false)
    button.current?.querySelector('button')?.focus()
  }

  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('button, input')?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  return (
    <div className="relative" onKeyDown={(event) => open && event.key === 'Escape' && close()}>
      <div ref={button}>
        <Button aria-expanded={open} disabled={disabled} busy={busy ?? false} onClick={() => setOpen(!open)}>
          {label}
          <Icon name="chevron" className="-mr-1 size-3.5 text-muted" />
        </Button>
      </div>
      {open && (
        <div
          ref={box}
          className="absolute bottom-full left-0 z-20 mb-1 w-64 rounded-xl border border-line bg-surface p-1 shadow-lg shadow-black/10"
        >
          {children(close)}
        </div>
      )}
    </div>
  )
}
