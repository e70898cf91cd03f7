import { useSyncExternalStore } from 'react'

const KEY = 'relance.name'
const NOBODY = 'Somebody in the inbox'
const listeners = new Set<() => void>()

/** Whose name stands on what is done here. A token says whose inbox it is, not who sits before it. */
export function whoIAm(): { id: string; name: string } {
  const name = readName()
  return name ? { id: `inbox:${name.toLowerCase().replaceAll(/\s+/g, '-')}`, name } : { id: 'inbox', name: NOBODY }
}

export function useMyName(): [string, (name: string) => void] {
  return [useSyncExternalStore(subscribe, readName), writeName]
}

function readName(): string {
  return localStorage.getItem(KEY) ?? ''
}

function writeName(name: string): void {
  localStorage.setItem(KEY, name.trim().slice(0, 64))
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    removeEventListener('storage', changed)
  }
}
