import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'

/** What the address says to show. */
export type Place =
  | { page: 'inbox'; conversation: string | undefined }
  | { page: 'agenda' }
  | { page: 'settings'; assistant: string | undefined }
  | { page: 'nowhere' }

export function placeOf(path: string): Place {
  const [first, second, ...more] = path.split('/').filter(Boolean).map(decodeURIComponentSafely)
  if (more.length > 0) return { page: 'nowhere' }
  if (first === undefined) return { page: 'inbox', conversation: undefined }
  if (first === 'c' && second) return { page: 'inbox', conversation: second }
  if (first === 'agenda' && !second) return { page: 'agenda' }
  if (first === 'settings') return { page: 'settings', assistant: second }
  return { page: 'nowhere' }
}

export function conversationPath(id: string): string {
  return `/c/${encodeURIComponent(id)}`
}

const listeners = new Set<() => void>()

export function navigate(path: string): void {
  if (path !== location.pathname) history.pushState(null, '', path)
  for (const changed of listeners) changed()
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** A link that stays on the page; with a modifier key it is the browser's, as anywhere. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  addEventListener('popstate', changed)
  return () => {
    listeners.delete(changed)
    removeEventListener('popstate', changed)
  }
}

function decodeURIComponentSafely(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
