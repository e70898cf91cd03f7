import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in Portuguese', () => {
  expect(
    misread(
      'pt',
      `
      2013-02-12T07:30 em 3 horas
      2013-02-12T07:00 daqui a duas horas e meia
      2013-02-12T05:00 em meia hora
      2013-02-12T04:50 daqui a 20 minutos
      2013-02-19 dentro de uma semana
      2013-02-27 daqui a quinze dias
      2013-02-14 depois de amanhã
      2013-02-13 amanhã
      2013-02-16 no sábado
      2013-02-14 esta quinta
      2013-02-18 segunda que vem
      2013-02-24 próximo domingo
      2013-02-22 sexta da semana que vem
      2013-12-24 24 de dezembro
      2013-06-03 3 de junho de 2013
      2013-04-10 10/4
      2013-12-25 natal
      2013-12-24 véspera de natal
      2013-03-29 sexta-feira santa
      2013-04-01 primeira segunda de abril
      2013-03-29 última sexta de março
      2013-02-28 fim do mês
      2013-02-25 dia 25
      2013-02-12T09 às 9 da manhã
      2013-02-12T08:30 às oito e meia
      2013-02-12T17:20 às cinco e vinte da tarde
      2013-02-12T08:45 quinze para as nove
      2013-02-12T09:50 dez para as dez
      2013-02-13T10 amanhã às 10
      2013-02-13T17 amanhã à tarde às 5
      2013-02-14T19 quinta às sete da noite
      2013-02-12T18:30 hoje às 18:30
      2013-02-12T15:30 15h30
      2013-02-13T12 amanhã ao meio-dia
      2013-03-20T16 20 de março às 16 horas
      2013-02-12T21 hoje à noite às 9
      2013-02-12T20 8 pm
      2013-02-20T11:15 quarta-feira, 20 de fevereiro às 11:15
      2013-02-13T00 meia noite
      2013-02-21 quinta-feira que vem
      2013-02-22 na próxima sexta
      2013-02-19 terça da semana que vem
      2013-03-01 dia primeiro de março
      2013-02-15 15 de fevereiro
      2013-02-15 15/02/2013
      2013-02-15 sexta-feira, 15 de fevereiro
      2013-02-16 sábado dia 16
      2013-02-16T09 dia 16 às 9 da manhã
      2013-02-12T20 às 20h
      2013-02-12T20:30 às 8 e meia da noite
      2013-02-12T06:40 vinte para as sete
      2013-02-12T06:40 sete menos vinte
      2013-02-12T15:15 três e quinze da tarde
      2013-02-12T10:20 10 e 20
      2013-02-12T09:10 nove e dez da manhã
      2013-02-18T08 segunda de manhã às 8
      2013-02-14T15:45 depois de amanhã às 15:45
      2013-02-16T12 sábado ao meio-dia
      2013-02-14T04 em 2 dias
      2013-02-12T04:45 daqui 15 minutos
      2013-02-26 em duas semanas
      2013-02-12T05:15 em quarenta e cinco minutos
      2013-03-12 daqui a um mês
      2013-02-12T06:00 em uma hora e meia
      2013-12-23 dois dias antes do natal
      2013-03-31 domingo de páscoa
      2013-05-01 dia do trabalho
      2013-02-13 quarta-feira de cinzas
      2013-09-17 terceira terça de setembro
      2013-03-25 última segunda de março
      2013-03-03T10 dia 3 às 10
      2013-02-16T18 16 de fevereiro às 6 da tarde
      2013-02-13T00 à meia-noite
      2013-12-25 25-12-2013
      2013-03-01 1/3
      2013-02-13T13 amanhã à uma da tarde
      2013-02-12T13:30 uma e meia da tarde
      2013-02-20T16 próxima quarta às 4
      2013-02-12T15:30 às 15:30h
      2013-02-12T05 às cinco em ponto
      2013-02-12T17:15 às 17h15
      2013-02-13 no dia seguinte
      2013-02-12T20 hoje às oito da noite
      2013-12-31 véspera de ano novo
      2014-01-01 ano novo
      2013-05-12 dia das mães
      2013-02-15T22 sexta à noite às 22h
      2013-02-12T05:20 cinco e vinte
      2013-02-13T09:00 amanhã entre as 9 e as 11
      2013-03-11 na segunda semana de março
      2013-02-12T19 hoje à noite
      2013-03-08 oito de março
      2013-03-08 8 de março de 2013
      2013-02-20 quarta dia 20
      2013-02-20 20 fev 2013
      2013-04-03 03/04/2013
      2013-02-17T04 dentro de 5 dias
      2013-02-12T05:45 em uma hora e quinze minutos
      2013-02-12T05:00 daqui a meia hora
      2013-02-12T05:30 em 1h
      2013-02-13T10 amanhã 10h
      2013-02-14T09:50 quinta às dez para as dez
      2013-02-22T18 sexta que vem às 6 da tarde
      2013-03-01 primeiro dia do próximo mês
      2013-03-31 último dia de março
      2013-02-13T12 meio-dia de amanhã
      2013-02-12T12:15 às doze e quinze
      2013-02-12T12 às 12h
      2013-02-13T02 às 2 da madrugada
      2013-02-12T19:05 às 19h05
      2013-02-12T07 sete em ponto
      2013-02-12T06:30 seis e meia
      2013-02-12T10:55 cinco para as onze
      2013-04-01 segunda de páscoa
      2013-11-01 todos os santos
      2013-11-02 finados
      2013-09-07 sete de setembro
      2013-05-30 corpus christi
      2013-12-11 duas semanas antes do natal
      2013-02-16 este fim de semana
      2013-02-12T13 hoje à uma
      2013-02-23T13 sábado 23 às 13h
      2013-02-12T18:30 dezoito e trinta
      2013-02-12T22 às vinte e duas horas
      2013-04-25 dia vinte e cinco de abril
      2013-02-13 essa quarta
      2013-02-13T09 quarta de manhã
      2013-03-21 vinte e um de março
      2013-02-12T10:15 dez e um quarto
      2013-08-16 dezesseis de agosto
      2013-07-23 vinte e três de julho
      2013-02-12T07:00 em 2,5 horas
      2013-05-05 5/5/13
      2013-02-12T17:30 às 17:30h
      2013-02-13T21:30 amanhã à noite às nove e meia
      2013-02-12T12 hoje ao meio-dia
      2013-02-22T10 sexta que vem às 10 da manhã
      2013-02-12T19 às sete da noite
      2013-03-05 dia 5 do próximo mês
      2013-03-15 em meados de março
      2013-04-09 segunda terça de abril
      2013-02-12T10:30 dez e meia da manhã
      2013-02-12T19:45 quinze para as oito da noite
      2013-02-12T15 3 da tarde
    `,
    ),
  ).toEqual([])
})
