/** What businesses ask for in German. */
import { NP, SHORT_NP, type SlotGrammar } from './entry.ts'
import { lexiconOf } from './lexicon.ts'
import { whetherInGerman } from './whether.ts'

const lexicon = lexiconOf({
  asks: {
    date: '\\p{L}*datum|(?:an )?welche[nrms]? tag(?:en)?|tag|termin(?:e)?(?= (?:passt|ware|wurde))|wunschtermin',
    time: 'uhrzeit|wie ?viel uhr|uhr|welche[rn]? (?:uhr)?zeit|zeit|zeitpunkt',
    when: 'wann',
    place:
      'wo|wohin|woher|stadt|ort|gegend|lage|stadtteil|bezirk|viertel|flughafen|bahnhof|zielort|reiseziel|filiale|standort|region',
    count: 'wie ?viele?|anzahl(?: der| an)?|zahl der',
    kind: 'art|sorte|typ|kategorie|richtung|stil|was fur|welche[nrs]?',
  },
  names: { date: 'Datum', time: 'Uhrzeit', when: 'Tag und Uhrzeit', place: 'Stadt oder Ort', count: 'Anzahl' },
  roles: [
    {
      words: 'abhol\\p{L}*|holen|abgeholt',
      date: ['Datum der Abholung', 'pick-up date'],
      time: ['Uhrzeit der Abholung', 'pick-up time'],
      place: ['Ort der Abholung', 'pick-up city or place'],
    },
    {
      words: 'zuruckgeb\\p{L}*|zuruckbring\\p{L}*|ruckgabe|abgeben|abgabe',
      date: ['Datum der Rückgabe', 'drop-off date'],
      time: ['Uhrzeit der Rückgabe', 'drop-off time'],
      place: ['Ort der Rückgabe', 'drop-off place'],
    },
    {
      words: 'ruckflug|ruckreise|ruckfahrt|zuruck\\p{L}*|heimreise',
      date: ['Datum der Rückreise', 'return date'],
      time: ['Uhrzeit der Rückreise', 'return time'],
    },
    {
      words: 'check-?in|einchecken|anreis\\p{L}*|ankunft|ankommen',
      date: ['Datum der Anreise', 'check-in date'],
      time: ['Uhrzeit der Ankunft', 'arrival time'],
    },
    { words: 'check-?out|auschecken', date: ['Datum der Abreise', 'check-out date'] },
    {
      words:
        'abflieg\\p{L}*|abfahr\\p{L}*|abreis\\p{L}*|abflug|abfahrt|abreise|losfahren|starten|start|von wo|woher|von welche[mr]|ab welche[mr]|(?:hin)?flug|hinreise|reisen|fliegen|fahren|verreisen',
      date: ['Datum der Abreise', 'departure date'],
      time: ['Uhrzeit der Abfahrt', 'preferred departure time'],
    },
    {
      words:
        'abflieg\\p{L}*|abfahr\\p{L}*|abreis\\p{L}*|abflug|abfahrt|abreise|losfahren|starten|start|von wo|woher|von welche[mr]|ab welche[mr]',
      place: ['Stadt oder Ort der Abreise', 'departure city'],
    },
    {
      words: 'wohin|ziel\\p{L}*|reiseziel|nach welche[mr]|in welche (?:stadt|richtung)|hinfahren|fahren|fliegen|reisen',
      place: ['Reiseziel', 'destination city'],
    },
    {
      words: 'termin',
      date: ['Datum des Termins', 'appointment date'],
      time: ['Uhrzeit des Termins', 'preferred time of the appointment'],
    },
    {
      words: 'besichtig\\p{L}*|besuch\\p{L}*',
      date: ['Datum der Besichtigung', 'visit date'],
      time: ['Uhrzeit der Besichtigung', 'preferred time of the visit'],
    },
    { words: 'wecker|alarm|wecken', time: ['Uhrzeit des Weckers', 'time of the alarm'] },
  ],
  things: [
    ['genre', 'Genre', 'genre'],
    ['gewicht|wie schwer|(?:wie ?viel )?wieg\\p{L}*(?: \\p{L}+)?', 'Gewicht', 'weight'],
    ['kennzeichen', 'Kennzeichen', 'license plate'],
    ['(?:vormittags?|morgens) oder (?:nachmittags?|abends?)', 'Uhrzeit', 'preferred time'],
    ['geburtsdatum|wann .*geboren', 'Geburtsdatum', 'date of birth'],
    ['alter|wie alt', 'Alter', 'age'],
    ['e-?mail(?:-?adresse)?|mailadresse', 'E-Mail-Adresse', 'email address'],
    ['(?:telefon|handy|mobil|whatsapp)-?(?:nummer)?|rufnummer', 'Telefonnummer', 'phone number'],
    ['bestellnummer|auftragsnummer', 'Bestellnummer', 'order number'],
    [
      '(?:buchungs|reservierungs|bestatigungs|sendungs|referenz|vorgangs)-?(?:nummer|code)',
      'Buchungsnummer',
      'booking reference',
    ],
    ['versicherungs(?:schein)?nummer|policennummer', 'Versicherungsnummer', 'policy number'],
    ['kontonummer|iban', 'Kontonummer', 'account number'],
    ['seriennummer', 'Seriennummer', 'serial number'],
    ['kundennummer|mitgliedsnummer|vertragsnummer', 'Kundennummer', 'customer number'],
    [
      '(?:letzten )?(?:\\p{L}+ |\\d )?(?:ziffern|stellen)(?: (?:der|ihrer|deiner) karte)?',
      'letzte Ziffern',
      'last digits',
    ],
    ['lieferadresse|versandadresse|wohin .*(?:liefern|schicken|senden)', 'Lieferadresse', 'delivery address'],
    ['postleitzahl|plz', 'Postleitzahl', 'postal code'],
    ['adresse|anschrift', 'Adresse', 'address'],
    ['ausweis|reisepass|dokument|fuhrerschein|unterlagen', 'Dokument', 'document'],
    ['fotos?|bild(?:er)?|screenshot', 'Foto', 'photo'],
    ['gro(?:ß|ss)e|wie gro(?:ß|ss)', 'Größe', 'size'],
    ['farben?', 'Farbe', 'colour'],
    ['marke|modell', 'Marke oder Modell', 'brand or model'],
    ['\\p{L}*versicherung|reiseschutz', 'Angabe zur Versicherung', 'choice about insurance'],
    ['zahlungs(?:art|methode|weise)|wie .*(?:be)?zahlen|kreditkarte|bar', 'Zahlungsart', 'payment method'],
    [
      '(?:ge)?teil\\p{L}* (?:fahrt|taxi|wagen|auto)|sammeltaxi|mitfahr\\p{L}*|(?:fahrt|taxi) .*teilen|geteilt\\p{L}*',
      'geteilte oder eigene Fahrt',
      'choice of a shared or private ride',
    ],
    ['untertitel\\p{L}*', 'Sprache der Untertitel', 'subtitle language'],
    ['sprache', 'Sprache', 'language'],
    ['gerat|lautsprecher|(?:wo|worauf) .*(?:abspielen|wiedergeben)', 'Gerät', 'device to play on'],
    [
      '(?:sitz|reise|flug|buchungs|wagen)klasse|economy|business ?class|(?:erste|zweite|1\\.|2\\.)[rn]? klasse|(?<=welche[rn]? )klasse(?= (?:mochten|mochtest|wollen|willst|fliegen|reisen|fahren))',
      'Reiseklasse',
      'seating class',
    ],
    [
      '(?:welche[mns]?|von welchem|auf welches) (?:\\p{L}+ )?konto|kontotyp|(?:giro|spar)konto',
      'Konto',
      'account to use',
    ],
    ['budget|preis(?:klasse|rahmen|bereich|spanne)|preislich', 'Preisrahmen', 'budget'],
    ['wie ?viel(?! uhr)(?: geld)?|betrag|summe|hohe der', 'Betrag', 'amount of money'],
    ['(?:an|fur) wen|wem|empfanger(?:in)?|zahlungsempfanger', 'Name des Empfängers', "recipient's name"],
    [
      'wie lange|(?:wie ?viele|anzahl der) (?:tage?|nachte?)|bis wann|dauer',
      'Dauer (Nächte oder Tage)',
      'number of nights or days',
    ],
    ['fluggesellschaft|airline', 'Fluggesellschaft', 'airline'],
    ['kunstler(?:in)?|sanger(?:in)?|interpret(?:en)?|band', 'Künstler', 'artist'],
    ['album', 'Album', 'album'],
    ['schauspieler(?:in)?', 'Schauspieler', 'actor'],
    ['regisseur(?:in)?|regie', 'Regisseur', 'director'],
    ['sterne', 'Zahl der Sterne', 'star rating'],
    ['rauch\\p{L}*|nichtraucher\\p{L}*', 'Raucher oder Nichtraucher', 'choice about smoking'],
    ['wlan|wi-?fi', 'Angabe zum WLAN', 'choice about wifi'],
    ['haustiere?|hund', 'Angabe zu Haustieren', 'choice about pets'],
    ['gepack\\p{L}*|koffer', 'Gepäck', 'amount of luggage'],
    ['welche[nr]? film|filmtitel|titel', 'Filmtitel', 'name of the movie'],
    ['welche[sm]? restaurant|name des restaurants', 'Restaurant', 'choice of restaurant'],
    ['welche[sn]? (?:lied|song|titel)', 'Lied', 'choice of song'],
  ],
  counted: [
    ['personen|leute|gaste', 'Anzahl der Personen', 'number of people'],
    ['passagiere?|fahrgaste|reisende\\p{L}*|mitfahrer', 'Anzahl der Reisenden', 'number of passengers'],
    ['erwachsene\\p{L}*|kinder\\p{L}*', 'Anzahl der Erwachsenen', 'number of adults'],
    ['tickets?|karten|eintrittskarten|fahrkarten|fahrscheine', 'Anzahl der Tickets', 'number of tickets'],
    ['platze|sitzplatze|sitze', 'Anzahl der Plätze', 'number of seats'],
    ['(?:schlaf)?zimmer', 'Anzahl der Schlafzimmer', 'number of bedrooms'],
    ['bader?|badezimmer', 'Anzahl der Badezimmer', 'number of bathrooms'],
    ['stuck|exemplare|artikel', 'Stückzahl', 'number of items'],
  ],
  kinds: [
    ['essen|kuche|gericht(?:e)?', 'Art der Küche', 'kind of food'],
    ['veranstaltung(?:en)?|event|konzert|sport\\p{L}*', 'Art der Veranstaltung', 'kind of event'],
    ['auto|fahrzeug|wagen|mietwagen', 'Art des Fahrzeugs', 'type of car'],
    ['genre', 'Genre', 'genre'],
    ['arzt|arztin|facharzt|therapeut(?:en|in)?|psychologe?n?', 'Fachrichtung des Arztes', 'kind of specialist'],
    ['sehenswurdigkeit(?:en)?|ausflugsziel\\p{L}*|attraktion(?:en)?', 'Art der Sehenswürdigkeit', 'kind of attraction'],
  ],
  calendar:
    'januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen',
  vague: [
    ['(?:vollstandige[rn]? |ihr |dein )?name|hei(?:ß|ss)\\p{L}*|wer', 'Name', 'name'],
    ['grund|problem|warum|anliegen', 'Grund', 'reason'],
    [
      'vorlieben|praferenz\\p{L}*|wunsche?|bevorzug\\p{L}*|lieblings\\p{L}*|(?:etwas|was) bestimmtes|vorstellung(?:en)?',
      'Wünsche',
      'preferences, such as the kind or the area',
    ],
  ],
})

export const de: SlotGrammar = {
  lexicon,
  phrase: {
    phrases: [
      String.raw`(?<![\p{L}])(?:welche|was fur eine) art (?:von |der |des )?${NP}`,
      String.raw`(?<![\p{L}])(?:welche[nrms]?|was fur(?: ein(?:e[nmr]?)?)?)(?: (?:ist|sind|ware))? ${NP}`,
      String.raw`(?<![\p{L}])(?:wie|was) (?:ist|lautet|lauten|sind|war) (?:der|die|das|ihre?|deine?) ${NP}`,
      String.raw`(?<![\p{L}])(?:bevorzugte[nrs]?|gewunschte[nrs]?|bestimmte[nrs]?|genaue[nrs]?) ${NP}`,
      String.raw`(?<![\p{L}])(?:brauch\w+|benotig\w+|fehl\w+|nenn\w+|mitteil\w+|teil\w+|sag\w+|geb\w+|gib|schick\w+|send\w+|wahl\w+|angeb\w+|wissen|erfahren)(?: (?:sie|du|mir|uns|bitte|noch|dafur|dazu|nur|ich|wir))* (?:den|die|das|der|ihren?|ihre[nrm]?|deine?[nrm]?|eine[nrm]?|ein) ${NP}`,
      String.raw`(?<![\p{L}])(?:mir|uns|ich)(?: (?:bitte|noch|einmal|kurz))* (?:die|den|das|der|eine[nrm]?|ein) ${NP}`,
      String.raw`(?<![\p{L}])(?:ihre?[nrm]?|deine?[nrm]?) ${NP}`,
      String.raw`^(?:und |ok |gut )*(?:der |die |das |ihr |ihre |dein )?${SHORT_NP} ?(?:bitte)?\?\W*$`,
    ].map((source) => new RegExp(source, 'u')),
    stops:
      /^(?:wie|wer|was|wann|wo|wohin|warum|ist|sind|war|ware|mochten|mochtest|wollen|willst|wurden|wurdest|sollen|soll|sollte|kann|kannst|konnen|darf|haben|hast|hatten|hattest|habe|brauchen|brauchst|bevorzugen|bevorzugst|suchen|suchst|sie|du|ich|wir|es|er|ihnen|dir|mir|uns|passt|passen|gefallt|mag|magst|in|an|am|auf|fur|mit|bei|zu|zum|zur|nach|von|und|oder|dass|wenn|bitte|gerne?|denn|noch|mit|lieber|geht|gehen|reisen|fahren|fliegen|kommt|interessiert|interessieren|nehmen|nimmt|lauten|lautet|mitteilen|sagen|nennen|geben|schicken|angeben|soll|ihm|hatten|schwebt|spielen|buchen|gibt)$/,
    leads:
      /^(?:der|die|das|den|dem|des|ein|eine|einen|einer|einem|ihre?|ihren|ihrer|dein|deine|deinen|art|andere[nrs]?|bevorzugte[nrs]?|gewunschte[nrs]?|bestimmte[nrs]?|genaue[nrs]?)$/,
    trails: /^(?:der|die|das|des|den|dem|ein|eine|von|art|etwas|mehr|sich)$/,
    nextToGap: /^(?: der| des| von)?\s+…/,
    counts: /wie ?viele? (?<thing>[\p{L}²\d]+)/iu,
    numberOf: (thing) => `Anzahl ${thing}`,
    either:
      /(?:lieber|möchten Sie|möchtest du|wollen Sie|willst du|bevorzugen Sie|bevorzugst du)(?: lieber)? (?<choice>[^,?;.]{2,50} oder [^,?;.]{2,40})\?/iu,
    elliptical: /(?:(?:ihre[rs]?|deine[rs]?|ihr|deins?)|und (?:sie|du|ihnen|dir))\W*$/iu,
    whetherWord: /\bob (?!es geht|das geht)/iu,
    whether: whetherInGerman,
  },
  between:
    /,?\s+(?:und|oder)\s+(?=(?:(?:an|in|auf|für|um|von|zu|mit|bei|ab|bis|aus|nach)\s+)?(?:welche[nrms]?|wann|wo|wohin|woher|wie|wer|wen|wem|was|gibt|haben|hat|ist|sind)(?![\p{L}]))/u,
}
