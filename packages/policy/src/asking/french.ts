import type { Asking } from './asking.ts'

const MESSAGE =
  '(?:un |une |encore un )?(?:petit |nouveau )?(?:message|msg|rappel|sms|texto|mail|email|signe|coup de fil|ping|notification|mot)'
const AFTER =
  '(?:rappel(?:e|es|er|ez|iez|le|les|lent)|relanc(?:e|es|er|ez|iez)|(?:re)?ecri(?:re|s|t|vez|viez|ve|ves|vent)|(?:re)?contact(?:e|es|er|ez|iez)|(?:re)?parl(?:e|es|er|ez|iez)|repond(?:re|s|ez|iez|e|es)|previen(?:s|t|ne|nes)|preven(?:ir|ez|iez)|notifi(?:e|es|er|ez|iez)|(?:re)?appel(?:er|le|les|ez|iez)|ping(?:er|ue|uez)|avert(?:ir|is|issez|issiez)|(?:re)?demand(?:e|es|er|ez|iez)|joindre|redi(?:re|s|tes|sez)|tenir au courant|(?:re)?sollicit(?:er|ez|e))'

export const french: Asking = {
  asks: [
    new RegExp(
      `(?<![a-z])(?:rappel|relanc|(?:re)?ecri[vs]|(?:re)?contact|previen|preven|notifi|(?:re)?parl|repond|appel|ping|averti|(?:re)?demand)(?:e|es|ez|s|le|les|ue|uez|issez)?(?:,? s'il (?:te|vous) plait,?)? (?:le )?(?:moi|nous)(?: en)?(?![a-z])`,
    ),
    new RegExp(
      `(?<![a-z])(?:envo(?:ie|yez|yer)|laiss(?:e|ez)|fai(?:s|tes)|refai(?:s|tes)|pass(?:e|ez)|donn(?:e|ez))(?: moi| nous)? ${MESSAGE}`,
    ),
    new RegExp(`(?<![a-z])(?:me |m'|nous )(?:les? |la )?${AFTER}(?![a-z])(?! (?:que|si|pourquoi|comment|combien)\\b)`),
    new RegExp(
      `(?<![a-z])(?:me |m'|nous )(?:envoyer|envoyez|envoies?|laisser|laissez|(?:re)?faire|(?:re)?faites|passer|donner|donnez) ${MESSAGE}`,
    ),
    /(?<![a-z])rev(?:enez|iens|enir|eniez|iennes) vers (?:moi|nous)/,
    /(?<![a-z])(?:etre|me faire) (?:rappele|recontacte|contacte|relance|prevenu|appele)e?s?(?![a-z])/,
    /(?<![a-z])(?:prefere|preferais|prefererais|mieux vaut|vaut mieux) (?:en )?(?:re)?(?:parler|discuter|continuer)/,
    /(?<![a-z])repren(?:ez|ds|dre|ons) (?:contact|la (?:conversation|discussion)|cette (?:conversation|discussion))/,
    /(?<![a-z])(?:reparlons|parlons|continuons|discutons|rediscutons|echangeons|on (?:en |se )*(?:reparle|rappelle|parle|continue|recontacte|rediscute|discute|reprend))(?:(?: en)| nous)?(?![a-z])/,
    /(?<![a-z])(?:on peut|pouvons nous|pourrions nous|on pourrait|peut on|pourrait on) (?:en |se )?(?:(?:re)?parler|continuer|discuter|rediscuter|reprendre|echanger)/,
    /(?<![a-z])(?:mets|mettez|programme|programmez|cree|creez|prevois|prevoyez)(?: moi| nous)? un rappel/,
    /(?<![a-z])(?:ecris|ecrivez|redemande[sz]?|demande[sz]?|rappelez|contactez) (?:a nouveau|de nouveau|encore)/,
  ],
  bare: /^(?:(?:ok|oui|alors|plutot|svp|stp|et|non)[, ]+)*(?:rappel(?:ez|le|er|)|ecri(?:vez|s|re)|contactez|relancez?|appel(?:ez|le|er))(?: (?:a nouveau|svp|stp|encore))*(?![a-z])|(?<![a-z])(?:ten(?:ez|ir)|tiens) (?:moi|nous) (?:au courant|informee?s?)(?![a-z])|(?<![a-z])(?:dites|dis) (?:moi|nous)(?![a-z])/,
  own: /(?<![a-z])(?:je (?:te|vous|t'|vais (?:te |vous )?|reviens|reviendrai|t'ecris)|(?:ma|mon) (?:\w+ ){1,2}(?:va )?(?:me |m')|j'(?:ecrirai|appellerai))/,
  notBefore: /(?<![a-z])(?:(?:ne|pas|jamais|inutile de|sans|plus besoin (?:de|que))(?![a-z])|n')[^,]*$/,
  until: /(?<![a-z])(?:avant|jusqu'?(?:a|au))(?![a-z])/,
  negated:
    /(?<![a-z])(?:(?:ne|pas|inutile|oubli\w+|annul\w+|laiss\w+ tomber|plus besoin|arret\w+|supprim\w+|sans)(?![a-z])|n')/,
  thing:
    /(?<![a-z])(?:rappels?|relances?|relancer|me (?:rappel\w+|relanc\w+|recontact\w+|contact\w+|ecri\w+)|m'ecri\w+|de me (?:rappeler|relancer|recontacter)|suivi|rappelez moi|ecrivez moi)(?![a-z])/,
  dropped:
    /^(?:(?:ok|non|ah|bon|finalement|en fait|desolee?|et|alors|svp|stp)[, ]+)*(?:laisse[zs]?(?: moi)? tomber|oublie[zs]?(?: ca| le| cela)?|pas (?:la peine|besoin)|ce n'est plus la peine|tant pis|laisse[zs]?)(?:,? (?:merci|du coup|alors|finalement))*[ .!]*$/,
  tells:
    /(?<![a-z])(?:a quelle heure|quand|pourquoi) (?:est ce que |allez vous |vas tu )?(?:vous|tu|on|il|elle|le|la|m'|me|va|allez)(?![a-z])|(?:^|[,;] ?)(?:vous|tu|on|personne|ils) (?:ne |n')?(?:me |m'|nous )?\w+ (?:jamais|toujours|tout le temps|sans arret)(?![a-z])|(?<![a-z])(?:personne|vous|on|ils) (?:ne )?(?:m'|me |nous )(?:a|avez|ont) (?:\w+ )?\w+(?:e|i|it|u)(?![a-z])|(?<![a-z])mon \w+ m'/,
  matter:
    /(?<![a-z])(?:le|la|les|l'|une?|pour|de|du|d'|mon|ma|notre|vos|votre|au sujet (?:de|du)|a propos (?:de|du)|concernant) ?(?:la |le |les |l'|mon |ma |notre |mes |une? )*(?:\w+ )?(?:rendez vous|rdv|reservation|vol|table|reunion|voyage|train|bus|chambre|livraison|billets?|commande|visite|sejour|evenement|cours|fete|anniversaire|mariage|diner|dejeuner|taxi|horaires?|adresse|prix)(?![a-z])(?! prochain)/,
  booking:
    /(?<![a-z])(?:reserv\w+|table|vol|rendez vous|rdv|commande\w*|livr\w+|billets?|chambre|depart|arriv\w+|recuperer|sejour|voyage|libre|disponible|travaill\w+|reunion)(?![a-z])/,
  condition:
    /(?<![a-z])(?:si|quand|lorsque|des que|au cas ou|a moins que)(?![a-z])(?! (?:possible|vous (?:pouvez|voulez)|tu (?:peux|veux)|ca vous))|(?<![a-z])s'(?!il (?:vous|te) plait|il est possible)/,
  silence:
    /(?<![a-z])(?:pas|rien|aucune) (?:\w+ )*(?:repond\w*|nouvelles?|ecrit|decide\w*|reponse|donne|revenue?|recu|dit|commande)/,
  split:
    /(?<![a-z])(?:mais|au lieu de|plutot que)(?![a-z])|,\s*(?=(?:plutot |s'il vous plait )?(?:rappel|relanc|ecri|recontact|contact)\w*)/,
}
