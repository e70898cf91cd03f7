/** German, formal and informal, as assistants and staff write it. */
import { starts, words } from '@relance/policy'
import type { AssistantGrammar } from './grammar.ts'

const DONE =
  'gebucht|reserviert|bestatigt|vereinbart|eingetragen|geplant|gekauft|erworben|durchgefuhrt|abgeschlossen|erledigt|erstellt|hinzugefugt|gesendet|verschickt|versendet|versandt|uberwiesen|bezahlt|verarbeitet|bestellt|storniert|geandert|aktualisiert|registriert|gemietet|angefordert|vorgenommen|veranlasst|aktiviert|eingerichtet|festgelegt|gestellt|gestartet|unterwegs|fertig|zugestellt|geteilt|gemacht|getatigt|angelegt|gespeichert|gerufen|ausgefuhrt|arrangiert|gesichert|notiert|hinterlegt|erstattet|zuruckerstattet|verlegt|verschoben|umgebucht|gelost|behoben|verlangert|angemeldet|abgemeldet|fixiert|gekundigt|gesperrt|entsperrt|aufgenommen|gemeldet|freigeschaltet|freigegeben|genehmigt|gutgeschrieben|eingereicht|erfasst|umgestellt|gewechselt|ersetzt|repariert|ausgetauscht|abgeholt|zugewiesen|eingeschrieben|verbucht|unterschrieben|vermerkt|weitergeleitet|beauftragt|aufgegeben|erfolgreich'

export const de: AssistantGrammar = {
  success: new RegExp(
    [
      words(
        `(?:ist|sind|wurden?|habe|haben|hat|war)(?: [\\p{L}\\d.:,'’-]+){0,12}? (?:${DONE})`,
        'erfolgreich|(?:wurden?|ist|sind) (?:\\p{L}+ ){0,5}?(?:wieder)?(?:gefunden|aufgetaucht)|ist (?:auf dem weg|unterwegs|komplett|vollstandig|perfekt)|wird (?:jetzt |gerade |nun )?(?:abgespielt|wiedergegeben)|lauft (?:jetzt|gerade|nun)|steht(?= *(?:$|[.!]))',
        '(?:sie|du) (?:erhalten|erhaltst|bekommen|bekommst|werden|wirst) (?:\\p{L}+ ){0,4}(?:e-?mail|mail|bestatigung|nachricht|quittung|sms|tickets?)|(?:ihr|dein|das|der) (?:taxi|fahrer|wagen|auto|paket) (?:kommt|trifft|ist)',
      ).source,
      String.raw`^(?:[\p{L}'-]+ )(?:[^?]{0,60} )?(?:${DONE})[.!]*$`,
      starts(
        `(?:(?:ok|gut|super|perfekt|alles klar|prima|so)[,.!]? )?(?:fertig|erledigt|gebucht|reserviert|bestatigt|geschafft|gekauft|alles erledigt|schon erledigt|gemacht)(?=[.,!]| *$)`,
      ).source,
    ].join('|'),
    'u',
  ),
  enjoy: words(
    'viel (?:spa(?:ß|ss)|freude|vergnugen)|geniess(?:en sie|t|e)?|genie(?:ß|ss)(?:en sie|t|e)?|guten appetit|gute unterhaltung|gute fahrt|guten flug',
  ),
  notDone:
    /\b(?:nicht|kein\w*|konnte nicht|soll|wird (?!jetzt|gerade|nun|abgespielt)|wurde gerne?|werden (?:kann|konnen|soll)|kann|konnte|falls|wenn|sobald|leider|bevor|bis)\b/,
  failure: words(
    '(?:konnte|kann|konnten|konnen|war|ist|sind|habe|haben|gibt es|wurde)(?: \\p{L}+){0,4} (?:nicht|keinen?|keine|kein)|nicht (?:moglich|verfugbar|gefunden|gebucht|erfolgreich)|leider|tut mir leid|bedauer\\w+|ausverkauft|ausgebucht|fehlgeschlagen|fehler',
  ),
  more: words(
    '(?:sonst|noch|ansonsten) (?:noch )?(?:weiter)?(?:helfen|behilflich|tun)|(?:sonst|noch|ansonsten) (?:noch )?(?:etwas|was|irgend ?etwas|irgendwas|eine frage|fragen|einen wunsch|wunsche|mit etwas|bei etwas)(?! (?:gunstiger|anderes|billiger))|noch (?:etwas|was|weitere|bei etwas|mit etwas)|etwas (?:anderes|weiteres) (?:fur|tun|helfen)|(?:bei|mit|fur) (?:etwas anderem|sonst etwas|noch etwas)|weitere (?:fragen|hilfe|wunsche|anliegen)|weiterhelfen(?= *\\?)|was (?:sonst )?(?:noch|kann ich noch)|(?:war|ist|ware) das (?:schon )?alles|anderweitig|weiter behilflich|noch behilflich',
  ),
  letMeKnow:
    /\b(?:lassen sie (?:es )?mich|lass (?:es )?mich|sagen sie (?:mir )?(?:einfach )?bescheid|sag (?:mir )?bescheid|melden sie sich|melde dich|geben sie bescheid|gib bescheid)\b/,
  leave: words(
    '(?:auf )?wiedersehen|wiederhoren|tschuss?|ciao|bis (?:bald|dann|zum nachsten mal|spater|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|sind wir (?:gerne? |jederzeit )?(?:fur sie )?da|(?:viele|liebe|beste|schone) gru(?:ß|ss)e|mach(?:en sie|t)? e?s gut|machs gut|(?:ich wunsche|wunsche|haben sie|hab|noch)(?: \\p{L}+){0,3}? ?(?:einen?|eine)? ?(?:schonen?|guten?|angenehmen?|wunderschonen?|tollen?) (?:tag|abend|nachmittag|wochenende|reise|fahrt|flug|aufenthalt|woche|zeit)|(?:schonen?|guten?|angenehmen?|gute|schone) (?:tag|abend|nachmittag|wochenende|reise|fahrt|flug|aufenthalt|woche|zeit)(?: noch)?|gern(?:e)?(?: geschehen)?(?=[.,! ]*$|[.,!] )|gern geschehen|bitte(?: schon| sehr)(?=[.,! ]*$|[.,!] )|kein(?:e)? (?:problem|ursache)|nichts zu danken|(?:es war mir|war mir|ist mir|mit) (?:eine? |ein )?(?:freude|vergnugen)|freut mich|freue mich|jederzeit|immer (?:gerne?|wieder)|schon,? dass|ich bin (?:immer |jederzeit )?(?:fur sie|fur dich|hier|da)|stets zu diensten|danke(?:,)? (?:dass|fur (?:ihre|deine|ihren|deinen|die)|ihnen|dir)|vielen dank(?:,)? (?:dass|fur (?:ihre|deine|ihren|deinen))|viel (?:gluck|erfolg)|dafur bin ich da|gute reise',
  ),
  promise: words(
    '(?:lassen sie mich|lass mich|ich|wir) (?:muss|mussen|werde|werden)? ?(?:das |es |mal |kurz |schnell |eben |nur |noch |sofort |gerne )*(?:prufe|prufen|uberprufe|uberprufen|schaue|schauen|sehe|sehen|nachsehen|nachschauen|nachfragen|frage|fragen|klare|klaren|abklaren|suche|suchen|erkundige|kummere|kummern)(?= (?:mal |kurz |das |es |nach|mich|uns|ob|gleich|sofort|ihnen|dir|darum|bei|mit|den|die)|[.!, ]*$)|(?:einen?|nur einen?|eine) (?:moment|augenblick|sekunde|minute)|(?:bitte )?warten sie|(?:ich|wir) (?:melde|melden) (?:mich|uns)|(?:werde|werden|wird) (?:\\p{L}+ ){0,5}(?:melden|kontaktieren|anrufen|zuruckrufen|informieren|benachrichtigen|prufen|weiterleiten|zuschicken|zusenden|klaren|kummern|antworten)|(?:gebe|geben) (?:ich |wir )?(?:ihnen|dir) (?:\\p{L}+ )?bescheid|(?:ein|eine) (?:kollegin?|kollege|mitarbeiter(?:in)?|techniker(?:in)?|berater(?:in)?)(?: \\p{L}+){0,3} (?:meldet|ruft|wird|kontaktiert)|(?:bin|sind) (?:schon )?(?:dabei|dran)|kummere mich',
  ),
  confirm: new RegExp(
    [
      words(
        '(?:be)?statigen(?: sie)?|bestatige|bestatigst|zur bestatigung|zum bestatigen|uberprufen sie|uberprufe (?:bitte|die)|prufen sie|kontrollieren sie|vergewissern|(?:ist|sind|war|ware|stimmt|stimmen|passt|passen) (?:das|dies|es|alles|die angaben|so)?(?: \\p{L}+){0,2} ?(?:alles|richtig|korrekt|so|in ordnung|ok(?:ay)?|recht)(?= *\\?)|(?:stimmt|passt) (?:das|alles|es)(?: alles| so| fur \\p{L}+)?(?= *\\?)|alles (?:richtig|korrekt|gut|ok(?:ay)?|klar)(?= *\\?)|(?:sind sie|bist du) (?:sich |dir )?sicher|(?:habe ich|hab ich) (?:das |sie |dich )?(?:richtig|korrekt)',
      ).source,
      String.raw`[,.…-] ?(?:richtig|korrekt|ja|stimmt'?s?|oder|ok(?:ay)?|nicht wahr|stimmt das|einverstanden|in ordnung|recht so)\s*\?|\b(?:richtig|korrekt)\s*[?.]?$`,
    ].join('|'),
    'u',
  ),
  confirmsStill:
    /\b(?:bitte|zur|zum|konnen sie|konnten sie|kannst du|konntest du)\W+(?:\p{L}+ ){0,2}(?:bestatig|uberpruf|pruf)/u,
  restates:
    /^(?:(?:ok|okay|gut|ja|super|perfekt|also|dann|alles klar|verstanden|prima|in ordnung|gerne|nochmal|und|kein problem)[,.!:]* )*(?:(?:sie|du) (?:mochten|mochtest|wollen|willst|brauchen|brauchst|hatten gerne?|suchen|suchst)|(?:ich|wir) (?:werden?|buche|reserviere|kaufe|bestelle|uberweise|vereinbare|trage|spiele|stelle|miete|mache|nehme|plane)|(?:werde|buche|reserviere|kaufe|bestelle|uberweise|vereinbare) (?:ich|wir)|das (?:sind|ware|ist|waren) (?:ein|eine|\d|dann)|(?:eine? )?(?:reservierung|buchung|termin|tisch|uberweisung|zimmer|tickets?|fahrkarten?|besichtigung|fahrt|bestellung) (?:fur|bei|im|in|von|mit|am|nach)|\d+ (?:tickets?|karten|personen|zimmer|nachte|platze|fahrkarten|tage))(?![\p{L}])/u,
  offerQuestion: words(
    "wie ware(?: es|'s)?|wie war's|was halten sie|was haltst du|was meinen sie|was meinst du|(?:mochten|mochtest|wollen|willst|hatten|hattest|wunschen|bevorzugen|wurden|wurdest) (?:sie|du)|(?:haben|hatten|hast|hattest) (?:sie|du) (?:interesse|lust)|(?:soll|sollen|darf|durfen|kann|konnen) (?:ich|wir)|(?:ware|ist|klingt|passt|gefallt|interessiert)(?: \\p{L}+){0,3} (?:in ordnung|ok(?:ay)?|gut|ihnen|dir|sie|dich|was|etwas|interessant|recht)|interesse(?= *\\?)|(?:passt|gefallt|klingt) (?:das|es|der|die|ihnen|dir)|buche ich|nehmen sie",
  ),
  offerStatement: words(
    'es gibt|gibt es|ich wurde (?:\\p{L}+ ){1,5}(?:nehmen|wahlen)|(?:das|der|die) (?:fruheste|nachste|erste)[nrs]? (?:\\p{L}+ ){0,3}(?:ware|ist)|(?:ich|wir) (?:habe|haben)(?: \\p{L}+){0,10}? (?:gefunden|fur sie|fur dich)|(?:ich|wir) (?:habe|haben|empfehle|empfehlen|schlage|schlagen|kann|konnen|hatte|hatten|biete|bieten)|gefunden|(?:sie|du) (?:konnten|konnen|konntest|kannst)|probieren sie|versuchen sie|wie ware|eine (?:andere|weitere) (?:moglichkeit|option)|option(?:en)?|moglichkeit(?:en)?|verfugbar|frei|empfehl\\p{L}+|vorschlag\\p{L}*|\\d+ (?:ergebnisse|hotels|fluge|restaurants|veranstaltungen|optionen)|(?:konnte|wurde) (?:ihnen|dir) gefallen',
  ),
  asksStart: starts(
    '(?:(?:und|ok|okay|gut|ja|super|perfekt|also|dann|gerne?|hallo|aber|auch|naturlich|klar|prima|alles klar)[,.!]* )*(?:(?:an|in|auf|fur|um|von|zu|mit|bei|ab|bis|aus|uber|nach|unter|wegen) )?(?:wer|was|wann|wo|woher|wohin|warum|wie(?! (?:gewunscht|besprochen|vereinbart|immer|gesagt))|wieviele?|welche[mnrs]?|wen|wem|wessen|haben sie(?! (?:noch )?(?:einen?|viel) (?:schonen?|guten?|tollen?|spa))|hast du|mochten sie|mochtest du|wollen sie|willst du|brauchen sie|brauchst du|gibt es (?:eine|einen|ein) (?:bevorzug|bestimmt|praferenz)\\w*|suchen sie|bevorzugen sie|bevorzugst du|hatten sie|hattest du)',
  ),
  asksPolitely: words(
    '(?:musste|muss) ich (?:\\p{L}+ )?wissen|(?:bitte )?(?:teilen sie|sagen sie|nennen sie|geben sie|schicken sie|senden sie|wahlen sie|teil|sag|nenn|nenne|gib|schick|schreib|schreiben sie|beschreiben sie|laden sie)(?: mir| uns| bitte| noch| einfach)*(?! bescheid)|(?:ich|wir) (?:brauche|brauchen|benotige|benotigen|musste|muss|mussten)(?: (?:dafur|dazu|hierfur|noch|nur|bitte|aber|jetzt|wissen|zuerst))*|(?:mir|uns|nur|noch) (?:fehlt|fehlen)|fehlt (?:mir|uns|nur|noch)|(?:konnen|konnten|kannst|konntest|wurden) (?:sie|du) (?:mir|uns|bitte)(?: bitte| noch)? (?:\\p{L}+ ){0,6}(?:sagen|nennen|geben|mitteilen|schicken|senden|verraten|angeben)|darf ich (?:ihren?|deinen?|nach|fragen|wissen|bitte)|um .* zu (?:konnen|buchen|reservieren)',
  ),
  asksOpenly:
    /\bbestimmte?\w*|\bpraferenz\w*|\bvorlieben?\b|^(?:wie|womit|was|wobei) (?:kann|konnen|darf)\b|\b(?:lieber|bevorzug\w+|am liebsten)\b/,
  interest: words(
    'preise?|kostet|kosten|wie ?viel|wie teuer|tarife?|angebot|rabatt|auf lager|vorratig|verfugbar|haben sie|habt ihr|gibt es|bieten sie|verkaufen sie|liefern sie|kann (?:ich|man) (?:\\p{L}+ )*(?:buchen|kaufen|mieten|bestellen)',
  ),
  searches: words(
    'ander\\p{L}*|such\\p{L}*|find\\p{L}*|empfehl\\p{L}*|empfiehl|vorschlag\\p{L}*|wie ware|gibt es|irgend\\p{L}*|option(?:en)?|alternativ\\p{L}*|verfugbar|etwas',
  ),
  yes: starts(
    '(?:ja+|jo|klar|richtig|korrekt|stimmt|genau|ok(?:ay)?|perfekt|in ordnung|bestatigt|ich bestatige|passt|alles (?:richtig|korrekt|gut))',
  ),
}
