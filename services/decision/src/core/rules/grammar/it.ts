/** Italian, with "Lei" and with "tu", as assistants and staff write it. */
import { starts, words } from '@relance/policy'
import type { AssistantGrammar } from './grammar.ts'

const DONE =
  'prenotat[oaie]|riservat[oaie]|confermat[oaie]|fissat[oaie]|programmat[oaie]|pianificat[oaie]|acquistat[oaie]|comprat[oaie]|effettuat[oaie]|completat[oaie]|conclus[oaie]|terminat[oaie]|fatt[oaie]|creat[oaie]|aggiunt[oaie]|inviat[oaie]|spedit[oaie]|trasferit[oaie]|pagat[oaie]|elaborat[oaie]|ordinat[oaie]|annullat[oaie]|cancellat[oaie]|modificat[oaie]|aggiornat[oaie]|registrat[oaie]|noleggiat[oaie]|richiest[oaie]|attivat[oaie]|impostat[oaie]|pront[oaie]|in arrivo|avviat[oaie]|condivis[oaie]|consegnat[oaie]|riuscit[oaie]|eseguit[oaie]|mess[oaie]|chiamat[oaie]|inserit[oaie]|segnat[oaie]|andat[oa] a buon fine|finalizzat[oaie]|rimborsat[oaie]|spostat[oaie]|rinviat[oaie]|risolt[oaie]|rinnovat[oaie]|restituit[oaie]|bloccat[oaie]|sbloccat[oaie]|disdett[oaie]|iscritt[oaie]|apert[oaie] (?:il|la|un|una|la sua)|assegnat[oaie]|applicat[oaie]|accreditat[oaie]|ritirat[oaie]|approvat[oaie]|autorizzat[oaie]|sostituit[oaie]|riparat[oaie]|cambiat[oaie]|presentat[oaie]|prorogat[oaie]|sottoscritt[oaie]|inoltrat[oaie]|passat[oaie]'

export const it: AssistantGrammar = {
  success: new RegExp(
    [
      words(
        `(?:e|sono|ho|abbiamo|ha|hanno|stat[oaie]|risulta|viene)(?: (?:stat[oaie]|gia|ora|appena|tutto|le|ti|correttamente))* (?:${DONE})`,
        '(?:ho|abbiamo) (?!trovat|vist|capit|ricevut|lett)\\p{L}+(?:to|so) (?:il|la|i|le) (?:suo|sua|tuo|tua|suoi|tuoi|sue|tue)|con successo|e stat[oa] (?:ri)?trovat[oa]|correttamente|a buon fine|in arrivo|sta arrivando|e in (?:viaggio|riproduzione|strada)|sta suonando|in corso di riproduzione|ho appena \\w+',
        '(?:ricevera|riceverai|le arrivera|ti arrivera) (?:\\w+ ){0,3}(?:e-?mail|mail|conferma|messaggio|ricevuta|notifica|biglietti|sms)|(?:il suo|il tuo|il) (?:taxi|autista|pacco|ordine|auto) (?:arriva|arrivera|sta|e)',
      ).source,
      String.raw`^(?:[\p{L}'-]+,? ){0,4}(?:${DONE})(?:[.!]*$| (?:a|al|per|in|con)(?![\p{L}]))`,
      starts(
        '(?:(?:ok|perfetto|bene|va bene|ottimo|certo)[,.!]? )?(?:fatto|ecco fatto|tutto (?:fatto|pronto|a posto)|prenotat[oa]|confermat[oa]|completat[oa]|e fatta)(?=[.,!]| *$| (?:il|la|i|le))',
      ).source,
    ].join('|'),
    'u',
  ),
  enjoy: words(
    '(?:si |ti |vi )?god(?:a|iti|etevi|ersi)(?:si)?|si goda|buona (?:visione|fortuna|cena|permanenza|lettura)|buon (?:ascolto|divertimento|appetito|film|volo|concerto|soggiorno)|divert(?:iti|a|itevi)|si diverta|spero che (?:ti|le|vi)',
  ),
  notDone:
    /\b(?:non (?:e|ho|sono|ha|posso|puo|c'e|abbiamo|risulta|stat)|sara|sarebbe|saranno|potrebbe|puo essere|possono essere|se (?:vuole|vuoi|lo|la|desidera|non|si)|una volta|quando|appena (?:avro|sara)|purtroppo|finche)\b/,
  failure: words(
    "non (?:ho|sono|e|posso|puo|c'e|ci sono|abbiamo|riesco|siamo|risulta|risultano)(?: \\w+)? ?(?:trovato|riuscit[oai]|possibile|disponibil[ei]|potuto|stato|posti|nulla|niente)?|purtroppo|mi dispiace|spiacente|esaurit[oaie]|fallit[oa]|nessun[oa]?|errore|impossibile",
  ),
  more: words(
    "(?:qualcos'|qualche |qualcosa |c'e |serve |serv[eo]no |desidera |bisogno di |nient'|qualsiasi |c'e qualcos'|per |con |in )(?:altr[oai]|qualcos'altro|altro)(?! (?:hotel|ristorante|volo))|qualcos'altro|altro(?= *\\?)|altre (?:domande|richieste)|altra (?:domanda|richiesta|cosa)|ulteriore (?:aiuto|assistenza|informazione|domanda)|ulteriori (?:informazioni|domande|richieste)|(?:e|sarebbe) tutto(?= *\\?)|(?:cosa|che) altro|ancora (?:qualcosa|aiuto)|nient'altro(?= *\\?)|aiut\\w+ (?:con|in) (?:altro|qualcos|qualche)",
  ),
  letMeKnow:
    /\b(?:(?:mi faccia|fammi|fatemi) sapere|me lo (?:dica|faccia sapere)|dimmi|mi dica|non esit\w+|mi scriva|scrivimi)\b/,
  leave: words(
    "arrivederci|arrivederla|a (?:presto|risentirci|dopo|domani|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica)|siamo (?:sempre )?qui|(?:un saluto|(?:cordiali |distinti )?saluti)|alla prossima|ci (?:vediamo|sentiamo)|ciao(?: ciao)?(?= *[.!]| *$)|stammi bene|si riguardi|(?:le |ti |vi )?(?:auguro|buon|buona|passi|passa|abbia) ?(?:una |un )?(?:buon[oa]? |splendid[oa] |ottim[oa] |bell[oa'] ?|piacevole |meraviglios[oa] )?(?:giornata|serata|pomeriggio|fine settimana|weekend|settimana|viaggio|soggiorno|volo|permanenza|notte)|prego|di (?:niente|nulla)|figurati|si figuri|non c'e di che|nessun problema|(?:e stato|e|con) (?:un |molto )?piacere|piacere mio|(?:felice|liet[oa]|content[oa]) (?:di|che)|sono (?:qui|felice|content[oa]|liet[oa]|a (?:tua|sua) disposizione)|(?:a|sempre a) (?:tua|sua|vostra) disposizione|quando (?:vuole|vuoi)|grazie (?:a (?:lei|te|voi)|per (?:aver\\w*|averci|la (?:sua|tua)|il (?:suo|tuo)|usare))|in bocca al lupo|buona fortuna",
  ),
  promise: words(
    '(?:fammi|mi faccia|mi lasci|lasciami|vado a|devo|lo|la|dobbiamo|mi permetta di) (?:prima |subito |un attimo )?(?:controll\\w+|verific(?:are|o)|vedere(?= (?:se|cosa|un)|[.!]| *$)|chied\\w+|consult\\w+|cercare|informarmi|guardare)|(?:controllo|verifico|chiedo|mi informo|guardo)(?= (?:subito|e|se|con|un|la|il|al)|[.!]| *$)|(?:un|solo un|mi dia un|dammi un|attenda un) (?:momento|attimo|minuto|secondo|istante)|attenda|aspetti|aspetta|(?:la|ti|vi|le|mi|ci) (?:ricontatt\\w+|richiam\\w+|contatter\\w+|avviser\\w+|avviso|aggiorn\\w+|far[oe]\\w* sapere|faremo sapere|faccio sapere|inform[oe]\\w*|risponder\\w+|mander[oe]\\w*|invier[oe]\\w*|metter[oe]\\w* in contatto)|(?:un|una) (?:collega|operator\\w+|tecnico|addett[oa]|consulente)(?: \\w+){0,3} (?:la|ti|le|si|vi)|(?:ci sto|me ne|ce ne) (?:lavorando|occupo|occupiamo)|sto (?:controllando|verificando|cercando)|stiamo (?:controllando|verificando|lavorando)',
  ),
  confirm: new RegExp(
    [
      words(
        'conferm(?:a|i|ate|are|ami|armi|o|ando)|(?:per|una) conferma|verific(?:a|hi|hiamo) (?:che|i|se|le)|controll[ai] (?:che|i|se|le)|assicur\\w+|(?:e|sono|va|sarebbe|tutto)(?: tutto)? (?:corrett[oaie]|giust[oaie]|esatt[oaie]|bene|ok|a posto|in ordine)(?: cosi)?(?= *\\?)|(?:e|sei|lei e) (?:sicur[oa]|cert[oa])|ho capito bene|e (?:questo|quello) (?:che|cio)|e cosi(?= *\\?)',
      ).source,
      String.raw`[,.…-] ?(?:giusto|corretto|esatto|vero|no|ok|va bene|d'accordo|si|e corretto|e giusto|confermi|conferma|tutto bene)\s*\?|\b(?:corretto|giusto)\s*[?.]?$`,
    ].join('|'),
    'u',
  ),
  confirmsStill:
    /\b(?:per favore|per|puo|puoi|potrebbe|potresti|la prego|ti prego|prego)\W+(?:di )?(?:\w+ )?(?:conferm|verific)/,
  restates:
    /^(?:(?:ok|va bene|bene|si|perfetto|quindi|allora|ottimo|capito|ho capito|certo|e|d'accordo|nessun problema|benissimo|dunque)[,.!:]* )*(?:(?:lei )?(?:vuole|vuoi|desidera|desideri|vorrebbe|vorresti|le serve|ti serve|cerca|cerchi|ha richiesto)|(?:le |ti |vi )?(?:sto per|stiamo per) \w+|(?:le |ti )?(?:prenoto|acquisto|compro|fisso|programmo|trasferisco|metto|noleggio|ordino|prendo|segno|prenotero|acquistero|fissero)|(?:sara|sarebbe|sono|e) (?:un|una|\d|per)|(?:una? |un')?(?:prenotazione|appuntamento|tavolo|bonifico|trasferimento|camera|bigliett[oi]|visita|noleggio|viaggio|corsa|ordine) (?:per|di|da|con|al|a|in|presso)|prenotare|acquistare|trasferire|riprodurre|noleggiare|\d+ (?:bigliett[oi]|person[ae]|camere|notti|posti|giorni))(?![\p{L}])/u,
  offerQuestion: words(
    'che ne (?:dici|dice|dite|pensi|pensa)|cosa ne (?:dici|dice|pensi|pensa)|(?:le|ti|vi) (?:interessa|interesserebbe|piace|piacerebbe|andrebbe|va|va bene|sembra|serve|prenoto|compro|metto|fisso|mando|cerco)|(?:vuole|vuoi|desidera|desideri|preferisce|preferisci|vorrebbe|vorresti|volete|gradisce)(?: che)?|(?:gliel[oa]|te l[oa]|lo|la|li|le) (?:prenoto|compro|metto|invio|mando|prendo|riservo|fisso|tengo|riproduco)|(?:prenoto|compro|metto|procedo|fisso|ordino|invio|riproduco)|posso (?:\\w+rle|\\w+rti|\\w+re)|devo|(?:e|sei|sarebbe) interessat[oa]|(?:va|andrebbe) bene',
  ),
  offerStatement: words(
    "c'e|ci sono|ce n'e|(?:io )?(?:prenderei|sceglierei)|(?:la|il) (?:prim[oa]) (?:\\w+ ){0,3}(?:e|sarebbe)|sare(?:i|mmo) liber[oaie]|(?:posso|possiamo|potrei) (?!aiutar|essere|confermar|capire|fare|verificar|controllar)\\p{L}+(?:re|r[mtlv][aeio]|rgliel[oa])|(?:ho|abbiamo)(?: \\w+)? ?(?:trovato|un|una|due|tre|anche)?|(?:le |ti |vi )?(?:consiglio|consigliamo|suggerisco|suggeriamo|propongo|proponiamo|raccomando|consiglierei|offro)|(?:puo|puoi|potrebbe|potresti) (?:provare|andare|vedere|considerare|scegliere|visitare|ascoltare|anche|piacer\\w*|interessar\\w*)|potrebbe(?:ro)? (?:piacer|interessar)\\w+|prov[ai]|un'altra (?:opzione|possibilita)|opzion[ei]|disponibil[ei]|l'abbiamo|esist[eo]\\w*|\\d+ (?:risultati|hotel|voli|ristoranti|eventi|opzioni)|rest\\w+|trovat[oaie]",
  ),
  asksStart: starts(
    "(?:(?:e|ok|va bene|bene|si|perfetto|ottimo|certo|ciao|allora|quindi|anche|ma|volentieri|d'accordo)[,.!]* )*(?:(?:a|di|in|con|per|da|su|fino a|tra|al|nel|d'|verso|presso) ?)?(?:che(?! (?:bello|bella|bravo|piacere|lei|tu))|chi|quale|quali|qual|quando(?! (?:vuole|vuoi|desidera))|dove|come (?:posso|possiamo|vuole|vuoi|preferisce|preferisci|si|ti|le)|quant[oaie]|cosa|(?:ha|hai|c'e) (?:una |un |qualche |delle )?(?:preferenz\\w*|in mente)|(?:vuole|vuoi) dirmi|(?:puo|puoi|potrebbe|potresti) (?:dir|indicar|dar|confermar)\\w*|qualche preferenza)",
  ),
  asksPolitely: words(
    '(?:per favore,? )?(?:mi (?:indichi|dica|dia|fornisca|specifichi|mandi|invii|comunichi|scriva|dici|dai)|(?:indica|dimmi|dammi|fornisci|specifica|manda|invia|comunica|scrivi|scegli|scelga|seleziona|inserisci|inserisca|condividi)(?:mi|ci)?)|(?:puo|puoi|potrebbe|potresti) (?:dirmi|darmi|indicarmi|fornirmi|specificare|mandarmi|inviarmi|comunicarmi|dire|indicare|darci|dirci)|(?:mi|ci) (?:serve|servono|servirebbe|manca|mancano|occorre|occorrono|puo|puoi|dice|dici|indica)|(?:dovrei|devo) sapere|ho (?:solo |ancora |soltanto )?bisogno (?:di|del|della|dei|che)|vorrei (?:sapere|conoscere)|manca (?:solo|ancora)|posso (?:avere|sapere|chieder\\w+)|per (?:continuare|procedere)',
  ),
  asksOpenly:
    /\bin (?:particolare|mente)\b|\bpreferenz[ae]\b|^(?:come|in che|in cosa|cosa) (?:posso|altro|possiamo)\b|\bpreferi(?:sce|sci|rebbe|resti)\b/,
  interest: words(
    'prezz[oi]|costa(?:no)?|quanto (?:viene|costa|e|fa)|tariff[ae]|preventivo|sconto|disponibil\\w+|(?:avete|vendete|offrite|spedite|noleggiate|fate)|posso (?:prenotare|comprare|noleggiare|ordinare)|si puo (?:prenotare|comprare|noleggiare)',
  ),
  searches: words(
    "altr[oaie]|cerc\\w+|trov\\w+|consigl\\w+|suggeri\\w+|propon\\w+|e se|c'e|ci sono|qualche|qualcosa|opzion[ei]|alternativ[ae]|disponibil\\w+",
  ),
  yes: starts(
    "(?:si+|certo|corretto|esatto|giusto|va bene|ok|perfetto|d'accordo|confermo|confermato|proprio cosi|tutto (?:giusto|corretto|bene|ok))",
  ),
}
