import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in Spanish', () => {
  expect(
    misread(
      'es',
      `
      2013-02-12T07:30 en 3 horas
      2013-02-12T07:00 dentro de dos horas y media
      2013-02-12T05:00 en media hora
      2013-02-12T05:15 en tres cuartos de hora
      2013-02-12T04:50 en 20 minutos
      2013-02-19 dentro de una semana
      2013-02-27 en quince días
      2013-02-14 pasado mañana
      2013-02-16 el sábado
      2013-02-14 este jueves
      2013-02-18 el lunes que viene
      2013-02-24 el próximo domingo
      2013-02-22 el viernes de la próxima semana
      2013-12-24 24 de diciembre
      2013-06-03 el 3 de junio de 2013
      2013-04-10 10/4
      2013-12-25 día de navidad
      2013-12-31 nochevieja
      2013-03-29 viernes santo
      2013-04-01 el primer lunes de abril
      2013-03-29 el último viernes de marzo
      2013-02-28 a fin de mes
      2013-02-25 el 25
      2013-02-12T09 a las 9 de la mañana
      2013-02-12T08:30 a las ocho y media
      2013-02-12T17:20 a las cinco y veinte de la tarde
      2013-02-12T08:45 las nueve menos cuarto
      2013-02-12T09:50 a las diez menos diez
      2013-02-13T10 mañana a las 10
      2013-02-13T17 mañana por la tarde a las 5
      2013-02-14T19 el jueves a las siete de la tarde
      2013-02-12T18:30 hoy a las 18:30
      2013-02-12T15:30 15h30
      2013-02-13T12 mañana a mediodía
      2013-03-20T16 el 20 de marzo a las 16 horas
      2013-02-12T21 esta noche a las 9
      2013-02-12T20 las 8 pm
      2013-02-20T11:15 miércoles 20 de febrero a las 11:15
      2013-05-05 el 5 de mayo de 2013
      2013-05-05 cinco de mayo
      2013-03-01 primero de marzo
      2013-03-01 uno de marzo
      2013-03-01 el 1o de marzo
      2013-02-15 viernes 15 de febrero
      2013-02-15 vie 15/2
      2013-02-13 este miércoles
      2013-02-19 el martes de la semana que viene
      2013-02-12T20 hoy a las ocho de la noche
      2013-02-12T20 a las 20h
      2013-02-12T19:30 a las 7 y media de la tarde
      2013-02-12T06:40 a las siete menos veinte
      2013-02-12T15:15 las tres y cuarto
      2013-02-12T10:20 las 10 y 20
      2013-02-12T09:10 a las nueve y diez de la mañana
      2013-02-18T08 lunes por la mañana a las 8
      2013-02-14T15:45 pasado mañana a las 15:45
      2013-02-16T12 sábado al mediodía
      2013-02-14T04 dentro de 2 días
      2013-02-12T04:45 dentro de 15 minutos
      2013-02-12T06:30 en un par de horas
      2013-02-26 en dos semanas
      2013-02-12T05:15 en cuarenta y cinco minutos
      2013-03-12 dentro de un mes
      2013-02-12T06:00 dentro de una hora y media
      2013-02-12T04:45 en un cuarto de hora
      2014-01-01 una semana después de navidad
      2013-12-23 dos días antes de navidad
      2013-03-31 domingo de pascua
      2013-05-01 día del trabajo
      2013-02-14 día de los enamorados
      2013-03-28 jueves santo
      2013-09-17 tercer martes de septiembre
      2013-03-25 el último lunes de marzo
      2013-03-03T10 el día 3 a las 10
      2013-02-16T18 el 16 de febrero a las 6 de la tarde
      2013-02-13T00 a medianoche
      2013-12-25 25-12-2013
      2013-03-01 1-3
      2013-02-14T18 jueves 14 a las 18h
      2013-02-13T13 mañana a la una de la tarde
      2013-02-12T13:30 a la una y media
      2013-02-20T16 el próximo miércoles a las 4
      2013-02-12T15:30 a las 15:30 horas
      2013-02-12T05 a las cinco en punto
      2013-02-13 el dia siguiente
      2013-02-13T09:00 mañana entre las 9 y las 11
      2013-03-11 la segunda semana de marzo
      2013-02-12T14 esta tarde
      2013-02-15T04 en unos días
      2013-03-08 el ocho de marzo
      2013-03-08 8 de marzo del 2013
      2013-02-20 miércoles veinte
      2013-02-20 20 feb 2013
      2013-04-03 03/04/2013
      2013-04-03 3 abr.
      2013-02-17T04 dentro de 5 días
      2013-02-12T06:00 en hora y media
      2013-02-12T05:00 de aquí a media hora
      2013-02-12T05:30 en 1h
      2013-02-13T17 a las 5 pm de mañana
      2013-02-13T10 mañana 10am
      2013-02-14T09:50 jueves a las diez menos diez
      2013-02-21 el jueves próximo
      2013-02-22T18 viernes que viene a las 6 de la tarde
      2013-03-01 primer día del próximo mes
      2013-03-31 el último día de marzo
      2013-02-13T12 mediodía de mañana
      2013-02-12T12:15 a las doce y cuarto
      2013-02-12T12 a las 12 del mediodía
      2013-02-13T02 a las 2 de la madrugada
      2013-02-12T06:40 veinte para las siete
      2013-02-12T19:05 a las 19:05
      2013-02-12T19:05 a las 7:05 pm
      2013-02-12T07 siete en punto
      2013-02-12T06:30 seis y media
      2013-02-12T10:55 a las once menos cinco
      2013-03-24 domingo de ramos
      2013-04-01 lunes de pascua
      2014-01-01 año nuevo
      2014-01-06 reyes
      2013-11-01 todos los santos
      2013-05-05 día de la madre
      2013-10-31 halloween
      2013-10-12 el 12 de octubre
      2013-12-11 dos semanas antes de navidad
      2013-04-01 el lunes después de pascua
      2013-02-16 este fin de semana
      2013-02-12T13 hoy a la una
      2013-02-23T13 el sábado 23 a las 13h
      2013-08-16 dieciséis de agosto
      2013-07-23 veintitrés de julio
      2013-02-12T07:00 en 2,5 horas
      2013-05-05 5/5/13
      2013-02-12T17:30 a las 17:30h
      2013-02-13T21:30 mañana por la noche a las nueve y media
      2013-02-12T12 hoy a mediodía
      2013-02-22T10 el viernes que viene a las 10 de la mañana
      2013-02-12T19 a las siete de la tarde
      2013-03-05 el 5 del próximo mes
      2013-03-15 a mediados de marzo
      2013-04-09 el segundo martes de abril
      2013-02-12T10:30 las diez y media de la mañana
      2013-02-12T19:45 a las ocho menos cuarto de la tarde
      2013-02-12T15 3 de la tarde
    `,
    ),
  ).toEqual([])
})
