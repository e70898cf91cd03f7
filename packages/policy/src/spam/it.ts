/** Italian. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const it: SpamWords = {
  sells: words(
    '(?:hai|ha|avete) (?:\\w+ )?vinto|(?:sei|e) stat[oa] (?:selezionat[oa]|scelt[oa]|estratt[oa])|(?:riscatta|ritira|richiedi) (?:il |subito il )?(?:tuo|suo) (?:premio|regalo|bonus)',
    '(?:guadagni?|profitti?|rendimenti?|entrate) (?:garantit[oei]|assicurat[oei]|sicur[oi])',
    '(?:guadagn[aio]|guadagnare|incassa) (?:fino a |oltre |piu di )?[$€]? ?\\d[\\d.,]* ?(?:€|euro|dollari)? ?(?:al|a|ogni|alla|per) (?:giorno|settimana|mese|ora)|(?:guadagn[ai]|guadagnare) (?:\\w+ )?(?:da|lavorando da) casa',
    '(?:raddoppia) (?:il|i) (?:tuo|tuoi|suo) (?:soldi|denaro|capitale|investimento)|(?:segnali|investiment[oi]|opportunita|piattaforma|profitti) (?:di |in |con |sul )?(?:trading|forex|bitcoin|cripto\\w*)|investi (?:solo )?[$€]? ?\\d[\\d.,]*',
    '(?:offriamo|offro|concediamo|eroghiamo) (?:\\w+ )*(?:prestiti|prestito|finanziamenti)|prestit[oi] (?:veloci?|rapid[oi]|urgent[ei]|senza (?:busta paga|garanzie)|tra privati)|(?:hai|ha) bisogno di (?:un )?(?:prestito|finanziamento)|offerta di prestito',
    '(?:aumenta|incrementa|fai crescere|moltiplica|raddoppia) (?:i |le |il |la )?(?:tuoi|tue|tuo|tua|suoi|sue|suo|sua) (?:\\w+ )?(?:follower|vendite|traffico|visibilita|fatturato|business|clienti|attivita)|(?:compra|acquista) (?:\\w+ )?(?:follower|like)|prima pagina (?:di|su) google|(?:servizi|ottimizzazione|posizionamento) seo',
    '(?:creiamo|realizziamo|sviluppiamo) siti (?:web|internet)|casino online|giri gratis|scommesse (?:sicure|vincenti)|ragazze calde|incontri (?:per adulti|hot)|viagra|perd(?:i|ere) \\d+ ?(?:kg|chili)',
    "siamo (?:un'?a? ?)?(?:\\w+ ){0,3}(?:produttori|produttore|fornitori|fornitore|fabbrica|azienda leader)|(?:inoltra|invia|condividi) questo messaggio (?:a|con)",
  ),
  praises: words(
    "offerta (?:limitata|speciale|esclusiva|imperdibile)|solo (?:per )?oggi|ultima (?:occasione|possibilita)|non perder(?:e|la|lo|ti)|miglior prezzo|100 ?% (?:gratis|sicuro|garantito|gratuito|legale)|senza rischi|all'ingrosso|(?:reddito|entrate?) (?:extra|passiv[oae])|liberta finanziaria|bitcoin|cripto\\w*|forex|casino|follower|estrazione|\\d+ ?% di sconto",
  ),
  urges: words(
    "clicca|cliccate|unisciti|iscriviti|registrati|visita (?:il nostro|la nostra|il mio|la mia)|(?:compra|acquista|ordina) (?:ora|subito)|(?:scrivimi|scrivici|contattami|contattaci|contattatemi) (?:su|in|al|ora|subito|via|tramite)|link in bio|segui(?:mi|ci)|scarica (?:ora|subito|l'app)|rispondi si|entra (?:nel|qui|ora)",
  ),
  addresses: words(
    '(?:gentil[ei]|egregi[oa]?|car[oiae]) (?:signor[eai]?|client[ei]|amic[oi]|imprenditor[ei]|utent[ei])|(?:ciao|salve) (?:a tutti|amici|imprenditor[ei])|attenzione',
  ),
  wants: words(
    '(?:vorrei|vorremmo|voglio|cerco|sto cercando|mi serve|mi servirebbe|ho bisogno|mi interessa|desidero|avrei)|(?:avete|vendete|fate|consegnate|accettate|offrite)|(?:il mio|la mia|i miei) (?:ordine|prenotazione|appuntamento|account|pacco|fattura|consegna|acquisto|tavolo|volo|pagamento|carta)|quanto (?:costa|viene|e|tempo)|(?:posso|potrei|potete|potrebbe|puoi (?:dirmi|mandarmi|aiutarmi)|si puo)|(?:ancora )?disponibil[ei]|(?:vostr[oa]|vostri) (?:annuncio|offerta|menu|orari|negozio|ristorante)|ho (?:ordinato|comprato|pagato|prenotato|ricevuto|visto)',
  ),
}
