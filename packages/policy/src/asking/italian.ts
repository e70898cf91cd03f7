import type { Asking } from './asking.ts'

const MESSAGE =
  "(?:un |una |un altro |un'altra )?(?:breve |nuovo |nuova )?(?:messaggio|msg|messaggino|promemoria|avviso|sms|mail|email|squillo|colpo di telefono|telefonata|notifica|cenno|ping)"
const FORM =
  '(?:scriv(?:a|ano|i|ete|ere|iate|este|essi|esse)|riscriv(?:a|i|ete|ere)|ricord(?:a|i|ate|are|iate|ino|aste|assi|asse)|contatt(?:a|i|ate|are|iate|ino|aste|assi|asse)|ricontatt(?:a|i|ate|are|iate|ino|aste|assi|asse)|chiam(?:i|ate|are|iate|ino|aste|assi|asse)|richiam(?:a|i|ate|are|iate|ino|aste|assi|asse)|avvis(?:a|i|ate|are|iate|ino|aste|assi|asse)|avvert(?:a|i|ite|ire)|rispond(?:a|i|ete|ere|iate)|parl(?:i|are|iate)|notific(?:hi|are))'

export const italian: Asking = {
  asks: [
    /(?<![a-z])(?:scriv|riscriv|ricord|contatt|ricontatt|chiam|richiam|avvis|avvert|rispond|parl|sent|notific|chied|domand)\w*?(?:mi|ci|me)(?:lo|la|li)?(?![a-z])(?! (?:se|che|cosa|quanto|dove|come)\b)/,
    new RegExp(`(?<![a-z])(?:mand|invi|lasci|fa|da|facc|mett|imposta|crea)\\w*(?:mi|ci)? ${MESSAGE}`),
    new RegExp(
      `(?<![a-z])(?:mi|ci) (?:(?:puo|puoi|potete|potrebbe|potresti|potreste|possono|deve|devi) (?:per favore )?)?(?:ri)?${FORM}(?![a-z])`,
    ),
    new RegExp(
      `(?<![a-z])(?:mi|ci) (?:(?:puo|puoi|potete|potrebbe|potresti|potreste) )?(?:mand|invi|lasci|f|d)(?:a|i|ate|are|ai|ate|accia|ia|ino) ${MESSAGE}`,
    ),
    /(?<![a-z])(?:fatti|fatevi|si faccia|farsi|farti) (?:sentire|viv[oaie]|risentire)/,
    /(?<![a-z])(?:sentiamoci|risentiamoci|ci (?:ri)?sentiamo|ci (?:ri)?parliamo|ne (?:ri)?parliamo|parliamone|riparliamone|parliamo|continuiamo|riprendiamo|proseguiamo)(?![a-z])/,
    /(?<![a-z])(?:possiamo|potremmo) (?:parlar|riparlar|sentirc|risentirc|continuar|riprender|proseguir)\w*/,
    /(?<![a-z])(?:preferirei|preferisco|meglio|vorrei) (?:ri)?(?:parlar|sentirc|continuar|proseguir)\w*/,
    /(?<![a-z])essere (?:ricontattat|contattat|richiamat|avvisat)[oa]/,
    /(?<![a-z])(?:torna|tornate|torni|riprova|riprovate|riprovi) a (?:scriver|contattar|chieder|sentir|chiamar)\w*/,
    /(?<![a-z])(?:scrivi|scrivete|scriva|chiedi|chiedete|chieda|riprova|riprovate) (?:di nuovo|ancora)/,
  ],
  bare: /^(?:(?:per favore|ok|allora|meglio|si|e|va bene)[, ]+)*(?:scriv(?:i|ete|a)|chiam(?:a|ate|i)|richiam(?:a|ate|i)|avvis(?:a|ate|i)|contatt(?:a|ate|i)|promemoria)(?: (?:di nuovo|ancora|per favore))*(?![a-z])|(?<![a-z])(?:(?:fammi|fatemi|mi faccia) sapere|(?:tienimi|tenetemi|mi tenga) (?:aggiornat[oa]|informat[oa])|dimmi|ditemi|mi dica)(?![a-z])/,
  own: /(?<![a-z])(?:(?:io )?(?:ti|vi|le|la) (?:(?:ri)?scriv|chiam|richiam|avvis|contatt|ricontatt|ricord|facci|rispond)\w*o(?![a-z])|(?:ti|vi|le) \w+(?:ero|iro|aro)(?![a-z])|mi (?:ricordo|chiamo)(?![a-z])|(?:mia|mio) (?:\w+ ){1,2}mi )/,
  notBefore:
    /(?<![a-z])(?:non|mai|senza|neanche|nemmeno|non (?:serve|occorre|c'e bisogno)(?: che| di)?)(?![a-z])[^,]*$/,
  until: /(?<![a-z])(?:fino a\w*|prima d\w+)(?![a-z])/,
  negated:
    /(?<![a-z])(?:non|mai|dimentic\w+|annull\w+|cancell\w+|lasci\w+ (?:stare|perdere)|niente|meglio di no|senza|scorda\w*|togli\w*|elimina\w*)(?![a-z])/,
  thing:
    /(?<![a-z])(?:promemoria|ricordarmi|ricordarmelo|scrivermi|avvisarmi|contattarmi|ricontattarmi|richiamarmi|chiamarmi|(?:mi|ci) (?:scriv\w+|ricord(?:i|iate|are)|contatt(?:i|iate|are)|chiam(?:i|iate|are)|avvis(?:i|iate|are))|avviso|scrivetemi|ricordami|ricordarmi|contattatemi)(?![a-z])/,
  dropped:
    /^(?:(?:ok|no|ah|va bene|meglio|scusa|e|allora|anzi|per favore)[, ]+)*(?:lasci?a? (?:stare|perdere)|lascia(?:te|mo)? (?:stare|perdere)|lasci (?:stare|perdere)|dimentica(?:lo|telo|tevelo)?|(?:se )?lo dimentichi|scordatelo|non importa|niente|fa niente|come non detto)(?:,? (?:grazie|allora|pure))*[ .!]*$/,
  tells:
    /(?<![a-z])(?:a che ora|quando|perche) (?:mi|ci|vi|avete|ha|il|la|lo|i)(?![a-z])|(?<![a-z])(?:mi|ci) \w+ (?:mai|sempre)(?![a-z])|(?<![a-z])(?:mi|ci) (?:chiama|scrive|contatta|avvisa|richiama) (?:il|la|lo|mio|mia) (?!\d|prossim|mattin|sera|settiman|mese|giorno|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|primo)\w+|(?<![a-z])(?:non )?(?:mi|ci) \w+ mai(?![a-z])|(?<![a-z])(?:nessuno|sempre|mai) (?:mi|ci) (?:ha |hanno )?\w+|(?<![a-z])(?:mi|ci) (?:avete|ha|hanno|hai) \w+(?:to|tto|so)(?![a-z])/,
  matter:
    /(?<![a-z])(?:il|lo|la|l'|i|le|un|una|per|di|del|della|dell'|su|sul|sulla|mio|mia|nostr[oa]|vostr[ioae]) ?(?:la |il |lo |l'|i |le |mio |mia |nostr[oa] |una? )*(?:\w+ )?(?:appuntamento|prenotazione|volo|tavolo|riunione|viaggio|treno|autobus|camera|consegna|biglietti?|ordine|visita|soggiorno|evento|lezione|festa|compleanno|matrimonio|cena|pranzo|taxi|orari|indirizzo|prezz[oi])(?![a-z])/,
  booking:
    /(?<![a-z])(?:prenot\w+|tavolo|volo|appuntamento|ordin\w+|consegn\w+|biglietti?|camera|partenza|arriv\w+|ritir\w+|alloggi\w*|viaggio|libero|disponibile|lavor\w+|riunione)(?![a-z])/,
  condition:
    /(?<![a-z])(?:se|quando|qualora|appena|a meno che|nel caso)(?![a-z])(?! (?:puo|puoi|potete|possibile|riesc|vuoi|vuole|non (?:ti|le|vi) dispiace))/,
  silence: /(?<![a-z])non (?:\w+ )*(?:rispond\w+|risposto|scriv\w+|scritto|deciso|sent\w+|ricev\w+|ordinato|torno)/,
  split:
    /(?<![a-z])(?:ma|pero|invece di)(?![a-z])|,\s*(?=(?:piuttosto |per favore )?(?:scriv|ricord|avvis|chiam|contatt)\w*)/,
}
