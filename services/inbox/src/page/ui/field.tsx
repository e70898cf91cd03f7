import type { ReactNode } from 'react'

/** How everything that is typed into looks. */
export const fieldLook =
  'rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink placeholder:text-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0'

/** A label above a field, and what to know about it below. */
export function Field({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1">
      <span className="text-sm font-medium text-soft">{label}</span>
      {children}
      {hint && <span className="text-xs text-muted">{hint}</span>}
    </label>
  )
}
