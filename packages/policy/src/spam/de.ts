/** German. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const de: SpamWords = {
  sells: words(
    '(?:du hast|sie haben|ihr habt) (?:\\w+ ){0,4}gewonnen|(?:wurdest|wurden) (?:\\w+ )?(?:ausgewahlt|ausgelost)|(?:hol|holen|sichere?|fordern?) (?:dir |sie |sich )*(?:jetzt )?(?:deinen|ihren|dein|ihr) (?:gewinn|preis|bonus|geschenk)',
    '(?:garantierte[rns]?|sichere[rns]?) (?:gewinne?n?|renditen?|einkommen|einnahmen)',
    '(?:verdienen?|verdient|mach(?:en)?) (?:sie |bis zu |uber |mehr als )*[$€]? ?\\d[\\d.,]* ?(?:€|euro|usd)? ?(?:am|pro|jeden|in der|im) (?:tag|woche|monat|stunde)|\\d[\\d.,]* ?(?:€|euro) (?:taglich|wochentlich|monatlich) (?:verdienen|von zu hause)',
    'von zu ?hause (?:aus )?(?:geld )?verdienen|verdoppeln? (?:sie )?(?:dein|ihr) (?:geld|kapital|einkommen)|(?:krypto|bitcoin|forex|trading)[- ]?(?:signale?|investments?|gewinne?|chancen?|plattform|bots?)|(?:investiere|investieren sie) (?:nur )?[$€]? ?\\d[\\d.,]*',
    '(?:wir|ich) (?:bieten?|vergeben|gewahren) (?:\\w+ )?(?:kredite?|darlehen)|(?:schnell|sofort|privat)kredite?|kredite? ohne schufa|(?:brauchst du|brauchen sie|benotigen sie) (?:einen? |dringend )*(?:kredit|darlehen)',
    '(?:steigern?|erhohen?|verdoppeln?|pushen?) (?:sie )?(?:deine?n?|ihre?n?) (?:\\w+ )?(?:follower|umsatz|umsatze|verkaufe|traffic|besucherzahlen|reichweite|sichtbarkeit|ranking)|follower kaufen|(?:echte|gunstige) follower|(?:erste[n]?|1\\.?) seite (?:bei|von|auf) google|seo[- ]?(?:service|agentur|optimierung|pakete?)',
    'wir (?:erstellen|gestalten|entwickeln|bauen) (?:\\w+ )?(?:webseiten|websites|homepages)|online[- ]?casino|freispiele|sichere wetten|heisse (?:frauen|girls)|erotik ?dating|viagra|\\d+ ?(?:kg|kilo) (?:in|abnehmen)',
    'wir sind (?:ein )?(?:\\w+ ){0,3}(?:hersteller|lieferant|fabrik)|(?:leite|leitet|schicke?|sende) diese nachricht (?:an|weiter)',
  ),
  praises: words(
    '(?:begrenztes|limitiertes|einmaliges|exklusives) angebot|nur (?:noch )?heute|letzte chance|nicht verpassen|bester? preis|100 ?% (?:kostenlos|gratis|sicher|garantiert|seriose?)|ohne risiko|risikofrei|grosshandel|(?:passives|zweites) einkommen|nebenverdienst|finanzielle freiheit|bitcoin|krypto\\w*|forex|casino|follower|gewinnspiel|\\d+ ?% rabatt',
  ),
  urges: words(
    '(?:klick|klicke|klicken sie)|jetzt (?:anmelden|registrieren|kaufen|bestellen|sichern|beitreten)|(?:melde dich an|registriere dich|tritt (?:\\w+ )?bei)|(?:besuche|besuchen sie) (?:unsere?n?|meine?n?)|(?:schreib|schreibt|schreiben sie|kontaktiere|kontaktieren sie) (?:mir|mich|uns) (?:auf|per|uber|jetzt|via|unter)|link in (?:der )?bio|folge? (?:mir|uns)|abonniere?|(?:lade|laden sie) (?:\\w+ )?(?:app|herunter)|mach(?:t)? mit',
  ),
  addresses: words(
    'sehr geehrte (?:damen und herren|kundin|kunden?|unternehmer\\w*|websitebetreiber\\w*)|(?:lieber|liebe) (?:freunde?|unternehmer\\w*|kunden)|hallo (?:zusammen|ihr lieben|unternehmer\\w*)|achtung',
  ),
  wants: words(
    '(?:ich|wir) (?:mochten?|hatten? gern\\w*|wurden? gern\\w*|brauchen?|wollen?|will|suchen?|benotigen?|habe? eine? (?:frage|termin|bestellung|problem|anfrage))|(?:haben|habt|verkaufen|liefern|bieten|machen|nehmen) (?:sie|ihr)|(?:meine?|meiner|meinen|unsere?) (?:bestellung|buchung|termin|konto|paket|rechnung|lieferung|reservierung|tisch|flug|zahlung|karte)|(?:was|wie ?viel) kostet|wie (?:lange|viel|kann ich)|(?:kann|konnte|konnten|darf) (?:ich|wir|sie (?:mir|bitte))|(?:noch )?verfugbar|(?:ihre?|eure?) (?:anzeige|angebot|speisekarte|offnungszeiten|laden|restaurant)|(?:bestellt|gekauft|bezahlt|gebucht|erhalten)',
  ),
}
