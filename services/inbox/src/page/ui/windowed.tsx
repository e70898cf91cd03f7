import { type ReactNode, type RefObject, useEffect, useState } from 'react'

/** Rows of one height, of which only those in sight and a few around them exist: ten thousand cost what thirty do. */
interface Props<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  rowHeight: number
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>
  label: string
  children: (item: T) => ReactNode
  /** The end is near: read more. */
  onNearEnd: () => void
}

const OVERSCAN = 6

export function Windowed<T>({ items, keyOf, rowHeight, scroller, label, children, onNearEnd }: Props<T>) {
  const { top, height } = useViewport(scroller)
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN)
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + OVERSCAN)
  const nearEnd = last >= items.length - OVERSCAN

  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])

  return (
    <ul aria-label={label} className="relative" style={{ height: items.length * rowHeight }}>
      {items.slice(first, last).map((item, index) => (
        <li
          key={keyOf(item)}
          aria-setsize={items.length}
          aria-posinset={first + index + 1}
          className="absolute inset-x-0"
          style={{ top: (first + index) * rowHeight, height: rowHeight }}
        >
          {children(item)}
        </li>
      ))}
    </ul>
  )
}

function useViewport(scroller: RefObject<HTMLElement | null>) {
  const [viewport, setViewport] = useState({ top: 0, height: 1_000 })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setViewport({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller])
  return viewport
}
