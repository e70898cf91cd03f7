import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in English', () => {
  expect(
    misread(
      'en',
      `
      2013-02-12T07:30 in 3 hours
      2013-02-12T07:00 in two and a half hours
      2013-02-12T06:00 an hour and a half from now
      2013-02-12T05:50 in an hour and twenty minutes
      2013-02-12T05:15 in 45 minutes
      2013-02-12T05:00 half an hour from now
      2013-02-12T06:00 in 90 min
      2013-02-14 the day after tomorrow
      2013-02-22 next friday
      2013-02-17 this sunday
      2013-03-25 last monday of march
      2013-04-02 first tuesday of april
      2013-05-08 the second wednesday in may
      2013-10-31 october 31st
      2013-06-03 the 3rd of june
      2013-05-20 5/20
      2013-12-24 on 12/24/2013
      2013-06-01 2013-06-01
      2013-02-25 the 25th
      2013-12-24 christmas eve
      2013-11-28 thanksgiving
      2013-05-12 mother's day
      2013-03-29 good friday
      2013-02-20 a week from tomorrow
      2013-12-27 two days after christmas
      2013-03-05 three weeks from today
      2013-04-01 the monday after easter
      2013-02-12T08:45 quarter to nine
      2013-02-12T17:45 a quarter to 6 pm
      2013-02-12T16:10 ten past four
      2013-02-12T11:55 five minutes to noon
      2013-02-13T12 tomorrow at noon
      2013-02-15T10 friday at 10 in the morning
      2013-02-12T20 8 o'clock tonight
      2013-02-13T19 tomorrow evening at 7
      2013-02-18T09:30 next monday at 9:30am
      2013-03-05T16 march 5 at 4pm
      2013-02-14T14 2pm on thursday
      2013-02-12T18:45 18:45
      2013-02-13T17:45 at 5:45 tomorrow afternoon
      2013-02-12T21:30 6:30 pm EST
      2013-02-28 end of the month
      2013-03-31 the last day of march
      2013-02-18T08:30 monday morning at eight thirty
      2013-02-26 in a fortnight
      2013-02-20 wednesday of next week
      2013-03-02 the 2nd of march
      2013-03-03 march the 3rd
      2015-04-14 14april 2015
      2013-10-29 the last tuesday of october
      2013-09-17 third tuesday of september 2013
      2013-02-12T18:30 at 18:30h
      2013-02-12T10 10 o'clock
      2013-02-12T20:30 eight thirty tonight
      2013-02-13T17 tomorrow at exactly 5pm
      2013-02-13T20 around 8pm tomorrow
      2013-02-12T14:00 by 2:00pm
      2013-02-13T22 tomorrow night at 10
      2013-02-18T11 monday at 11 am
      2013-02-18T11 11am on monday
      2013-02-13T23 late tomorrow at 11 pm
      2013-02-19T04 in seven days
      2013-02-19 in 1 week
      2013-02-26 2 weeks from now
      2013-02-12T05:00 in about half an hour
      2013-02-12T07:00 in 2 and a half hours
      2013-02-12T04:45 15 minutes from now
      2013-02-15T04 3 days from now
      2013-04-12 two months from now
      2013-02-12T08:30 four hours from now
      2013-02-12T22:15 quarter after ten pm
      2013-02-13T00:30 half past midnight
      2013-02-13T12 noon tomorrow
      2013-02-13T00 midnight
      2013-03-31 easter sunday
      2013-04-01 easter monday 2013
      2013-03-24 palm sunday
      2013-05-27 memorial day
      2013-09-02 labor day
      2013-12-31 new year's eve
      2013-03-17 st patrick's day
      2013-12-11 two weeks before christmas
      2013-12-24 the day before christmas
      2013-05-05 fifth of may
      2013-02-16 on the 16th
      2013-03-15 3/15
      2013-06-01 6/1/13
      2013-05-20 2013-05-20
      2013-02-13T08:15 8:15 am tomorrow
      2013-02-19T16 next tuesday at 4
      2013-02-20T19 7pm next wednesday
      2013-02-15T18 fri at 6 in the evening
      2013-02-12T07 seven in the morning
      2013-02-12T07:40 twenty to eight
      2013-02-12T05:00 in thirty minutes
      2013-02-13T09:15 tomorrow morning at nine fifteen
      2013-02-16T12 saturday at noon
      2013-03-02 2nd of next month
      2013-02-14T15 day after tomorrow at 3 in the afternoon
      2013-02-13T09:00 between 9 and 11 tomorrow
      2013-02-13T14:00 2pm-4pm tomorrow
      2013-02-12T06:30 in 2 or 3 hours
      2013-02-22 end of next week
      2013-02-15T17 by friday eod
      2014-03-03 the 1st monday of march 2014
      2013-02-12T13:23 one twenty three p.m.
      2013-02-18T09 monday morning
      2013-02-13T19 tomorrow night
      2013-03-08 the 8th of march
      2013-03-08 8 march 2013
      2013-02-17T04 in 5 days
      2013-02-12T06:30 within 2 hours
      2013-02-12T05:00 30 mins from now
      2013-03-12 a month from now
      2013-02-13T10 tomorrow 10am
      2013-02-13T16:50 tomorrow at ten to five pm
      2013-02-14T18 thurs evening at 6
      2013-02-13T10 wed, 10 am
      2013-02-20T10:30 next wednesday at half past ten
      2013-02-18 the following monday
      2013-02-22 friday the 22nd
      2013-02-23T13 saturday feb 23rd at 1pm
      2013-04-01 april 1st, 2013
      2013-03-04 03/04/2013
      2013-04-01T09:00 4/1 at 9:00 am
      2013-02-12T13 1pm today
      2013-02-12T18:15 at quarter past six tonight
      2013-02-12T08:45 a quarter of nine
      2013-02-12T09:30 half 9
      2013-02-12T12 noon
      2013-02-12T12 12 noon
      2013-02-13T00 12 midnight
      2013-12-26 st. stephen's day
      2013-10-31 halloween
      2013-12-02 cyber monday
      2013-11-29 black friday
      2013-06-16 father's day
      2013-10-14 columbus day
      2013-11-11 veterans day
      2014-01-20 martin luther king day
      2013-02-13 ash wednesday
      2013-05-19 pentecost
      2013-11-28 hanukkah
      2014-01-31 chinese new year
      2013-12-25 next christmas
      2013-03-04 the week of march 4th
      2013-02-15 2 days from tomorrow
      2013-02-12T20:23 8:23pm
      2015-03-03 2015-3-3
      2013-02-12T06:00 in 1 and a half hours
      2013-02-12T05:15 in three quarters of an hour
      2013-02-12T07:00 in two hours and thirty minutes
      2013-02-13T08 first thing tomorrow at 8
      2013-06-04 june the fourth
      2013-11-29 last friday of november
      2013-12-26 day after christmas
      2013-02-12T19 7 p.m. sharp
      2013-08-23 the twenty third of august
      2013-08-23 august twenty third
      2013-02-12T07:00 2.5 hours from now
      2013-05-05 5/5/13
      2013-02-20 2013/02/20
      2013-02-12T09:15 9.15am
      2013-02-13T09:45 wednesday morning at quarter to ten
      2013-03-05 next month on the 5th
      2013-02-22T10 10am next friday
      2013-02-12T19 seven o'clock in the evening
      2013-02-13T15:30 tomorrow @ 3:30 pm
      2013-03-15 mid march
      2013-02-12T10:30 ten thirty am
      2013-04-09 the 2nd tuesday in april
    `,
    ),
  ).toEqual([])
})
