/** What conversations of businesses are about, per language: `[pattern over plain text, our phrase, English noun]`; phrases as in `texts/`. */
import type { Language } from '@relance/policy'

export type TopicWord = readonly [pattern: RegExp, phrase: string, noun: string]

/** Things that a customer owns once they asked for them. */
const OWN =
  'appointment reservation booking order transfer payment subscription application quote rental viewing delivery purchase enrolment enrollment trip stay visit return refund repair'
/** Things that are chosen. */
const CHOSEN =
  'flight hotel room table bus train car ride cab taxi apartment house property restaurant movie film song music event concert game doctor therapist psychologist psychiatrist dentist stylist salon course class tour plan package product item alarm insurance loan membership attraction museum dress shirt sofa bike phone laptop'

const en: readonly TopicWord[] = [
  ...english(OWN, 'your'),
  ...english(CHOSEN, 'the'),
  [/\btickets?\b/g, 'the tickets', 'ticket'],
  [/\bshoes?\b/g, 'the shoes', 'shoe'],
]

function english(nouns: string, article: string): TopicWord[] {
  return nouns.split(' ').map((noun) => [new RegExp(String.raw`\b${noun}(?:s|es)?\b`, 'g'), `${article} ${noun}`, noun])
}

const es = topics([
  ['reserv(?:a|as|ar|acion|aciones)', '[su|tu] reserva', 'booking'],
  ['citas?', '[su|tu] cita', 'appointment'],
  ['pedidos?', '[su|tu] pedido', 'order'],
  ['transferencias?|transferir', '[su|tu] transferencia', 'transfer'],
  ['pagos?', '[su|tu] pago', 'payment'],
  ['visitas?', 'la visita', 'visit'],
  ['vuelos?', 'el vuelo', 'flight'],
  ['hotel(?:es)?', 'el hotel', 'hotel'],
  ['habitaci\\w+', 'la habitación', 'room'],
  ['mesas?|restaurantes?', 'la mesa', 'table'],
  ['autobus(?:es)?|bus', 'el autobús', 'bus'],
  ['trenes|tren', 'el tren', 'train'],
  ['coches?|carros?|vehiculos?', 'el coche', 'car'],
  ['taxis?', 'el taxi', 'taxi'],
  ['apartamentos?|pisos?|departamentos?', 'el apartamento', 'apartment'],
  ['peliculas?', 'la película', 'movie'],
  ['cancion(?:es)?|musica', 'la música', 'music'],
  ['eventos?|conciertos?', 'el evento', 'event'],
  ['entradas?|billetes?|boletos?', 'las entradas', 'ticket'],
])

const pt = topics([
  ['reservas?|reservar', 'a [sua|tua] reserva', 'booking'],
  ['consultas?', 'a [sua|tua] consulta', 'appointment'],
  ['pedidos?|encomendas?', 'o [seu|teu] pedido', 'order'],
  ['transferencias?|transferir', 'a [sua|tua] transferência', 'transfer'],
  ['pagamentos?', 'o [seu|teu] pagamento', 'payment'],
  ['visitas?', 'a visita', 'visit'],
  ['voos?', 'o voo', 'flight'],
  ['hotel|hoteis', 'o hotel', 'hotel'],
  ['quartos?', 'o quarto', 'room'],
  ['mesas?|restaurantes?', 'a mesa', 'table'],
  ['onibus|autocarro', 'o ônibus', 'bus'],
  ['trem|trens|comboio', 'o trem', 'train'],
  ['carros?', 'o carro', 'car'],
  ['taxis?', 'o táxi', 'taxi'],
  ['apartamentos?', 'o apartamento', 'apartment'],
  ['filmes?', 'o filme', 'movie'],
  ['musicas?|cancao', 'a música', 'music'],
  ['eventos?|shows?|concertos?', 'o evento', 'event'],
  ['ingressos?|bilhetes?|passage(?:m|ns)', 'os bilhetes', 'ticket'],
])

const de = topics([
  ['reservierung(?:en)?|reservieren|buchung(?:en)?', '[Ihre|deine] Buchung', 'booking'],
  ['termine?', '[Ihren|deinen] Termin', 'appointment'],
  ['bestellung(?:en)?', '[Ihre|deine] Bestellung', 'order'],
  ['uberweisung(?:en)?|uberweisen', '[Ihre|deine] Überweisung', 'transfer'],
  ['zahlung(?:en)?', '[Ihre|deine] Zahlung', 'payment'],
  ['besichtigung(?:en)?', 'die Besichtigung', 'visit'],
  ['fluge?', 'den Flug', 'flight'],
  ['hotels?', 'das Hotel', 'hotel'],
  ['zimmer', 'das Zimmer', 'room'],
  ['tische?|restaurants?', 'den Tisch', 'table'],
  ['bus(?:se)?', 'den Bus', 'bus'],
  ['zuge?|bahn', 'den Zug', 'train'],
  ['autos?|mietwagen', 'das Auto', 'car'],
  ['taxis?', 'das Taxi', 'taxi'],
  ['wohnung(?:en)?', 'die Wohnung', 'apartment'],
  ['filme?', 'den Film', 'movie'],
  ['lieder?|musik|songs?', 'die Musik', 'music'],
  ['veranstaltung(?:en)?|konzerte?', 'die Veranstaltung', 'event'],
  ['tickets?|karten|fahrkarten?', 'die Tickets', 'ticket'],
])

const fr = topics([
  ['reservations?|reserver', '[votre|ta] réservation', 'booking'],
  ['rendez-vous|rdv', '[votre|ton] rendez-vous', 'appointment'],
  ['commandes?', '[votre|ta] commande', 'order'],
  ['virements?|transferts?', '[votre|ton] virement', 'transfer'],
  ['paiements?', '[votre|ton] paiement', 'payment'],
  ['visites?', 'la visite', 'visit'],
  ['vols?', 'le vol', 'flight'],
  ['hotels?', "l'hôtel", 'hotel'],
  ['chambres?', 'la chambre', 'room'],
  ['tables?|restaurants?', 'la table', 'table'],
  ['bus|autocar', 'le bus', 'bus'],
  ['trains?', 'le train', 'train'],
  ['voitures?|vehicules?', 'la voiture', 'car'],
  ['taxis?|vtc', 'le taxi', 'taxi'],
  ['appartements?', "l'appartement", 'apartment'],
  ['films?', 'le film', 'movie'],
  ['chansons?|musique', 'la musique', 'music'],
  ['evenements?|concerts?', "l'événement", 'event'],
  ['billets?', 'les billets', 'ticket'],
])

const it = topics([
  ['prenotazion[ei]|prenotare', 'la [sua|tua] prenotazione', 'booking'],
  ['appuntament[oi]', 'il [suo|tuo] appuntamento', 'appointment'],
  ['ordin[ei]', 'il [suo|tuo] ordine', 'order'],
  ['bonific[oi]|trasferiment[oi]', 'il [suo|tuo] bonifico', 'transfer'],
  ['pagament[oi]', 'il [suo|tuo] pagamento', 'payment'],
  ['visit[ae]', 'la visita', 'visit'],
  ['vol[oi]', 'il volo', 'flight'],
  ['hotel|albergo', "l'hotel", 'hotel'],
  ['camer[ae]|stanz[ae]', 'la camera', 'room'],
  ['tavol[oi]|ristorant[ei]', 'il tavolo', 'table'],
  ['autobus|bus|pullman', "l'autobus", 'bus'],
  ['tren[oi]', 'il treno', 'train'],
  ['auto|macchin[ae]', "l'auto", 'car'],
  ['taxi', 'il taxi', 'taxi'],
  ['appartament[oi]', "l'appartamento", 'apartment'],
  ['film', 'il film', 'movie'],
  ['canzon[ei]|musica', 'la musica', 'music'],
  ['event[oi]|concert[oi]', "l'evento", 'event'],
  ['bigliett[oi]', 'i biglietti', 'ticket'],
])

function topics(words: readonly (readonly [source: string, phrase: string, noun: string])[]): TopicWord[] {
  return words.map(([source, phrase, noun]) => [
    new RegExp(String.raw`(?<![\p{L}])(?:${source})(?![\p{L}])`, 'gu'),
    phrase,
    noun,
  ])
}

export const TOPICS: Readonly<Record<Language, readonly TopicWord[]>> = { en, es, pt, de, fr, it }
