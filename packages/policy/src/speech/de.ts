/** German, formal and informal; umlauts are read without their dots. */
import { type CustomerGrammar, fillers, starts, words } from './grammar.ts'

const DAYS = 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|heute|morgen|ubermorgen'

export const de: CustomerGrammar = {
  filler: fillers(
    'oh|ah|ach|also|und|aber|hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|ok(?:ay)?|gut|super|prima|toll|perfekt|schon|klasse|wunderbar|alles klar',
    'na gut|verstehe|verstanden|bitte|dann|nun|jetzt|auch|nur|danke|so',
  ),
  thanks: words(
    'danke(?: ?sch?on| sehr| dir| ihnen| vielmals)?|dankeschon|(?:vielen|tausend|lieben|1000) dank|besten dank|herzlichen dank|merci|dank dir|ich danke|dankbar|sehr (?:nett|freundlich)',
  ),
  goodbye: words(
    '(?:auf )?wiedersehen|wiederhoren|tschuss?|tschau|ciao|bis (?:bald|dann|morgen|spater|zum nachsten mal|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?:viele|liebe|beste|schone) gru(?:ß|ss)e|mach(?:s|en sie es)? gut|gute nacht|servus',
    '(?:einen? )?(?:schonen?|guten?|angenehmen?) (?:tag|abend|nachmittag|wochenende|woche|reise)(?: noch)?',
  ),
  done: words(
    "(?:das|dies|es) (?:ist|war|ware|war's|wars|ist dann|ware dann) (?:schon |dann |erst ?mal |soweit |vorerst |auch )?(?:alles|genug|es)|das (?:war's|wars|reicht)(?: mir)?|das ware?s|sonst nichts|nichts (?:weiter|mehr|weiteres|anderes)|keine (?:weiteren?|anderen?) (?:fragen?|wunsche|hilfe)",
    '(?:ich|wir) (?:brauche|brauchen|benotige|benotigen|habe|haben|mochte|will) (?:sonst |weiter |dann )?(?:nichts|keine (?:weitere|hilfe))(?: mehr| weiter)?|(?:ich|wir) (?:habe|haben) alles(?: was)?|(?:ich bin|wir sind|bin) (?:versorgt|fertig|wunschlos|gut bedient|zufrieden)|lass(?:en sie|t)? (?:es |das )?(?:mal|gut sein|bleiben|stecken)(?= *(?:$|,|\\.))|(?:hat|habe|haben|ist) (?:es |das |sich |schon |bereits |inzwischen )*(?:erledigt|geklart|gelost|gefunden|geschafft)|vergiss (?:es|das)|vergessen sie (?:es|das)|(?:habe|haben) (?:ich |wir )?(?:schon |jetzt |inzwischen )*(?:was|etwas|einen|eine|jemand) ander\\p{L}+|(?:von|auf) meiner seite|(?:es |habe )*(?:mir )?anders uberlegt|reicht (?:mir|so|erst ?mal)|passt so|gut so|nicht (?:notig|mehr notig)|mehr (?:brauche|will|mochte) ich nicht',
    '(?:im moment|momentan|zur ?zeit|vorerst|erst ?mal|fur heute|fur den moment|aktuell) (?:nicht|nichts|ist das alles|alles|keine|war)|(?:nicht|nichts|nein)[, ]+(?:im moment|momentan|zur ?zeit|vorerst|erst ?mal|gerade|jetzt)|im moment nicht|vorerst nicht|jetzt nicht|gerade nicht|nur (?:das|wissen)',
  ),
  complaint: words(
    'beschwer\\w+|reklam\\w+|erstatt\\w+|ruckerstattung|geld zuruck|inakzeptabel|unverschamt\\w*|lacherlich|enttausch\\w+|furchtbar\\w*|schrecklich\\w*|katastroph\\w+|unmoglich\\w*(?= (?:service|verhalten))|schlimmste\\w*|argerlich|sauer|wutend|genervt|frechheit|betrug|abzocke|anwalt|anzeige erstatten|nutzlos|saftladen',
    '(?:doppelt|zweimal|zu viel) (?:abgebucht|berechnet|belastet)|(?:immer noch|noch immer|bis heute) (?:nicht|keine?n?)|(?:nie|nicht) (?:angekommen|erhalten|geliefert|bekommen)|(?:ist|war|kam) (?:kaputt|beschadigt|defekt)|funktioniert nicht|nicht (?:zufrieden|akzeptabel)|(?:sehr|ganz|so) schlecht\\w*',
  ),
  defer: words(
    '(?:gib|geben sie|gebt|lass(?:en sie|t)?|brauche) (?:mir |uns |noch )*(?:ein )?(?:paar|einige|etwas|bisschen|zwei|drei|\\d) (?:tage?|stunden?|wochen?|zeit|minuten)|bedenkzeit|(?:muss|mussen|will|mochte) (?:ich |wir |das |es |noch )*erst|(?:schreibe?|rufe?) (?:ich )?(?:euch|ihnen|dir)|(?:ich )?uberlege? (?:und|noch|mal)|kann (?:ich )?(?:es |das )?noch nicht (?:sagen|genau)|wei(?:ß|ss) (?:ich )?(?:es |das )?noch nicht|warte (?:noch )?auf mein\\p{L}*|schlaf\\w* (?:noch ?mal )?(?:daruber|druber)|gerade (?:schlecht|ungunstig|keine zeit|stressig|viel los)|(?:habe |grade )?keine zeit|im stress|viel um die ohren|uberlege (?:ich |es |mir |das |uns )*(?:mal|noch|in ruhe)?(?=.*(?:mir|uns)|$)|in ruhe (?:an|anschauen|ansehen|uberlegen|durchlesen)|(?:gebe|sage) (?:ihnen |dir |euch |dann |noch |morgen )*bescheid|(?:ich )?melden? (?:mich|uns)(?! (?:an|ab))|(?:muss|mussen|will|mochte|wollte) (?:ich |wir |das |es |erst |noch |mal |kurz )*(?:mit|bei) (?:meine[mnr]?|der|dem|unsere[mr]?) \\p{L}+|schlaf\\w* (?:noch )?(?:eine nacht |mal )*(?:daruber|druber)|(?:muss|mochte|will|werde|wurde|lass(?:en sie)? mich|lasst mich) (?:ich )?(?:mir |es |das |mir das |daruber |noch ?(?:mal)? |erst ?(?:mal)? |kurz |mal |eine nacht )*(?:uberlegen|nachdenken|besprechen|abklaren|nachsehen|nachschauen|nachfragen|uberdenken|mit (?:meine[mr]?|der|dem) \\w+ (?:reden|sprechen|besprechen|absprechen|abklaren|klaren))|uberlege? (?:es|mir|ich)(?: mir| es)?|denke? (?:noch )?(?:mal )?(?:daruber |druber )?nach|(?:vielleicht|evtl\\.?|eventuell) (?:spater|morgen|ein andermal|nachste)|spater(?= *(?:$|vielleicht|mal|nochmal))|ein ander(?:es )?mal|ein andermal|(?:noch nicht|nicht)(?: ganz)? (?:sicher|entschieden)|noch nicht$|melde mich (?:spater|dann|wieder|morgen|nochmal|bei)|(?:gebe|sage) (?:ihnen|dir|euch) (?:dann |noch )?bescheid|(?:bin|stehe) (?:gerade|grad|im moment|noch|jetzt)?(?: )?(?:beschaftigt|unterwegs|bei der arbeit|im auto|in einer besprechung|im meeting)|kann (?:gerade|jetzt|grad) nicht|(?:einen? )?(?:moment|augenblick|sekunde|minute)(?: bitte)?$',
  ),
  questionStart: starts(
    '(?:und )?(?:an |in |auf |fur |um |von |zu |mit |bei |ab |bis |aus |uber )?(?:wer|was|wann|wo|woher|wohin|warum|wieso|weshalb|wie ?viele?|wie|welche[mnrs]?|wen|wem|wessen|worum|womit)',
    "ist|sind|war|hat|haben|habt|gibt es|gibts|gibt's|kann|konnen|konnte|konnten|kannst|konnt|darf|durfen|wird|werden|wurde|wurden|muss|mussen|soll|sollen|lasst|bietet|bieten|liegt|fahrt|kostet|akzeptiert|akzeptieren|haltet|nehmen sie|(?:macht|nehmt|liefert|kommt|offnet|schliesst|braucht|seid|verkauft) ihr|(?:brauche|bekomme) (?:ich|man)|geht (?:das|es|nicht|was|auch)|deckt",
  ),
  questionBesideThanks:
    /\b(?:was|wann|wo|wie|welche[mnrs]?|wer|kann|konnen|konnten|gibt|ist|sind|hat|haben|muss)\b.*\?/,
  request: words(
    '(?:ich|wir) (?:mochten?|brauchen?|will|wollen|wollte|hatten? (?:gerne?|lieber)|wunschen?|suchen?|benotigen?|bevorzugen?|wurden? (?:gerne?|lieber)|nehmen? lieber|interessiere mich)(?! (?:mir |es |das |daruber |noch |erst )*(?:uberlegen|nachdenken|nichts))|(?:mochte|brauche|suche|hatte gern) (?:ich|noch|einen?|eine|ein|bitte)|lieber|(?:hatte|wurde) gerne?',
    '(?:zeig|sag|gib|schick|such|find|buch|reservier|bestell|kauf|spiel|andere?|stornier|hilf|empfiehl|uberweis|miete?|schau|mach|plan|frag|prüf|pruf|nenn|stell|erinner|ruf|leg)e?(?:n sie)? (?:mir|uns|mich|es|das|die|den|einen?|ein|eine|bitte|nach|ihn|sie|doch|mal|daraus|dort|ihr|meine?n?|etwas|was)|(?:konnen|konnten|kannst|konntest|wurden|wurdest) (?:sie|du|ihr)|kann ich|darf ich|(?:mach|machen sie) (?:das|es|mal|weiter)|nur zu|leg los|legen sie los|wie ware|was ist mit|gibt es|gibts|noch (?:was|etwas) (?:anderes|gunstigeres)|etwas anderes|was anderes|versuch(?:en sie|e)?|probier(?:en sie|e)?|bitte(?! sehr| schon)',
  ),
  requestBesideThanks:
    /\b(?:konnen|konnten|kannst|konntest) (?:sie|du)\b|\b(?:brauche|mochte) (?:auch |noch )|\b(?:aber|und) (?:ich|wir|konnen|konnten|kannst|bitte)\b/,
  wantsInstead:
    /\b(?:gesagt|gemeint|bestellt|hatte|meinte|wollte|aber|sondern|stattdessen|lieber|mochte|brauche|will|such\w*|ander\w+|doch)\b/,
  decline: starts(
    '(?:nein|nee|ne|noe?|nicht(?! schlecht)|auf keinen fall|kein interesse|leider nein)(?! problem)',
    'kein interesse|lieber nicht|ich (?:mochte|will) (?:das |es )?nicht',
  ),
  agree: new RegExp(
    [
      starts(
        '(?:ja+|jo+|jup|jawohl|jep|klar|na klar|sicher|natur?lich|selbstverstandlich|genau|richtig|korrekt|stimmt|bestatigt|ich bestatige|einverstanden|gerne?|auf jeden fall|unbedingt|abgemacht|machen sie das|mach(?:t)? (?:das|es|mal|so)|(?:bitte )?(?:mach|machen|buchen|schicken|sperren|bestellen)(?= *[.!]*$)|top|deal|gebongt|gekauft|nur zu|in ordnung|bitte(?! sehr| schon)|passt)',
      ).source,
      words(
        '(?:das|es|alles|so|dies) (?:ist |war |ware |sind )?(?:so |alles |mir |fur mich |ganz |schon )?(?:richtig|korrekt|in ordnung|ok(?:ay)?|gut|perfekt|prima|super)|(?:klingt|hort sich|sieht|scheint|ware|ist) (?:\\w+ )?(?:gut|super|perfekt|toll|prima|interessant|fantastisch|ok(?:ay)?|klasse)(?: an| aus)?|(?:stimmt|passt)(?: so| alles| mir| gut| fur mich| genau)?(?! nicht)|(?:gefallt|passt|reicht) (?:mir|uns)|(?:den|die|das|dieses?n?) (?:nehme|nehmen|will|mochte|mag) (?:ich|wir)|ich nehme? (?:den|die|das|es|ihn|sie|dieses?n?)|(?:damit|ich bin|bin) einverstanden|lass(?:t|en sie)? uns|interessiert mich|her damit',
      ).source,
    ].join('|'),
    'u',
  ),
  pleased: words(
    'super|prima|toll|perfekt|wunderbar|klasse|gut|schon|ausgezeichnet|hervorragend|fantastisch|sehr gut|spitze|cool|genial|ideal|herrlich|nett|freut mich|bestens',
  ),
  acknowledge: starts(
    '(?:ok(?:ay|ey)?|alles klar|verstehe|verstanden|aha|ah|oh|ach so|achso|hm+|haha+|gut|na gut|notiert|gern geschehen|kein problem|in ordnung)',
  ),
  content: new RegExp(
    String.raw`\d|\b(?:${DAYS}|morgens|vormittags?|nachmittags?|abends?|um|ab|bis|(?:den|die|das) (?:erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?))\b`,
    'u',
  ),
}
