/**
 * Readers of JSON that came from outside and may have any shape: what is not there, or is something else, is empty.
 */

/** The property's value where it is an object; an empty one otherwise. */
export function objectIn(parent: unknown, name: string): Record<string, unknown> {
  const value = property(parent, name)
  return isObject(value) ? value : {}
}

/** The property's values where it is a list; none otherwise. */
export function listIn(parent: unknown, name: string): unknown[] {
  const value = property(parent, name)
  return Array.isArray(value) ? value : []
}

/** The property's text, also of a number; empty otherwise. */
export function textIn(parent: unknown, name: string): string {
  const value = property(parent, name)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Whether a value is an object, not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether JSON text nests deeper than `limit`: such a text is an attack on whoever walks it. Brackets within strings do not count. */
export function nestsDeeperThan(json: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i++) {
    const sign = json[i]
    if (inString) {
      if (sign === '\\') i++
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') {
      if (++depth > limit) return true
    } else if (sign === '}' || sign === ']') depth--
  }
  return false
}

function property(parent: unknown, name: string): unknown {
  return isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined
}
