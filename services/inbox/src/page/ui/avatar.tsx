/** The first letters of a name; read out by nobody, since the name stands beside it. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  const initials = name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => firstLetter(word).toUpperCase())
    .join('')
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full border border-line bg-sunken font-semibold text-soft select-none ${
        large ? 'size-12 text-lg' : 'size-9 text-xs'
      }`}
    >
      {initials || '#'}
    </span>
  )
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A letter as a reader counts them, accents included. */
function firstLetter(word: string): string {
  for (const { segment } of letters.segment(word)) return segment
  return ''
}
