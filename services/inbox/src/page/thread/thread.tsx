import type { ThreadItem } from '@relance/contracts/view'
import { Fragment, type ReactNode, useLayoutEffect, useRef } from 'react'
import { useMinute } from '../clock.ts'
import { dayInWords, ownZone } from '../time.ts'
import { Bubble } from './bubble.tsx'
import { DecisionLine } from './decision-line.tsx'
import { SystemLine } from './system-line.tsx'

interface Props {
  items: readonly ThreadItem[]
  /** Above the thread, always in sight. */
  before: ReactNode
  /** Below it: what is to come. */
  after: ReactNode
}

/** Nearer to the end than this, somebody is reading the end and wants to go on doing so. */
const NEAR_END_PX = 120

/** What was said and decided, oldest first. It opens at the end and stays there as more comes. */
export function Thread({ items, before, after }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = items.at(-1)?.seq

  useLayoutEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content) return
    const follow = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    }
    follow()
    const resized = new ResizeObserver(follow)
    resized.observe(content)
    return () => resized.disconnect()
  }, [last])

  return (
    <>
      <div className="flex flex-col gap-2 px-4 pt-3 empty:hidden">{before}</div>
      <div
        ref={scroller}
        // Scrolled with the keyboard too, where nothing inside takes the focus.
        tabIndex={0}
        role="region"
        aria-label="Thread"
        className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        onClickCapture={({ target }) => {
          // What somebody opens must not be pushed out of sight by going on to the end.
          if (target instanceof Element && target.closest('[aria-expanded]')) atEnd.current = false
        }}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
        }}
      >
        <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end px-4 py-5">
          <ol aria-live="polite" aria-label="Messages" className="flex flex-col gap-2">
            {items.map((item, index) => (
              <Fragment key={keyOf(items, index)}>
                <DayBreak at={item.at} previous={items[index - 1]?.at} />
                <li className="flex flex-col">
                  <Item item={item} />
                </li>
              </Fragment>
            ))}
          </ol>
          <div className="mt-4 empty:hidden">{after}</div>
        </div>
      </div>
    </>
  )
}

/** One input may have led to several things, which then share its sequence. */
function keyOf(items: readonly ThreadItem[], index: number): string {
  const seq = items[index]?.seq
  return `${seq} ${index - items.findIndex((item) => item.seq === seq)}`
}

function Item({ item: { item, at } }: { item: ThreadItem }) {
  if (item.type === 'message') return <Bubble message={item} />
  if (item.type === 'line') return <SystemLine line={item} at={at} />
  return <DecisionLine decision={item} at={at} />
}

function DayBreak({ at, previous }: { at: number; previous: number | undefined }) {
  const now = useMinute()
  const day = dayInWords(at, now, ownZone)
  if (previous !== undefined && dayInWords(previous, now, ownZone) === day) return null
  return (
    <li className="my-2 flex items-center gap-3 text-xs font-medium text-muted">
      <span className="h-px flex-1 bg-line" />
      {day}
      <span className="h-px flex-1 bg-line" />
    </li>
  )
}
