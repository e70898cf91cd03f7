import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in Italian', () => {
  expect(
    misread(
      'it',
      `
      2013-02-12T07:30 tra 3 ore
      2013-02-12T07:00 fra due ore e mezza
      2013-02-12T04:45 tra un quarto d'ora
      2013-02-12T04:50 fra 20 minuti
      2013-02-27 tra quindici giorni
      2013-02-13 domani
      2013-02-16 questo sabato
      2013-02-18 lunedì prossimo
      2013-02-24 la prossima domenica
      2013-02-22 venerdì della prossima settimana
      2013-12-24 24 dicembre
      2013-06-03 il 3 giugno 2013
      2013-04-10 10/4
      2013-12-25 natale
      2013-12-24 la vigilia di natale
      2013-04-01 pasquetta
      2013-08-15 ferragosto
      2013-04-01 il primo lunedì di aprile
      2013-03-29 l'ultimo venerdì di marzo
      2013-02-28 fine mese
      2013-02-25 il 25
      2013-02-12T09 alle 9 di mattina
      2013-02-12T08:30 alle otto e mezza
      2013-02-12T17:20 alle cinque e venti del pomeriggio
      2013-02-12T08:45 le nove meno un quarto
      2013-02-12T09:50 le dieci meno dieci
      2013-02-13T10 domani alle 10
      2013-02-13T17 domani pomeriggio alle 5
      2013-02-14T19 giovedì alle 19
      2013-02-12T18:30 oggi alle 18:30
      2013-02-13T12 domani a mezzogiorno
      2013-03-20T16 20 marzo alle 16
      2013-02-12T21 stasera alle 9
      2013-02-20T11:15 mercoledì 20 febbraio alle 11:15
      2013-02-13T00 mezzanotte
      2013-02-12T20 alle 8 di sera
      2013-02-22 venerdì prossimo
      2013-02-21 giovedì della settimana prossima
      2013-03-01 il primo marzo
      2013-03-01 1 marzo 2013
      2013-02-15 venerdì 15 febbraio
      2013-02-15 ven 15/2
      2013-02-16 sabato 16
      2013-02-16T09 il 16 alle 9
      2013-02-12T20 alle 20
      2013-02-12T20:30 alle otto e mezza di sera
      2013-02-12T06:40 le sette meno venti
      2013-02-12T15:15 le tre e un quarto del pomeriggio
      2013-02-12T10:20 alle 10 e 20
      2013-02-12T09:10 alle nove e dieci di mattina
      2013-02-18T08 lunedì mattina alle 8
      2013-02-14T15:45 dopodomani alle 15:45
      2013-02-16T12 sabato a mezzogiorno
      2013-02-14T04 tra 2 giorni
      2013-02-26 fra due settimane
      2013-02-12T05:15 tra quarantacinque minuti
      2013-03-12 tra un mese
      2013-02-12T06:00 tra un'ora e mezza
      2013-02-12T06:30 tra un paio d'ore
      2013-12-23 due giorni prima di natale
      2013-04-03 tre giorni dopo pasqua
      2013-03-31 domenica di pasqua
      2013-04-01 lunedì dell'angelo
      2013-02-13 mercoledì delle ceneri
      2013-11-01 ognissanti
      2013-12-26 santo stefano
      2013-03-08 festa della donna
      2013-05-12 festa della mamma
      2014-01-01 capodanno
      2013-09-17 terzo martedì di settembre
      2013-03-25 ultimo lunedì di marzo
      2013-03-03T10 il 3 alle 10
      2013-02-16T18 16 febbraio alle 6 di sera
      2013-12-25 25/12/2013
      2013-12-25 25-12-2013
      2013-02-13T13 domani all'una del pomeriggio
      2013-02-12T20 oggi alle otto di sera
      2013-02-13T20 domani sera alle 20
      2013-02-12T15:30 quindici e trenta
      2013-02-12T18:30 verso le 18:30
      2013-02-12T11 alle 11 del mattino
      2013-02-12T23 alle 23
      2013-02-12T05 alle cinque in punto
      2013-02-12T12:30 mezzogiorno e mezzo
      2013-02-19T18 martedì 19 alle ore 18
      2013-04-25 liberazione
      2013-02-15 questo venerdì
      2013-12-31 la notte di san silvestro
      2013-03-11 l'11 marzo
      2013-02-17 domenica 17 febbraio 2013
      2013-02-13T09:00 domani tra le 9 e le 11
      2013-03-11 la seconda settimana di marzo
      2013-02-12T18 stasera
      2013-03-08 otto marzo
      2013-03-08 8 marzo 2013
      2013-02-20 mercoledì venti
      2013-02-20 20 feb 2013
      2013-04-03 03/04/2013
      2013-02-17T04 tra 5 giorni
      2013-02-12T05:45 tra un'ora e un quarto
      2013-02-12T05:00 fra mezz'oretta
      2013-02-12T05:30 tra 1h
      2013-02-13T10 domani ore 10
      2013-02-14T09:50 giovedì alle dieci meno dieci
      2013-02-22T18 venerdì prossimo alle 6 del pomeriggio
      2013-03-01 primo giorno del prossimo mese
      2013-03-31 ultimo giorno di marzo
      2013-02-13T12:15 domani a mezzogiorno e un quarto
      2013-02-12T12:15 alle dodici e un quarto
      2013-02-13T02 alle 2 di notte
      2013-02-12T19:05 alle 19:05
      2013-02-12T19:05 alle 19.05
      2013-02-12T07 sette in punto
      2013-02-12T06:30 sei e mezza
      2013-02-12T10:55 undici meno cinque
      2013-03-29 venerdì santo
      2013-11-01 tutti i santi
      2014-01-06 epifania
      2013-12-08 immacolata
      2013-12-11 due settimane prima di natale
      2013-02-16 questo fine settimana
      2013-02-23T13 sabato 23 alle 13
      2013-02-12T18:30 le diciotto e trenta
      2013-02-12T22 alle ventidue
      2013-03-21 il ventuno marzo
      2013-03-20 il 20 del prossimo mese
      2013-02-12T13 oggi all'una
      2013-02-13T07 mercoledì mattina alle sette
      2013-11-11 l'undici novembre
      2013-02-28 a fine mese
      2013-02-13T03 le tre del mattino
      2013-04-15 il 15 aprile
      2013-02-14T20 giovedì sera alle otto
      2013-06-02 festa della repubblica
      2013-03-05T15:30 martedì 5 marzo ore 15:30
      2013-08-16 sedici agosto
      2013-07-23 ventitré luglio
      2013-02-12T07:00 tra due ore e 30 minuti
      2013-05-05 5/5/13
      2013-02-12T17:30 alle ore 17:30
      2013-02-13T21:30 domani sera alle nove e mezza
      2013-02-12T12 oggi a mezzogiorno
      2013-02-22T10 venerdì prossimo alle 10 di mattina
      2013-02-12T19 alle sette di sera
      2013-03-05 il 5 del mese prossimo
      2013-03-15 a metà marzo
      2013-04-09 il secondo martedì di aprile
      2013-02-12T10:30 le dieci e mezza di mattina
      2013-02-12T19:45 le otto meno un quarto di sera
      2013-02-12T15 3 di pomeriggio
      2013-05-01 il 1° maggio
    `,
    ),
  ).toEqual([])
})
