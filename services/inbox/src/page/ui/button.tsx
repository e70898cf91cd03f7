import type { ButtonHTMLAttributes } from 'react'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:enabled:bg-accent-hover',
  plain: 'border border-line-strong bg-surface text-ink hover:enabled:bg-sunken',
  quiet: 'text-soft hover:enabled:bg-sunken hover:enabled:text-ink',
  danger: 'border border-danger-line bg-surface text-danger hover:enabled:bg-danger-soft',
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook
  /** What it stands for is under way: it says so and rests. */
  busy?: boolean
}

export function Button({ look = 'plain', busy = false, className = '', children, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={`inline-flex h-8 items-center justify-center gap-1.5 rounded-lg px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:opacity-55 ${LOOKS[look]} ${className}`}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}

export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-3.5 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  )
}
