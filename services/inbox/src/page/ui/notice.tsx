import type { ReactNode } from 'react'
import { errorInWords } from '../errors.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

interface Props {
  tone: 'warn' | 'danger'
  icon?: IconName
  title: string
  children?: ReactNode
  actions?: ReactNode
}

const TONES = {
  warn: 'border-warn-line bg-warn-soft text-warn',
  danger: 'border-danger-line bg-danger-soft text-danger',
}

/** Something that somebody has to know or do. It is read out as soon as it appears. */
export function Notice({ tone, icon = 'alert', title, children, actions }: Props) {
  return (
    <div role="alert" className={`flex gap-2.5 rounded-xl border px-3 py-2.5 text-sm ${TONES[tone]}`}>
      <Icon name={icon} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        {children && <div className="mt-0.5 text-soft wrap-anywhere">{children}</div>}
      </div>
      {actions && <div className="flex shrink-0 flex-wrap items-start gap-1.5">{actions}</div>}
    </div>
  )
}

/** An error in plain words, with what to do, and a way to try the same request again. */
export function ErrorNotice({ error, again, dismiss }: { error: unknown; again?: () => void; dismiss?: () => void }) {
  const { what, todo } = errorInWords(error)
  const actions = (
    <>
      {again && <Button onClick={again}>Try again</Button>}
      {dismiss && (
        <Button look="quiet" onClick={dismiss}>
          Dismiss
        </Button>
      )}
    </>
  )
  return (
    <Notice tone="danger" title={what} actions={(again || dismiss) && actions}>
      {todo}
    </Notice>
  )
}
