/** Italian, with "Lei" and with "tu", with and without accents. */
import { type CustomerGrammar, fillers, starts, words } from './grammar.ts'

const DAYS = 'lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|oggi|domani|stasera'

export const it: CustomerGrammar = {
  filler: fillers(
    "oh|ah|allora|beh|bene|e|ma|pero|ciao|salve|buongiorno|buonasera|buona sera|buon giorno|ok(?:ay)?|va bene|perfetto|ottimo|benissimo|certo|d'accordo|fantastico|grande",
    'capito|capisco|ho capito|per favore|per piacere|solo|anche|adesso|ora|grazie|quindi|dunque',
  ),
  thanks: words(
    '(?:mille |molte |tante )?grazie(?: mille| tante| infinite| ancora)?|(?:la|ti|vi) ringrazio|ringrazi\\w+|gentilissim[oa]|molto gentile|troppo gentile',
  ),
  goodbye: words(
    'arrivederci|arrivederla|addio|a (?:presto|dopo|domani|piu tardi|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica)|(?:un saluto|(?:cordiali |distinti )?saluti)|alla prossima|ci (?:vediamo|sentiamo)|stammi bene|buona notte|buonanotte|ciao ciao',
    '(?:una )?(?:buona|buon|bella|ottima) (?:giornata|serata|pomeriggio|fine settimana|weekend|settimana|viaggio)',
  ),
  done: words(
    "(?:e|era|sarebbe|per (?:ora|oggi|adesso|il momento) e|questo e|e proprio) (?:tutto|sufficiente)|(?:nient'altro|nulla piu|niente piu|null'altro|nessun'altra cosa|altro no)|basta (?:cosi|questo)|(?:va|sto|e) bene cosi|(?:sono|siamo) (?:a posto|apposto|ok)|tutto (?:qui|a posto)|(?:mi )?basta(?: e avanza)?(?= *(?:$|,|\\.|grazie))",
    "non (?:mi |ci )?(?:serve|servono|ho bisogno|voglio|occorre|necessito|desidero)(?: di)? (?:altro|niente|nulla|nient'altro|piu|aiuto)(?: altro)?|non (?:c'e |e )?(?:bisogno|necessario)|non (?:serve|occorre|importa|fa niente)(?! (?:il|la|lo|un|una|che|a))|lasci(?:a|ate|)? ?(?:stare|perdere)|lasciamo (?:stare|perdere)|dimentica(?:lo|telo)?(?= *(?:$|,|\\.))|(?:ho|abbiamo) (?:gia )?(?:risolto|trovato)(?! (?:un|una|il|la|sul))|niente altro|cambiato idea|non (?:si preoccupi|ti preoccupare|preoccuparti|vi preoccupate)|(?:da|per) (?:parte mia|quanto mi riguarda)|ho tutto (?:quello|cio) che",
    "(?:per (?:ora|adesso|il momento|oggi)|al momento|ora come ora) (?:no|niente|e tutto|sono|va|basta|nient'altro)|(?:no|niente|non)[, ]+(?:per (?:ora|adesso|il momento|oggi)|al momento|adesso|ora)|era (?:tutto )?(?:quello|cio) che volevo|volevo solo sapere",
  ),
  complaint: words(
    'reclam\\w+|lament\\w+|rimbors\\w+|inaccettabile|ridicol[oa]|delus[oa]|deludente|pessim[oa]|orribile|terribile|schifo|schifos[oa]|vergogn\\w+|indignat[oa]|arrabbiat[oa]|furios[oa]|stuf[oa]|truff\\w+|avvocato|denunci\\w+|inutile',
    'addebitat\\w* (?:due volte|il doppio|troppo)|(?:ancora|mai|non) (?:e |ho |mi e |ancora |mai )*(?:arrivat[oa]|ricevut[oa]|consegnat[oa])|(?:e|era|arrivat[oa]) (?:rott[oa]|danneggiat[oa]|difettos[oa])|non (?:funziona|sono (?:content[oa]|soddisfatt[oa]))|(?:molto|davvero|cosi) (?:male|scarso)',
  ),
  defer: words(
    "(?:devo|voglio|vorrei|fammi|mi faccia|lasciami|mi lasci|ci|preferisco|dovrei|posso|ho bisogno di|ho bisogno) (?:prima |ancora |un po' |solo )*(?:pensarci|pensare|penso|rifletto|riflettere|rifletterci|parlarne|chiedere (?:a|al|alla|conferma)|consultar\\w+|vedere (?:con|se)|sentire (?:mi[oa]|il|la)|valutare|decidere|controllare)|(?:ci|me ne) (?:penso|pensero|devo pensare|rifletto|voglio pensare)|(?:forse|magari) (?:piu tardi|dopo|domani|un'altra volta|un altro giorno)|piu tardi|un'altra volta|un altro (?:giorno|momento)|(?:ora|adesso|al momento|oggi) non (?:posso|riesco)|(?:sono|siamo) (?:incasinat[oa]|pres[oa]|di corsa|impegnat[oa]|al lavoro|in riunione)|(?:dammi|datemi|mi dia|lasciami|mi lasci) (?:qualche|un paio di|un po' di|due|tre|\\d) ?(?:giorn[oi]|or[ae]|tempo|settiman[ae])|ne parl(?:o|iamo) (?:con|in|a)|con calma|(?:devo|dobbiamo|voglio) (?:prima \\p{L}+|(?:\\p{L}+ ){1,3}prima)|(?:e )?(?:ti|vi|le) (?:scrivo|chiamo|rispondo|richiamo)|(?:e|poi|dopo|domani) (?:ti|le|vi) (?:dico|faccio sapere|scrivo|aggiorno)|non ancora(?= deciso|$)|non (?:sono sicur[oa]|ho (?:ancora )?deciso|so ancora|lo so ancora)|(?:vi|ti|le) (?:faccio sapere|ricontatto|richiamo|aggiorno|scrivo dopo|diro)|(?:sono|sto) (?:occupat[oa]|al lavoro|guidando|lavorando|in riunione|impegnat[oa])|adesso non posso|ora non posso|(?:un|solo un|mi dia un|dammi un) (?:momento|attimo|minuto|secondo)",
  ),
  questionStart: starts(
    "(?:e )?(?:a |di |in |con |per |da |su |fino a |tra |al |nel |d')?(?:che|chi|quale|quali|quando|dove|dov'e|come|com'e|quant[oaie]|perche|cosa|cos'e|qual)(?! (?:bello|bella|bravo|no$))",
    "c'e|ci sono|non c'e|possiamo|devo (?:portare|pagare|venire|fare)|serve|servono|bisogna|chiudete|aprite|fate|copre|puo|puoi|potete|potrebbe|potresti|posso|sa|sai|avete|hai|ha|esiste|accettano|accettate|si puo|e possibile|mi (?:puo|puoi|potrebbe|sa|potresti)|include|e compres[oa]",
  ),
  questionBesideThanks:
    /\b(?:che|chi|quale|quali|quando|dove|come|quant[oaie]|cosa|puo|puoi|potrebbe|c'e|ci sono|e|avete)\b.*\?/,
  request: words(
    '(?:io )?(?:vorrei|voglio|volevo|vorremmo|vogliamo|desidero|cerco|cerchiamo|sto cercando|preferisco|preferirei|ho bisogno|avrei bisogno|mi serve|mi servono|mi servirebbe|ci serve|mi piacerebbe|mi occorre|gradirei)(?! (?:di )?(?:pensarci|riflettere|altro|niente|nulla))',
    "(?:dimmi|dammi|mandami|inviami|mostrami|trovami|trova|cercami|cerca|prenota(?:mi|lo|la|li|le)?|compra(?:mi|lo|la|li|le)?|metti(?:la|lo|mi)?|cambia(?:lo|la|mi)?|annulla(?:lo|la)?|modifica(?:lo|la)?|aiutami|aiutatemi|consigliami|raccomandami|trasferisci|noleggia|riproduci(?:la|lo)?|fissa(?:mi|lo)?|controlla|conferma(?:lo|la)|ordina(?:mi|lo|la)?|ricordami|aggiungi|mi (?:dica|dia|mandi|invii|mostri|trovi|cerchi|prenoti|compri|aiuti|consigli|faccia|confermi|passi|dice|dai)|prenoti|proceda|procedi|procedete|faccia pure|fallo|fai pure|vai)|(?:mi |ci )?(?:puo|puoi|potete|potrebbe|potresti|potreste)|posso (?:avere|sapere|prenotare|parlare)|prov[ai]|che ne dici|e se|c'e (?:qualche|un|qualcosa|altro|qualcos)|qualcosa di (?:piu|meno|altro)|qualcos'altro di|qualche altr[oa]|per favore|per piacere|per cortesia",
  ),
  requestBesideThanks:
    /\b(?:puo|puoi|potrebbe|potresti)\b|\b(?:anche|ancora) bisogno\b|\b(?:ma|e) (?:vorrei|voglio|puo|puoi|mi|per favore)\b/,
  wantsInstead:
    /\b(?:detto|chiesto|era|ma|pero|invece|piuttosto|vorrei|voglio|preferisco|cerca\w*|trova\w*|cambia\w*|altr[oa])\b/,
  decline: starts(
    "(?:no|nah|niente affatto|assolutamente no|per niente)(?! (?:problem|c'e problema|importa))",
    'non (?:mi interessa|voglio|fa per me)',
  ),
  agree: new RegExp(
    [
      starts(
        "(?:si+|certo(?: che si)?|certamente|sicuro|sicuramente|assolutamente(?! no)|esatto|esattamente|giusto|corretto|confermo|confermato|d'accordo|va bene|ok va bene|volentieri|proceda|procedi|proceda pure|fai pure|faccia pure|affare fatto|accetto|dai|per favore|ci sto|perfettamente|appunto|proprio cosi|vai|andata|avanti|fall[oa]|\\p{L}{3,}[aei](?:l[oaie]|mel[oa])(?: (?:pure|subito))?(?= *[.!]*$))",
      ).source,
      words(
        '(?:e|sono|tutto|sarebbe|e tutto|e proprio) (?:molto |tutto )?(?:corrett[oaie]|giust[oaie]|esatt[oaie]|ok|perfett[oaie]|in ordine|confermat[oaie])|(?:mi |ci )?(?:va|sta|andrebbe|vanno|suona|sembra|pare|stanno) (?:\\w+ )?(?:bene|benissimo|perfett[oa]|fantastic[oa]|splendid[oa]|ottim[oa]|buon[oa]|interessante|bell[oa])|(?:mi |ci )(?:va|piace|interessa|convince|ispira|sta bene)(?! (?:di|poco))|(?:lo|la|li|le) (?:prendo|prendiamo|voglio|compro|accetto)|(?:prendo|scelgo|voglio) (?:quello|quella|questo|questa)|(?:quello|quella|questo|questa) (?:va|mi)|facciamo (?:cosi|quello|quella)|per me (?:va|ok)',
      ).source,
    ].join('|'),
    'u',
  ),
  pleased: words(
    'ottim[oa]|perfett[oa]|eccellente|fantastic[oa]|meraviglios[oa]|splendid[oa]|benissimo|bene|bell[oa]|bellissim[oa]|grande|super|magnific[oa]|geniale|ideale|figo|stupend[oa]|bravissim[oa]|buon[oa]|incredibile',
  ),
  acknowledge: starts(
    "(?:ok(?:ay|ey)?|va bene|capito|ho capito|capisco|ricevuto|ah|oh|hm+|haha+|prego|di niente|figurati|nessun problema|bene|d'accordo|intesi)",
  ),
  content: new RegExp(
    String.raw`\d|\b(?:${DAYS}|mattina|pomeriggio|sera|dalle|fino|(?:il|la|i) (?:prim[oa]|second[oa]|terz[oa]|ultim[oa]))\b`,
    'u',
  ),
}
