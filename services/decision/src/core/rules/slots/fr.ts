/** What businesses ask for in French. */
import { NP, SHORT_NP, type SlotGrammar } from './entry.ts'
import { lexiconOf } from './lexicon.ts'

const lexicon = lexiconOf({
  asks: {
    date: 'dates?|quels? jours?|jour|journee',
    time: 'heures?|horaires?|creneau',
    when: 'quand',
    place:
      'ou(?! (?:un|une|plutot|bien|preferez|le|la))|villes?|lieu|endroit|quartier|zone|secteur|emplacement|aeroport|gare|destination|depart|region|magasin|agence|localisation',
    count: 'combien|nombre',
    kind: 'type|genre|sorte|categorie|style|quels?|quelles?',
  },
  names: { date: 'date', time: 'heure', when: 'date et heure', place: 'ville ou lieu', count: 'nombre' },
  roles: [
    {
      words: 'recuper\\w+|retir\\w+|prise en charge|prendre (?:la voiture|le vehicule)|chercher',
      date: ['date de prise en charge', 'pick-up date'],
      time: ['heure de prise en charge', 'pick-up time'],
      place: ['lieu de prise en charge', 'pick-up city or place'],
    },
    {
      words: 'rendre|rendez(?!-vous)|restitu\\w+|rapporter|ramener',
      date: ['date de restitution', 'drop-off date'],
      time: ['heure de restitution', 'drop-off time'],
      place: ['lieu de restitution', 'drop-off place'],
    },
    {
      words: 'retour|revenir|rentrer|rentrez',
      date: ['date de retour', 'return date'],
      time: ['heure de retour', 'return time'],
    },
    {
      words: 'arriv\\w+|check-?in|enregistr\\w+',
      date: ["date d'arrivée", 'check-in date'],
      time: ["heure d'arrivée", 'arrival time'],
    },
    { words: 'check-?out|quitter la chambre', date: ['date de départ', 'check-out date'] },
    {
      words: "part(?:ir|ez|s|irez)|depart|voyag\\w+|aller|vol|decoll\\w+|d'ou|de quelle|depuis",
      date: ['date de départ', 'departure date'],
      time: ['heure de départ', 'preferred departure time'],
    },
    { words: "d'ou|de quelle|depuis|part(?:ir|ez|s|irez)|depart", place: ['ville de départ', 'departure city'] },
    {
      words: 'all(?:ez|er)|vas|destination|voyag\\w+|rendre|vers|va|dirig\\w+|emmen\\w+',
      place: ['destination', 'destination city'],
    },
    {
      words: 'rendez-vous|rdv|consultation',
      date: ['date du rendez-vous', 'appointment date'],
      time: ['heure du rendez-vous', 'preferred time of the appointment'],
    },
    {
      words: 'visit\\w+',
      date: ['date de la visite', 'visit date'],
      time: ['heure de la visite', 'preferred time of the visit'],
    },
    { words: 'alarme|reveil\\w*', time: ["heure de l'alarme", 'time of the alarm'] },
  ],
  things: [
    ['genre(?! de (?:cuisine|nourriture|voiture|vehicule|evenement))', 'genre', 'genre'],
    ['poids|combien (?:pese|ca pese)', 'poids', 'weight'],
    ['immatriculation|plaque', 'immatriculation', 'license plate'],
    ["(?:le )?matin ou (?:l'apres-midi|le soir)", 'heure', 'preferred time'],
    ['date de naissance', 'date de naissance', 'date of birth'],
    ["age|quel age|combien d'ans", 'âge', 'age'],
    ['(?:adresse )?(?:e-?mail|mail|courriel)|adresse electronique', 'adresse e-mail', 'email address'],
    ['(?:numero de )?(?:telephone|portable|mobile|whatsapp)', 'numéro de téléphone', 'phone number'],
    ['numero de (?:votre |la |ta )?commande', 'numéro de commande', 'order number'],
    [
      '(?:numero|code|reference) de (?:votre |la )?(?:reservation|confirmation|suivi|dossier)|reference',
      'numéro de réservation',
      'booking reference',
    ],
    ['numero (?:de )?(?:client|compte|adherent|contrat)', 'numéro de client', 'customer number'],
    ['adresse de livraison|ou .*(?:livrer|envoyer)', 'adresse de livraison', 'delivery address'],
    ['code postal', 'code postal', 'postal code'],
    ['adresse', 'adresse', 'address'],
    ["piece d'identite|passeport|document|permis", 'document', 'document'],
    ['photos?|image|capture', 'photo', 'photo'],
    ['taille|pointure', 'taille', 'size'],
    ['couleurs?', 'couleur', 'colour'],
    ['marque|modele', 'marque ou modèle', 'brand or model'],
    ['assurance|couverture|protection', "choix de l'assurance", 'choice about insurance'],
    [
      '(?:moyen|mode|methode) de paiement|comment .*(?:payer|regler)|carte|especes',
      'moyen de paiement',
      'payment method',
    ],
    [
      '(?:trajet|course|voiture|taxi) .*partag\\w*|partag\\w+ .*(?:trajet|course|voiture|taxi)|partagee?|privee?',
      'choix entre un trajet partagé ou privé',
      'choice of a shared or private ride',
    ],
    ['sous-titres?', 'langue des sous-titres', 'subtitle language'],
    ['langue', 'langue', 'language'],
    ['appareil|enceinte|haut-parleur|ou .*(?:lire|jouer|diffuser)', 'appareil', 'device to play on'],
    ['classe', 'classe', 'seating class'],
    [
      '(?:quel|de quel|vers quel|type de) (?:\\w+ )?compte|compte (?:courant|epargne)|epargne',
      'compte',
      'account to use',
    ],
    ['budget|gamme de prix|fourchette de prix|prix', 'budget', 'budget'],
    ["combien(?! d)(?: d'argent)?|montant|somme|combien d'argent", 'montant', 'amount of money'],
    ['(?:a|pour) qui|destinataire|beneficiaire', 'nom du destinataire', "recipient's name"],
    [
      'combien de (?:temps|jours|nuits)|nombre de (?:jours|nuits)|duree|jusqu.(?:a )?quand',
      'nombre de nuits ou de jours',
      'number of nights or days',
    ],
    ['compagnie aerienne', 'compagnie aérienne', 'airline'],
    ['artiste|chanteu(?:r|se)|groupe', 'artiste', 'artist'],
    ['album', 'album', 'album'],
    ['acteur|actrice', 'acteur', 'actor'],
    ['realisateur|realisatrice', 'réalisateur', 'director'],
    ['etoiles', "nombre d'étoiles", 'star rating'],
    ['fumeurs?|fumer', 'chambre fumeur ou non-fumeur', 'choice about smoking'],
    ['wi-?fi', 'besoin de wifi', 'choice about wifi'],
    ['animaux|animal', "présence d'animaux", 'choice about pets'],
    ['bagages?|valises?', 'bagages', 'amount of luggage'],
    ['quel film|titre', 'titre du film', 'name of the movie'],
    ['quel restaurant|nom du restaurant', 'restaurant', 'choice of restaurant'],
    ['quelle chanson|nom de la chanson|quel morceau', 'chanson', 'choice of song'],
  ],
  counted: [
    ['personnes?|convives|invites|couverts', 'nombre de personnes', 'number of people'],
    ['passagers?|voyageurs?', 'nombre de passagers', 'number of passengers'],
    ['adultes?|enfants?', "nombre d'adultes", 'number of adults'],
    ['billets?|tickets?|entrees', 'nombre de billets', 'number of tickets'],
    ['places?|sieges?', 'nombre de places', 'number of seats'],
    ['chambres?|pieces', 'nombre de chambres', 'number of bedrooms'],
    ['salles? de bains?', 'nombre de salles de bains', 'number of bathrooms'],
    ['unites?|articles?|exemplaires?', "nombre d'articles", 'number of items'],
  ],
  kinds: [
    ['cuisine|nourriture|plats?|repas', 'type de cuisine', 'kind of food'],
    ['evenements?|concert|spectacle|sport', "type d'événement", 'kind of event'],
    ['voiture|vehicule|auto', 'type de véhicule', 'type of car'],
    ['film', 'genre de film', 'genre'],
    ['genre|musique', 'genre', 'genre'],
    ['medecin|specialiste|therapeute|psychologue', 'type de spécialiste', 'kind of specialist'],
    ['attractions?|activites?|monument', "type d'attraction", 'kind of attraction'],
  ],
  calendar:
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd'hui|demain",
  vague: [
    ["nom(?: complet)?|vous appelez|t'appelles|qui", 'nom', 'name'],
    ['motif|raison|probleme|pourquoi', 'motif', 'reason'],
    [
      'preferences?|preferez|preferes|prefere[se]?|favorite?s?|quelque chose (?:de precis|en tete|de particulier)|gouts?|aimez|cherchez',
      'préférences',
      'preferences, such as the kind or the area',
    ],
  ],
})

export const fr: SlotGrammar = {
  lexicon,
  phrase: {
    phrases: [
      String.raw`(?<![\p{L}])quel(?:le)?s?(?: (?:est|sont|serait|seraient|sera))? ${NP}`,
      String.raw`(?<![\p{L}])preferences? (?:de |d'|pour |en matiere de |concernant |quant a |sur )${NP}`,
      String.raw`(?<![\p{L}])(?:indiqu\w+|d(?:ites|ire|is|onnez|onner|onne)|precis\w+|communiqu\w+|fourni\w+|envoy\w+|transmettre|faut|faudrait|manque|besoin|savoir|connaitre|avoir|choisi\w+|partag\w+|confirm\w+|mention\w+)(?:-moi|-nous)?(?: (?:juste|plus|que|seulement|encore|svp))* (?:de |d')?(?:le |la |les |l'|votre |vos |ton |ta |tes |un |une |quel |quelle )${NP}`,
      String.raw`(?<![\p{L}])(?:votre|vos|ton|ta|tes) ${NP}`,
      String.raw`^(?:et |ok |bien )*(?:le |la |l'|votre |ton |ta )?${SHORT_NP} ?(?:svp|s'il vous plait)?\?\W*$`,
    ].map((source) => new RegExp(source, 'u')),
    stops:
      /^(?:comment|combien|quand|quel|quelle|pourquoi|qu.est-ce|est|sont|serait|sera|vous|tu|je|il|elle|on|nous|vous.*|voulez.*|veux.*|souhaite[zs]?.*|souhaitez-vous|preferez.*|preferes.*|desirez.*|aimez.*|aimeriez.*|aimerais.*|cherche[zs]?.*|avez.*|as-tu|partez.*|pars.*|puis-je|dois-je|faut.*|convien.*|plai.*|irait|va|vont|pour|a|au|aux|en|dans|sur|avec|par|et|ou|que|qui|si|quand|svp|s'il|merci|ca|cela|c'est|interesse\w*|recherche[zs]?.*|utilise[zs]?.*|arrange\w*|pensez.*|comptez.*|faire|voudriez.*|allez.*|vas-tu|pouvez.*|prefere\w*|souhaitee?s?|desiree?s?|seront|serez.*|fera)$/,
    leads: /^(?:le|la|les|un|une|des|votre|vos|ton|ta|tes|autre|de|du|quel|quelle|est|sont)$/,
    trails: /^(?:de|du|la|le|les|des|un|une|votre|plus|chose|d'autre)$/,
    nextToGap: /^(?: de| du| d'| des)?\s+…/,
  },
  between:
    /,?\s+(?:et|ou)\s+(?=(?:(?:de|d'|depuis|à|a|en|dans|avec|pour|par|jusqu'à|sur)\s*)?(?:quel(?:le)?s?|quand|où|combien|qui|comment|que)(?![\p{L}]))/u,
}
