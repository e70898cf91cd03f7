/** What businesses ask for in Italian. */
import { NP, SHORT_NP, type SlotGrammar } from './entry.ts'
import { lexiconOf } from './lexicon.ts'
import { ifQuestion } from './whether.ts'

const lexicon = lexiconOf({
  asks: {
    date: 'dat[ae]|(?:che|quale|quali|qualche|in che|per che) giorn[oi]|giorno',
    time: 'ora|orari[oo]?|ore',
    when: 'quando',
    place:
      "dov'e|dove|citta|luogo|posto|zona|area|quartiere|aeroporto|stazione|destinazione|localita|negozio|sede|posizione",
    count: 'quant[ie]|numero di|quantita di',
    kind: 'tipo|genere|categoria|stile|che|quale',
  },
  names: { date: 'data', time: 'ora', when: 'data e ora', place: 'città o luogo', count: 'quantità' },
  roles: [
    {
      words: 'ritir\\w+|prelev\\w+|prendere (?:la macchina|l.auto)',
      date: ['data del ritiro', 'pick-up date'],
      time: ['ora del ritiro', 'pick-up time'],
      place: ['luogo del ritiro', 'pick-up city or place'],
    },
    {
      words: 'riconsegn\\w+|restitu\\w+|riportare',
      date: ['data di riconsegna', 'drop-off date'],
      time: ['ora di riconsegna', 'drop-off time'],
      place: ['luogo di riconsegna', 'drop-off place'],
    },
    {
      words: 'ritorno|tornare|torna|rientr\\w+',
      date: ['data di ritorno', 'return date'],
      time: ['ora di ritorno', 'return time'],
    },
    {
      words: 'check-?in|arriv\\w+',
      date: ['data di arrivo', 'check-in date'],
      time: ['ora di arrivo', 'arrival time'],
    },
    { words: 'check-?out', date: ['data di partenza', 'check-out date'] },
    {
      words: 'partire|parte|parti|partenza|viaggi\\w+|andata|volare|volo|origine|da (?:dove|quale|che)',
      date: ['data di partenza', 'departure date'],
      time: ['ora di partenza', 'preferred departure time'],
    },
    {
      words: 'da (?:dove|quale|che)|origine|partenza|partire|parte|parti',
      place: ['città di partenza', 'departure city'],
    },
    {
      words: 'va|vai|andare|dirett[oa]|destinazione|viaggi\\w+|arrivare|portar\\w+',
      place: ['destinazione', 'destination city'],
    },
    {
      words: 'appuntamento|visita medica',
      date: ["data dell'appuntamento", 'appointment date'],
      time: ["ora dell'appuntamento", 'preferred time of the appointment'],
    },
    {
      words: 'visita\\w*',
      date: ['data della visita', 'visit date'],
      time: ['ora della visita', 'preferred time of the visit'],
    },
    { words: 'sveglia\\w*|allarme', time: ['ora della sveglia', 'time of the alarm'] },
  ],
  things: [
    ['quanto (?:\\p{L}+ )?grand[ei]|che dimensioni', 'dimensioni', 'size'],
    ['quante ore', 'numero di ore', 'number of hours'],
    ['genere', 'genere', 'genre'],
    ['peso|quanto (?:\\p{L}+ )?pesa\\p{L}*', 'peso', 'weight'],
    ['targa', 'targa', 'license plate'],
    ['(?:di |la )?mattina o (?:di |il )?pomeriggio', 'ora', 'preferred time'],
    ['data di nascita', 'data di nascita', 'date of birth'],
    ['eta|quanti anni', 'età', 'age'],
    ['e-?mail|posta elettronica', 'indirizzo e-mail', 'email address'],
    ['(?:numero di )?(?:telefono|cellulare|whatsapp)', 'numero di telefono', 'phone number'],
    ["numero (?:dell'|d')?ordine|numero di ordine", "numero d'ordine", 'order number'],
    [
      '(?:numero|codice) di (?:prenotazione|conferma|riferimento|tracciamento)',
      'numero di prenotazione',
      'booking reference',
    ],
    ['polizza', 'numero di polizza', 'policy number'],
    ['numero (?:di|del) conto|iban', 'numero di conto', 'account number'],
    ['codice fiscale', 'codice fiscale', 'tax number'],
    ['numero di serie|seriale', 'numero di serie', 'serial number'],
    ['(?:numero|codice) (?:di )?cliente', 'codice cliente', 'customer number'],
    [
      '(?:ultim[ei] )?(?:\\p{L}+ |\\d )?(?:cifre)(?: (?:della|sulla)(?: sua| tua)? carta)?',
      'ultime cifre',
      'last digits',
    ],
    [
      'indirizzo di (?:consegna|spedizione)|dove .*(?:spedire|consegnare|inviare)',
      'indirizzo di consegna',
      'delivery address',
    ],
    ['cap|codice postale', 'CAP', 'postal code'],
    ['indirizzo', 'indirizzo', 'address'],
    ['documento|passaporto|patente', 'documento', 'document'],
    ['foto|immagine|immagini|screenshot', 'foto', 'photo'],
    ['taglia|misura|dimensione', 'taglia', 'size'],
    ['colore|colori', 'colore', 'colour'],
    ['marca|modello', 'marca o modello', 'brand or model'],
    ['assicurazione|copertura|protezione', "scelta sull'assicurazione", 'choice about insurance'],
    ['(?:metodo|modalita|forma) di pagamento|come .*pagare|carta|contanti', 'metodo di pagamento', 'payment method'],
    [
      '(?:corsa|viaggio|auto|taxi) .*condivi\\w+|condivi\\w+ .*(?:corsa|viaggio|auto|taxi)|condivis[oa] o privat[oa]|privat[oa] o condivis[oa]',
      'scelta tra corsa condivisa e privata',
      'choice of a shared or private ride',
    ],
    ['sottotitoli', 'lingua dei sottotitoli', 'subtitle language'],
    ['lingua', 'lingua', 'language'],
    ['dispositivo|altoparlante|cassa|dove .*(?:riprodurre|ascoltare)', 'dispositivo', 'device to play on'],
    ['classe', 'classe', 'seating class'],
    [
      '(?:quale|che|da quale|su quale|tipo di) (?:\\w+ )?conto|conto (?:corrente|di risparmio)|risparmio',
      'conto',
      'account to use',
    ],
    ['budget|fascia di prezzo|prezzo', 'budget', 'budget'],
    ['quanto(?: denaro)?(?! tempo)|importo|somma|cifra', 'importo', 'amount of money'],
    ['(?:a|per) chi|destinatario|beneficiario', 'nome del destinatario', "recipient's name"],
    [
      'quanto tempo|(?:quant[ie]|numero di) (?:giorni|notti)|fino a quando|durata',
      'durata (notti o giorni)',
      'number of nights or days',
    ],
    ['compagnia aerea', 'compagnia aerea', 'airline'],
    ['artista|cantante|gruppo', 'artista', 'artist'],
    ['album', 'album', 'album'],
    ['attore|attrice', 'attore', 'actor'],
    ['regista', 'regista', 'director'],
    ['stelle', 'numero di stelle', 'star rating'],
    ['fumator[ie]|fumare', 'camera per fumatori o no', 'choice about smoking'],
    ['wi-?fi', 'necessità del wifi', 'choice about wifi'],
    ['animali', 'presenza di animali', 'choice about pets'],
    ['bagagl\\w+|valigie?', 'bagaglio', 'amount of luggage'],
    ['(?:quale|che) film|titolo', 'titolo del film', 'name of the movie'],
    ['(?:quale|che|nome del) ristorante', 'ristorante', 'choice of restaurant'],
    ['(?:quale|che) canzone|nome della canzone|quale brano', 'canzone', 'choice of song'],
  ],
  counted: [
    ['persone|invitati|coperti', 'numero di persone', 'number of people'],
    ['passeggeri|viaggiatori', 'numero di passeggeri', 'number of passengers'],
    ['ospiti', 'numero di ospiti', 'number of guests'],
    ['adulti|bambini', 'numero di adulti', 'number of adults'],
    ['bigliett[oi]|ticket', 'numero di biglietti', 'number of tickets'],
    ['posti', 'numero di posti', 'number of seats'],
    ['camere|stanze|camera', 'numero di camere da letto', 'number of bedrooms'],
    ['bagni', 'numero di bagni', 'number of bathrooms'],
    ['unita|pezzi|articoli|copie', 'numero di pezzi', 'number of items'],
  ],
  kinds: [
    ['cucina|cibo|piatt[oi]', 'tipo di cucina', 'kind of food'],
    ['event[oi]|concerto|sport', 'tipo di evento', 'kind of event'],
    ['auto|macchina|veicolo', 'tipo di veicolo', 'type of car'],
    ['genere', 'genere', 'genre'],
    ['medico|specialista|terapeuta|psicologo', 'tipo di specialista', 'kind of specialist'],
    ['attrazion[ei]|attivita', 'tipo di attrazione', 'kind of attraction'],
  ],
  calendar:
    'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|oggi|domani',
  vague: [
    ['nome(?: completo)?|si chiama|ti chiami|chi', 'nome', 'name'],
    ['motivo|ragione|problema|perche', 'motivo', 'reason'],
    [
      'preferenz[ae]|preferi\\w+|preferit[oaie]|qualcosa (?:in mente|di particolare|di specifico)|gusti|cerca',
      'preferenze',
      'preferences, such as the kind or the area',
    ],
  ],
})

export const it: SlotGrammar = {
  lexicon,
  phrase: {
    phrases: [
      String.raw`(?<![\p{L}])(?<!(?:vuole|vuoi|desidera|preferisce|preferisci|vorrebbe|sapere|dire|quello|ne) )(?:che|quale|quali|qual)(?: (?:e|sono|sarebbe|sarebbero))? ${NP}`,
      String.raw`(?<![\p{L}])preferenz[ae] (?:di|per|su|riguardo a|in merito a) ${NP}`,
      String.raw`(?<![\p{L}])(?:indic\w+|dic\w+|dai|dimmi|passi|dirmi|darmi|dammi|fornis\w+|specific\w+|mand\w+|invi\w+|serv\w+|manc\w+|saper\w*|conoscere|avere|scegli\w*|condivid\w+|conferm\w+|comunic\w+|bisogno di)(?:mi|ci)?(?: (?:solo|ancora|per favore|qual e))* (?:il |lo |la |i |gli |le |l'|suo |sua |tuo |tua |un |una )+${NP}`,
      String.raw`(?<![\p{L}])(?:suo|sua|tuo|tua|suoi|sue|tuoi|tue) ${NP}`,
      String.raw`^(?:e |ok |bene )*(?:il |la |l'|lo )?${SHORT_NP} ?(?:per favore)?\?\W*$`,
    ].map((source) => new RegExp(source, 'u')),
    stops:
      /^(?:come|quanto|quanti|quante|chi|quale|cosa|perche|potrebbe|potresti|darmi|dirmi|e|sono|vuole|vuoi|vorrebbe|vorresti|desidera|desideri|preferisce|preferisci|preferirebbe|cerca|cerchi|ha|hai|le|ti|si|mi|ci|lei|tu|io|serve|servono|piace|piacerebbe|posso|devo|dobbiamo|puo|in|a|ad|da|per|con|su|sul|al|alla|o|che|se|quando|dove|va|viene|andrebbe|interessa|e'|sarebbe|mente|particolare|desiderat[oaie]|preferit[oaie]|altro|utilizzare|usare|parte|parti|dice|favore|dovremmo|dobbiamo|conoscere|sapere)$/,
    leads: /^(?:il|lo|la|i|gli|le|un|una|suo|sua|tuo|tua|altro|altra|di|del|della|e|qual|quale|qualche)$/,
    trails: /^(?:di|del|della|dei|delle|il|la|un|una|suo|sua|cosa|piu|preferenza)$/,
    nextToGap: /^(?: di| del| della| per)?\s+…/,
    counts: /quant[ie] (?<thing>[\p{L}²\d]+)/iu,
    numberOf: (thing) => `numero di ${thing}`,
    either:
      /(?:prefer\p{L}*|vuole|vuoi|vorrebbe|vorresti|meglio) (?<choice>[^,?;.]{2,50} o(?:ppure)? [^,?;.]{2,40})\?/iu,
    elliptical: /(?:(?:il|la) (?:suo|sua|tuo|tua)|e (?:lei|tu))\W*$/iu,
    whetherWord: /\bse (?!no\b|possibile|vuole|vuoi|può|puoi|desidera)/iu,
    whether: ifQuestion(
      'se',
      /^(?:a|ad|di|da|in|con|per|su|tra|fino|che|chi|quale|quali|qual|quando|dove|come|quant\p{L}*|cosa|le|ti|vi|mi|posso|possiamo|vuole|vuoi|desidera|desideri|preferisce|preferisci|vorrebbe|vorresti|può|puoi|potrebbe|potresti|procedo|va bene|è (?:corretto|giusto|tutto)|tutto|altro|qualcos\p{L}*|qualche|cerca|cerchi)(?![\p{L}])|aiut/iu,
    ),
  },
  between:
    /,?\s+(?:e|o|ed)\s+(?=(?:(?:di|da|a|in|con|per|su|fino a)\s+)?(?:che|quale|quali|qual|quando|dove|quant[oaie]|chi|come|c'è|ci sono|ha|hai|è|qualche)(?![\p{L}]))/u,
}
