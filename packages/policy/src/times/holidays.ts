/** Days that have a name, as rules by year. Each language says by which names it calls them. */
import { dateOf, easter, nthWeekday } from './calendar.ts'

type Rule = (year: number) => Temporal.PlainDate | undefined

const fixed =
  (month: number, day: number): Rule =>
  (year) =>
    dateOf(year, month, day)
const fromEaster =
  (days: number): Rule =>
  (year) =>
    easter(year).add({ days })
const nth =
  (n: number, weekday: number, month: number): Rule =>
  (year) =>
    nthWeekday(Temporal.PlainYearMonth.from({ year, month }), n, weekday)
/** The first Sunday of Advent is the fourth before Christmas. */
const advent =
  (sunday: number): Rule =>
  (year) => {
    const eve = Temporal.PlainDate.from({ year, month: 12, day: 24 })
    return eve.subtract({ days: (eve.dayOfWeek % 7) + (4 - sunday) * 7 })
  }
/** A day of another calendar, as it falls into a year of ours. */
const foreign =
  (calendar: string, monthCode: string, day: number): Rule =>
  (year) => {
    const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).withCalendar(calendar).year
    for (const theirs of [start, start + 1]) {
      const date = Temporal.PlainDate.from({ year: theirs, monthCode, day, calendar }).withCalendar('iso8601')
      if (date.year === year) return date
    }
    return undefined
  }

export const HOLIDAYS = {
  newYear: fixed(1, 1),
  epiphany: fixed(1, 6),
  martinLutherKing: nth(3, 1, 1),
  groundhog: fixed(2, 2),
  valentine: fixed(2, 14),
  presidents: nth(3, 1, 2),
  fatTuesday: fromEaster(-47),
  roseMonday: fromEaster(-48),
  ashWednesday: fromEaster(-46),
  womensDay: fixed(3, 8),
  idesOfMarch: fixed(3, 15),
  stPatrick: fixed(3, 17),
  stJoseph: fixed(3, 19),
  aprilFool: fixed(4, 1),
  palmSunday: fromEaster(-7),
  maundyThursday: fromEaster(-3),
  goodFriday: fromEaster(-2),
  holySaturday: fromEaster(-1),
  easter: fromEaster(0),
  easterMonday: fromEaster(1),
  earthDay: fixed(4, 22),
  stGeorge: fixed(4, 23),
  liberationOfItaly: fixed(4, 25),
  labourDay: fixed(5, 1),
  labourDayUs: nth(1, 1, 9),
  victoryInEurope: fixed(5, 8),
  cincoDeMayo: fixed(5, 5),
  mothersDay: nth(2, 7, 5),
  /** France: the last Sunday of May, or the first of June where that is Whit Sunday (Code de l'action sociale, D215-1). */
  mothersDayFrance: (year: number) => {
    const last = nthWeekday(Temporal.PlainYearMonth.from({ year, month: 5 }), -1, 7)
    return last?.equals(easter(year).add({ days: 49 })) ? last.add({ days: 7 }) : last
  },
  mothersDaySpain: nth(1, 7, 5),
  mothersDayUk: fromEaster(-21),
  memorialDay: nth(-1, 1, 5),
  ascension: fromEaster(39),
  pentecost: fromEaster(49),
  whitMonday: fromEaster(50),
  trinity: fromEaster(56),
  corpusChristi: fromEaster(60),
  republicOfItaly: fixed(6, 2),
  childrensDay: fixed(6, 1),
  fathersDay: nth(3, 7, 6),
  stJohn: fixed(6, 24),
  canadaDay: fixed(7, 1),
  independenceUs: fixed(7, 4),
  bastille: fixed(7, 14),
  swissNational: fixed(8, 1),
  assumption: fixed(8, 15),
  brazil: fixed(9, 7),
  germanUnity: fixed(10, 3),
  columbus: nth(2, 1, 10),
  hispanicDay: fixed(10, 12),
  austrianNational: fixed(10, 26),
  reformation: fixed(10, 31),
  halloween: fixed(10, 31),
  allSaints: fixed(11, 1),
  allSouls: fixed(11, 2),
  guyFawkes: fixed(11, 5),
  stMartin: fixed(11, 11),
  armistice: fixed(11, 11),
  republicOfBrazil: fixed(11, 15),
  thanksgiving: nth(4, 4, 11),
  blackFriday: (year: number) => nthWeekday(Temporal.PlainYearMonth.from({ year, month: 11 }), 4, 4)?.add({ days: 1 }),
  cyberMonday: (year: number) => nthWeekday(Temporal.PlainYearMonth.from({ year, month: 11 }), 4, 4)?.add({ days: 4 }),
  advent1: advent(1),
  advent2: advent(2),
  advent3: advent(3),
  advent4: advent(4),
  constitutionOfSpain: fixed(12, 6),
  stNicholas: fixed(12, 6),
  immaculate: fixed(12, 8),
  christmasEve: fixed(12, 24),
  christmas: fixed(12, 25),
  boxingDay: fixed(12, 26),
  newYearsEve: fixed(12, 31),
  portugalDay: fixed(6, 10),
  portugalLiberty: fixed(4, 25),
  chineseNewYear: foreign('chinese', 'M01', 1),
  passover: foreign('hebrew', 'M07', 15),
  roshHashanah: foreign('hebrew', 'M01', 1),
  yomKippur: foreign('hebrew', 'M01', 10),
  hanukkah: foreign('hebrew', 'M03', 25),
} satisfies Record<string, Rule>

export type Holiday = keyof typeof HOLIDAYS
