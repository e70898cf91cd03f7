import { expect, it } from 'vitest'
import { misread } from './misread.ts'

it('reads times in French', () => {
  expect(
    misread(
      'fr',
      `
      2013-02-12T07:30 dans 3 heures
      2013-02-12T07:00 dans deux heures et demie
      2013-02-12T05:00 dans une demi-heure
      2013-02-12T05:15 dans trois quarts d'heure
      2013-02-12T04:50 dans 20 minutes
      2013-02-27 dans quinze jours
      2013-02-14 après-demain
      2013-02-13 demain
      2013-02-16 ce samedi
      2013-02-18 lundi prochain
      2013-02-22 vendredi de la semaine prochaine
      2013-12-24 24 décembre
      2013-06-03 le 3 juin 2013
      2013-04-10 10/4
      2013-12-25 noël
      2013-12-24 la veille de noël
      2013-04-01 lundi de pâques
      2013-04-01 le premier lundi d'avril
      2013-03-29 le dernier vendredi de mars
      2013-02-28 fin du mois
      2013-02-25 le 25
      2013-03-01 1er mars
      2013-02-12T09 à 9 heures du matin
      2013-02-12T08:30 à huit heures et demie
      2013-02-12T17:20 à 17h20
      2013-02-12T08:45 neuf heures moins le quart
      2013-02-12T09:50 dix heures moins dix
      2013-02-13T10 demain à 10h
      2013-02-13T17 demain après-midi à 5 heures
      2013-02-14T19 jeudi à 19h
      2013-02-12T18:30 aujourd'hui à 18:30
      2013-02-13T12 demain à midi
      2013-03-20T16 20 mars à 16 heures
      2013-02-12T21 ce soir à 9 heures
      2013-02-12T20 vers 20h
      2013-02-20T11:15 mercredi 20 février à 11h15
      2013-02-25 lundi en huit
      2013-02-13T00 minuit
      2013-05-26 fête des mères
      2013-02-22 vendredi prochain
      2013-02-21 jeudi de la semaine prochaine
      2013-03-01 le premier mars
      2013-03-01 1er mars 2013
      2013-02-15 vendredi 15 février
      2013-02-15 ven 15/02
      2013-02-16 samedi 16
      2013-02-16T09 le 16 à 9h
      2013-02-12T20 à 20 heures
      2013-02-12T20:30 huit heures et demie du soir
      2013-02-12T06:40 sept heures moins vingt
      2013-02-12T15:15 trois heures et quart de l'après-midi
      2013-02-12T10:20 10h20
      2013-02-12T09:10 neuf heures dix
      2013-02-18T08 lundi matin à 8h
      2013-02-14T15:45 après-demain à 15h45
      2013-02-16T12 samedi à midi
      2013-02-14T04 dans 2 jours
      2013-02-12T04:45 dans un quart d'heure
      2013-02-26 dans deux semaines
      2013-02-12T05:15 dans quarante-cinq minutes
      2013-03-12 dans un mois
      2013-02-12T06:00 dans une heure et demie
      2013-02-12T06:30 d'ici deux heures
      2013-12-23 deux jours avant noël
      2013-04-03 trois jours après pâques
      2013-03-31 dimanche de pâques
      2013-02-14 saint valentin
      2013-02-13 mercredi des cendres
      2013-05-19 pentecôte
      2013-05-09 ascension
      2013-11-01 toussaint
      2013-07-14 14 juillet
      2013-09-17 troisième mardi de septembre
      2013-03-25 dernier lundi de mars
      2013-03-03T10 le 3 à 10h
      2013-02-16T18 16 février à 6 heures du soir
      2013-02-13T00 à minuit
      2013-02-13T00:15 minuit et quart
      2013-12-25 25/12/2013
      2013-02-13T13 demain à une heure de l'après-midi
      2013-02-19 mardi en huit
      2013-02-12T20 aujourd'hui à vingt heures
      2013-02-13T20 demain soir à 20h
      2013-02-12T15:30 quinze heures trente
      2013-02-12T18:30 vers 18h30
      2013-12-31 la veille du jour de l'an
      2013-07-14 fête nationale
      2013-02-12T11 à 11 heures du matin
      2013-02-12T23 23h
      2013-02-13T09:00 demain entre 9h et 11h
      2013-03-11 la deuxième semaine de mars
      2013-02-12T14 cet après-midi
      2013-02-22 fin de semaine prochaine
      2013-03-08 le huit mars
      2013-03-08 8 mars 2013
      2013-02-20 mercredi vingt
      2013-02-20 20 fév 2013
      2013-04-03 03/04/2013
      2013-02-20 mer. 20
      2013-02-17T04 dans 5 jours
      2013-02-12T05:45 dans une heure et quart
      2013-02-12T05:00 d'ici une demi-heure
      2013-02-12T05:30 dans 1h
      2013-02-12T06:00 dans 1h30
      2013-02-13T10 demain 10h
      2013-02-14T09:50 jeudi à dix heures moins dix
      2013-02-22T18 vendredi prochain à 18h
      2013-03-01 le premier jour du mois prochain
      2013-03-31 le dernier jour de mars
      2013-02-13T12 demain midi
      2013-02-12T12:15 à midi et quart
      2013-02-12T12:15 midi quinze
      2013-02-13T02 à 2 heures du matin
      2013-02-12T19:05 à 19h05
      2013-02-12T07 sept heures pile
      2013-02-12T06:30 six heures trente
      2013-02-12T10:55 onze heures moins cinq
      2013-03-29 vendredi saint
      2013-11-01 la toussaint
      2014-01-01 jour de l'an
      2013-12-31 la saint sylvestre
      2013-02-12 mardi gras
      2013-12-11 deux semaines avant noël
      2013-02-16 ce week-end
      2013-02-23T13 samedi 23 à 13h
      2013-02-12T18:30 dix-huit heures trente
      2013-02-12T22 vingt-deux heures
      2013-03-21 le vingt et un mars
      2013-03-20 le 20 du mois prochain
      2013-02-13 ce mercredi
      2013-11-11 11 novembre
      2013-02-18 lundi qui vient
      2013-02-12T15 trois heures de l'après midi
      2013-02-14 le surlendemain
      2013-03-05 d'ici 3 semaines
      2013-02-13T09:15 demain matin à 9 heures et quart
      2013-08-16 seize août
      2013-07-23 vingt-trois juillet
      2014-01-01 le premier janvier 2014
      2013-05-05 5/5/13
      2013-02-12T17:30 à 17:30
      2013-02-13T21:30 demain soir à neuf heures et demie
      2013-02-12T12 aujourd'hui à midi
      2013-02-22T10 vendredi prochain à 10 heures du matin
      2013-02-12T19 à sept heures du soir
      2013-03-05 le 5 du mois prochain
      2013-03-15 à la mi-mars
      2013-04-09 le deuxième mardi d'avril
      2013-02-12T10:30 dix heures et demie du matin
      2013-02-12T19:45 huit heures moins le quart du soir
      2013-02-12T15 3h de l'après-midi
      2013-02-24 dimanche en huit
    `,
    ),
  ).toEqual([])
})
