import type { Asking } from './asking.ts'

/** The verb stands at the end: "kannst du mich morgen um neun erinnern". */
const LATER =
  '(?=.*(?<![a-z])(?:(?:zuruck|wieder|nochmal|weiter)?(?:erinner|schreib|meld|kontaktier|anruf|anzuruf|ansprech|anschreib|nachfrag|nachhak|texte|ping|ruf|frag|red|sprech|informier|benachrichtig|kontakt|hor)\\w*|bescheid|an)(?![a-z]))'
const WHOM = '(?:mich|mir|dich|sich|uns|euch|bei mir|bei uns)'
const MODAL =
  '(?:kannst|konnen|konnten|konntest|konntet|konnt|konnte|kann|wurden|wurdest|wurdet|magst|mochtest|willst|wollen|durfte|sollte|sollten)'

export const german: Asking = {
  asks: [
    /(?<![a-z])meld(?:e|et|en sie|en)? (?:dich|sich|euch|dich bei (?:mir|uns)|sich bei (?:mir|uns))(?![a-z])/,
    /(?<![a-z])(?:schreib|schreibe|schreibt|schreiben sie|texte|text|antworte|antworten sie) (?:(?:mir|uns)|(?:bitte|doch|einfach)(?: \w+)? (?:mir|uns))(?![a-z])/,
    /(?<![a-z])(?:erinner|erinnere|erinnert|erinnern sie|kontaktier|kontaktiere|kontaktieren sie|kontaktiert|ping|pinge|pingt|frag|frage|fragt|fragen sie|ruf|rufe|ruft|rufen sie|sprich|sprechen sie|informiere|informieren sie|benachrichtige|benachrichtigen sie|kontaktiert|stups|erreich|erreiche) (?:mich|uns|bitte mich|doch mich|einfach mich)(?![a-z])/,
    /(?<![a-z])(?:gib|gebt|geben sie|sag|sagt|sagen sie|schick|schicke|schickt|schicken sie|send|sende|senden sie|stell|stelle|stellen sie|mach|machen sie) (?:mir|uns) (?=.*(?<![a-z])(?:bescheid|nachricht|erinnerung|mail|email|e mail|sms|whatsapp|ruckruf|ping|anstoß|anstoss|signal)(?![a-z]))/,
    /(?<![a-z])(?:fragen sie|frage?t?|haken sie|hake?|schauen sie|schaue?|probiere?|versuchen sie|versuche?)(?![a-z])(?=.* (?:noch ?mals?|wieder|nach|vorbei)(?![a-z]))/,
    new RegExp(`(?<![a-z])${MODAL} (?:du|sie|ihr|jemand|man)(?: bitte| vielleicht| dann| auch)* ${WHOM}${LATER}`),
    new RegExp(`(?<![a-z])(?:wenn|dass|ob) (?:du|sie|ihr|jemand)(?: bitte)? ${WHOM}${LATER}`),
    new RegExp(
      `(?<![a-z])(?:lass|lasst|lassen sie) uns(?: bitte| doch| lieber)*(?=.*(?<![a-z])(?:reden|weiterreden|sprechen|weitersprechen|weitermachen|weiterschreiben|schreiben|telefonieren|darauf zuruckkommen|fortsetzen|horen|chatten|unterhalten)(?![a-z]))`,
    ),
    /(?<![a-z])(?:konnen|konnten|sollten|wollen) wir(?: bitte| vielleicht| uns)*(?=.*(?<![a-z])(?:reden|weiterreden|sprechen|weitersprechen|weitermachen|weiterschreiben|telefonieren|fortsetzen|horen|chatten|schreiben)(?![a-z]))/,
    new RegExp(`(?<![a-z])${MODAL} ${WHOM} (?:jemand|wer|einer|bitte jemand)(?: bitte)?${LATER}`),
    /(?<![a-z])(?:wir (?:konnen|konnten|sollten)|(?:wurde|mochte|mochten) (?:ich )?(?:lieber|gern|gerne))(?: uns| gern| gerne| ja| auch)*(?=.*(?<![a-z])(?:weiterreden|reden|sprechen|weitersprechen|weitermachen|telefonieren|weiterschreiben)(?![a-z]))/,
    /(?<![a-z])(?:mochte|mochten|will|wurde|wurden|hatte|hatten)(?: ich| wir)?(?: gern| gerne)?(?=.*(?<![a-z])(?:erinnert|kontaktiert|angerufen|zuruckgerufen|benachrichtigt|informiert|angeschrieben) werden)/,
    /(?<![a-z])(?:reden|sprechen|schreiben|telefonieren) wir(?: uns)?(?![a-z])|(?<![a-z])machen wir(?=.*(?<![a-z])weiter(?![a-z]))/,
    /(?<![a-z])bitte(?=.*(?<![a-z])(?:melden|schreiben|erinnern|anrufen|kontaktieren|nachfragen|nachhaken|zuruckrufen|zuruckmelden|nochmal (?:melden|schreiben|fragen))(?![a-z]))(?!.*(?<![a-z])nicht(?![a-z]))/,
    /(?<![a-z])komm(?:t|en sie)? (?:bitte )?(?:\w+ ){0,4}(?:auf mich|darauf) zuruck/,
    /(?<![a-z])(?:einen? )?ruckruf(?: bitte)?(?![a-z])/,
    /(?<![a-z])(?:nochmals?|noch mal|wieder) (?:schreiben|melden|anrufen|erinnern|nachfragen|kontaktieren)(?= bitte| *[.!?]*$)/,
    /(?<![a-z])ruf(?:e|t|en sie)? (?:bitte |doch |einfach )*(?:heute|morgen|ubermorgen|am|um|in|nachste\w*|gegen|nach|ab|\w+tag)(?![a-z])(?=.*(?<![a-z])an(?![a-z]))/,
  ],
  bare: /^(?:(?:bitte|ok|ja|dann|lieber|also|und|nein)[, ]+)*(?:anrufen|melden|schreiben|erinnern|erinnerung|ruckruf|nachfragen|kontaktieren)(?: (?:bitte|wieder|nochmals?))*(?![a-z])|(?<![a-z])(?:halt|halte|halten sie) (?:mich|uns)(?![a-z])/,
  own: /(?<![a-z])ich (?:melde|schreib|schreibe|ruf|rufe|sag|sage|komm|komme|frag|frage|werde|erinner|erinnere|gebe?|kann|muss|mochte mich|will mich)(?: \w+)*? ?(?:mich|dir|ihnen|euch|dich|sie)?$|(?<![a-z])mein(?:e)? (?:\w+ ){1,2}(?:ruft|schreibt|meldet)/,
  notBefore:
    /(?<![a-z])(?:nicht|nie|niemals|kein|keine|keinen|ohne|brauchst|brauchen sie|musst|mussen sie)(?![a-z])[^,]*$/,
  until: /(?<![a-z])(?:bis|vor|erst)(?![a-z])/,
  negated:
    /(?<![a-z])(?:nicht|nie|kein|keine|keinen|vergiss|vergessen sie|streich|streiche|storniere|storniern|abbrechen|losch\w*|lass|lassen sie|unnotig|nicht mehr|brauch\w*)(?![a-z])/,
  thing:
    /(?<![a-z])(?:erinnerung(?:en)?|erinnern|zu erinnern|melden|zu melden|melde dich|schreiben(?= *[.!]*$)|schreib(?:en|e)? (?:mir|sie mir)|zu schreiben|nachfragen|anrufen|anzurufen|ruckruf|nachricht|kontaktieren|(?:mich|mir)(?: \w+){0,3} (?:erinnern|schreiben|kontaktieren|anrufen)|nachzufragen|meldet|ruf mich)(?![a-z])/,
  dropped:
    /^(?:(?:bitte|ok|nein|ach|naja|na|und|dann|doch)[, ]+)*(?:vergiss (?:es|das)|vergessen sie (?:es|das)|lass (?:es|mal|gut sein|es gut sein|es bleiben|stecken)|lassen sie (?:es|gut sein|es gut sein)|schon gut|egal|hat sich erledigt|nicht (?:mehr )?notig)(?:,? (?:danke|bitte|dann|trotzdem))*[ .!]*$/,
  tells:
    /(?<![a-z])(?:um wie ?viel uhr|wann|warum|wieso|weshalb) (?:\w+ )?(?:ihr|sie|du|jemand|man|der|die|das|hat|haben|habt)(?![a-z])|(?:^|[,;] ?)(?:ihr|sie|du|niemand|keiner|man) (?:\w+ ){1,2}(?:\w+ ){0,2}(?:nie|niemals|immer|dauernd|standig)(?![a-z])|(?<![a-z])(?:niemand|keiner) (?:\w+ )*(?:angerufen|geschrieben|gemeldet|erinnert|kontaktiert)|(?<![a-z])(?:habt|haben|hast|hat) (?:\w+ )*(?:mich|mir|sich) (?:.* )?(?:angerufen|geschrieben|gemeldet|erinnert|kontaktiert)/,
  matter:
    /(?<![a-z])(?:an|uber|wegen|fur|vor|zu|zum|zur|mein(?:e|en|em|er)?|unser(?:e|en|em|er)?|ihre?|eure?|die|das|den) (?:den |die |das |dem |der |mein(?:e|en|em|er)? |unser(?:e|en|em|er)? |eine?n? )*(?:\w+ )?(?:termin|buchung|reservierung|flug|tisch|besprechung|meeting|reise|zug|bus|zimmer|lieferung|tickets?|karten|bestellung|besuch|aufenthalt|veranstaltung|kurs|feier|geburtstag|hochzeit|abendessen|mittagessen|taxi|offnungszeiten|adresse|preise?)(?![a-z])/,
  booking:
    /(?<![a-z])(?:buch\w*|reservier\w*|tisch|flug|termin|bestell\w*|liefer\w*|tickets?|karten|zimmer|abfahrt|abflug|ankunft|ankomm\w*|abhol\w*|ubernacht\w*|reise|frei|verfugbar|arbeit\w*|besprechung)(?![a-z])/,
  condition:
    /(?<![a-z])(?:wenn|ob|falls|sobald|sofern|es sei denn)(?![a-z])(?! (?:es (?:geht|passt)|moglich|du kannst|sie konnen|sie mogen|du magst))/,
  silence:
    /(?<![a-z])(?:nicht|nichts|keine|kein) (?:\w+ )*(?:antwort\w*|geantwortet|hor\w*|gemeldet|meld\w*|geschrieben|entschieden|bestellt|gekauft|gehort)/,
  split:
    /(?<![a-z])(?:aber|sondern|anstatt)(?![a-z])|,\s*(?=(?:bitte |lieber )?(?:schreib|erinner|meld|ruf|kontaktier|frag)\w*)/,
}
