/** For the tests of the languages: a table of phrases against what is read. */
import { type TimeLanguage, readTimes } from '../read-times.ts'

/** Tuesday, half past four in the morning, at a place two hours behind UTC. */
const NOW = Temporal.ZonedDateTime.from('2013-02-12T04:30-02:00[-02:00]')

/**
 * The lines of a table that are read as something else, with what they are read as.
 *
 * @param table - `2013-02-13T10:00 tomorrow at 10` a line, to the day, the hour or the minute that is written.
 */
export function misread(language: TimeLanguage, table: string): string[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [expected = '', ...words] = line.trim().split(' ')
      const times = readTimes(words.join(' '), NOW.epochMilliseconds, NOW.timeZoneId, language)
      const read = times.map(({ at }) =>
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(NOW.timeZoneId).toString(),
      )
      return read.length === 1 && read[0]?.startsWith(expected)
        ? []
        : [`${line.trim()} → ${read.join(', ') || 'nothing'}`]
    })
}
