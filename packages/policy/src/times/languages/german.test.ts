import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in German', () => {
  expect(
    misread(
      'de',
      `
      2013-02-12T07:30 in 3 Stunden
      2013-02-12T07:00 in zweieinhalb Stunden
      2013-02-12T06:00 in anderthalb Stunden
      2013-02-12T05:00 in einer halben Stunde
      2013-02-12T04:45 in einer Viertelstunde
      2013-02-12T05:15 in einer Dreiviertelstunde
      2013-02-12T04:50 in 20 Minuten
      2013-02-26 in vierzehn Tagen
      2013-02-13 morgen
      2013-02-16 am Samstag
      2013-02-14 diesen Donnerstag
      2013-02-24 nächsten Sonntag
      2013-02-22 Freitag nächster Woche
      2013-12-24 24. Dezember
      2013-06-03 am 3. Juni 2013
      2013-04-10 10.4.
      2013-03-01 01.03.2013
      2013-12-25 Weihnachten
      2013-12-24 Heiligabend
      2013-03-29 Karfreitag
      2013-12-31 Silvester
      2013-04-01 erster Montag im April
      2013-03-29 letzter Freitag im März
      2013-02-28 Ende des Monats
      2013-02-25 am 25.
      2013-02-12T09 um 9 Uhr morgens
      2013-02-12T08:30 halb neun
      2013-02-12T17:20 17:20 Uhr
      2013-02-12T08:45 viertel vor neun
      2013-02-12T09:50 zehn vor zehn
      2013-02-13T10 morgen um 10
      2013-02-13T17 morgen Nachmittag um 5
      2013-02-14T19 Donnerstag um 19 Uhr
      2013-02-12T18:30 heute um 18 Uhr 30
      2013-02-13T12 morgen Mittag
      2013-03-20T16 20. März um 16 Uhr
      2013-02-12T21 heute Abend um 9
      2013-02-20T11:15 Mittwoch, 20. Februar um 11:15
      2013-02-13T00 Mitternacht
      2013-02-12T08:20 zwanzig nach acht
      2013-02-12T08:25 fünf vor halb neun
      2013-02-22 nächsten Freitag
      2013-02-17 kommenden Sonntag
      2013-02-19 dienstag nächste woche
      2013-03-01 am ersten März
      2013-03-01 1. März 2013
      2013-02-15 Freitag, den 15. Februar
      2013-02-15 Fr. 15.2.
      2013-02-16 Samstag der 16.
      2013-02-16T09 am 16. um 9 Uhr
      2013-02-12T20 um 20 Uhr
      2013-02-12T20:30 halb neun abends
      2013-02-12T06:40 zwanzig vor sieben
      2013-02-12T15:15 viertel nach drei nachmittags
      2013-02-12T10:20 10 Uhr 20
      2013-02-12T09:10 zehn nach neun
      2013-02-18T08 Montag früh um 8
      2013-02-14T15:45 übermorgen um 15:45 Uhr
      2013-02-16T12 Samstag mittag
      2013-02-14T04 in 2 Tagen
      2013-02-26 in 2 Wochen
      2013-02-12T05:15 in fünfundvierzig Minuten
      2013-03-12 in einem Monat
      2013-02-12T06:00 in eineinhalb Stunden
      2013-02-12T06:00 in 1,5 Stunden
      2013-12-23 zwei Tage vor Weihnachten
      2013-04-03 drei Tage nach Ostern
      2013-04-01 Ostermontag
      2013-02-14 Valentinstag
      2013-02-13 Aschermittwoch
      2013-05-19 Pfingsten
      2013-05-09 Christi Himmelfahrt
      2013-10-03 Tag der Deutschen Einheit
      2013-12-26 zweiter Weihnachtsfeiertag
      2013-09-17 dritter Dienstag im September
      2013-03-03T10 am 3. um 10
      2013-02-16T18 16. Februar um 6 Uhr abends
      2013-02-13T00 um Mitternacht
      2013-12-25 25.12.2013
      2013-02-13T13 morgen um ein Uhr mittags
      2013-02-19 heute in einer Woche
      2013-02-12T20 heute um acht Uhr abends
      2013-02-13T20 morgen abend um 20 Uhr
      2013-02-12T15:30 15 Uhr 30
      2013-02-12T18:30 gegen 18:30
      2013-02-12T07:45 dreiviertel acht
      2013-02-12T07:15 viertel acht
      2013-02-12T14:35 fünf nach halb drei
      2013-05-12 Muttertag
      2013-02-12T23 23 Uhr
      2013-02-12T12 zwölf Uhr mittags
      2013-02-18T19 am Montagabend um 19 Uhr
      2013-02-14T15 Donnerstagnachmittag um 3
      2013-03-01 01.03.
      2013-12-26 am Tag nach Weihnachten
      2013-02-13T09:00 morgen zwischen 9 und 11
      2013-03-11 in der zweiten Woche im März
      2013-02-18T18 Montagabend
      2013-05-03T14:00 am 3.5. um 14:00
      2013-02-12T06:30 in 2-3 Stunden
      2013-03-01 Anfang März
      2013-03-08 achter März
      2013-03-08 8. März 2013
      2013-02-20 Mittwoch der zwanzigste
      2013-02-20 20. Feb. 2013
      2013-04-03 3.4.2013
      2013-02-20 Mi. 20.2.
      2013-02-17T04 in 5 Tagen
      2013-02-12T05:45 in einer Stunde und 15 Minuten
      2013-02-12T05:00 in ner halben Stunde
      2013-02-12T05:30 in 1h
      2013-02-13T10 morgen 10 Uhr
      2013-02-14T09:50 Donnerstag um zehn vor zehn
      2013-02-22T18 nächsten Freitag um 18 Uhr
      2013-03-01 erster Tag des nächsten Monats
      2013-03-31 letzter Tag im März
      2013-02-13T12 morgen um 12 Uhr mittags
      2013-02-12T12:15 um viertel nach zwölf
      2013-02-13T02 um 2 Uhr nachts
      2013-02-12T19:05 um 19:05
      2013-02-12T19:05 19.05 Uhr
      2013-02-12T07 punkt sieben
      2013-02-12T06:30 halb sieben
      2013-02-12T10:55 fünf vor elf
      2013-03-28 Gründonnerstag
      2013-11-01 Allerheiligen
      2014-01-01 Neujahr
      2013-05-30 Fronleichnam
      2013-12-06 Nikolaus
      2013-12-01 erster Advent
      2014-03-03 Rosenmontag
      2013-12-11 zwei Wochen vor Weihnachten
      2013-02-16 dieses Wochenende
      2013-02-23T13 Samstag, 23. Februar, 13 Uhr
      2013-02-12T18:30 achtzehn Uhr dreißig
      2013-02-12T22 zweiundzwanzig Uhr
      2013-03-21 am einundzwanzigsten März
      2013-03-20 am 20. nächsten Monats
      2013-02-12T13 heute um eins
      2013-02-13T07 Mittwoch früh um sieben
      2013-11-11 am elften November
      2013-02-28 zum Monatsende
      2013-02-19 Dienstag in einer Woche
      2013-02-13T03 drei Uhr morgens
      2013-04-15 den 15. April
      2013-02-14T20 Donnerstag abend um acht
      2013-08-16 sechzehnter August
      2013-07-23 dreiundzwanzigster Juli
      2013-02-15 am fünfzehnten Februar
      2013-05-05 5.5.13
      2013-02-12T17:30 um 17:30 Uhr
      2013-02-13T21:30 morgen Abend um halb zehn
      2013-02-12T12 heute Mittag um 12
      2013-02-22T10 nächsten Freitag um 10 Uhr vormittags
      2013-02-12T19 um sieben Uhr abends
      2013-03-05 am 5. des nächsten Monats
      2013-03-15 Mitte März
      2013-04-09 am zweiten Dienstag im April
      2013-02-12T10:30 halb elf vormittags
      2013-02-12T19:45 viertel vor acht abends
      2013-02-12T15 3 Uhr nachmittags
      2013-02-12T15:30 15h30
      2013-02-19 am kommenden Dienstag
      2013-02-21 Donnerstag kommender Woche
    `,
    ),
  ).toEqual([])
})
