/** French, with "vous" and with "tu", as assistants and staff write it. */
import { starts, words } from '@relance/policy'
import type { AssistantGrammar } from './grammar.ts'

const DONE =
  'reservee?s?|confirmee?s?|planifiee?s?|programmee?s?|fixee?s?|pris(?:e|es)?|achetee?s?|effectuee?s?|realisee?s?|terminee?s?|finalisee?s?|faite?s?|creee?s?|ajoutee?s?|envoyee?s?|transferee?s?|viree?s?|payee?s?|reglee?s?|traitee?s?|commandee?s?|annulee?s?|modifiee?s?|mise?s? a jour|enregistree?s?|louee?s?|demandee?s?|activee?s?|prete?s?|en (?:route|chemin|cours de (?:lecture|livraison))|lancee?s?|partagee?s?|livree?s?|expediee?s?|reussie?s?|complet(?:e|ee)?s?|appelee?s?|inscrite?s?|notee?s?|rembours\\w+|mise?s?|deposee?s?|bloquee?s?|deplacee?s?|decalee?s?|reportee?s?|resolue?s?|renouvelee?s?|bookee?s?|resiliee?s?|debloquee?s?|declaree?s?|ouverte?s? (?:le|la|un|une|votre|ton)|attribuee?s?|appliquee?s?|creditee?s?|recuperee?s?|approuvee?s?|autorisee?s?|validee?s?|remplacee?s?|reparee?s?|changee?s?|basculee?s?|souscrite?s?|prolongee?s?|transmise?s?|abonnee?s?|desabonnee?s?'

export const fr: AssistantGrammar = {
  success: new RegExp(
    [
      words(
        `(?:est|sont|a|ont|ai|avons|j'ai|nous avons|c'est|ete|viens d'etre|vient d'etre)(?: (?:bien|ete|deja|maintenant|tout|egalement|desormais|vous|te))* (?:${DONE})`,
        "(?:j'ai|nous avons|on a) (?:bien )?(?!trouve|vu|compris|recu|lu)\\p{L}+(?:e|i|u|is|it) (?:votre|ton|ta|vos|tes) |avec succes|(?:a|ont) ete (?:re)?trouvee?s?|est retrouvee?|en route|est en chemin|je viens de \\w+|nous venons de \\w+|est en train de (?:jouer|passer|lire)|la lecture (?:a|est)|(?:a|est) bien (?:ete|pris|passe)\\w*",
        '(?:vous (?:recevrez|allez recevoir)|tu (?:recevras|vas recevoir)) (?:\\w+ ){0,3}(?:e-?mail|mail|courriel|confirmation|message|recu|sms|notification|billets?)|(?:votre|ton|le) (?:taxi|chauffeur|vtc|colis|voiture) (?:arrive|sera la|est)',
      ).source,
      String.raw`^(?:[\p{L}'-]+,? ){0,4}(?:${DONE})(?:[.!]*$| (?:a|au|pour|en|chez|avec)(?![\p{L}]))`,
      starts(
        "(?:(?:ok|parfait|super|tres bien|d'accord|voila)[,.!]? )?(?:c'est (?:fait|bon|reserve|confirme|regle|note|envoye|tout bon)|voila(?= *[,.!])|reserve|confirme|termine|fait)(?=[.,!]| *$| (?:votre|ton|la|le|pour))",
      ).source,
    ].join('|'),
    'u',
  ),
  enjoy: words(
    "profite[zs]?(?: bien)?|amuse[zs]?-(?:vous|toi)|bon (?:film|concert|appetit|spectacle|vol|trajet)|bonne (?:seance|ecoute|route|soiree au)|regale[zs]?-(?:vous|toi)|j'espere que (?:vous|tu|ca|cela)",
  ),
  notDone:
    /\b(?:n'(?:est|a|ai|ont|etait|y a) |ne (?:sont|peut|peux|pouvons|sera) |pas (?:ete|pu|possible|disponible)|sera|serait|seront|pourrait|peut etre|peuvent etre|si (?:vous|tu|c'est)|une fois|des que|quand|malheureusement|jusqu'a ce)\b/,
  failure: words(
    "(?:n'ai|n'a|n'est|ne peux|ne peut|ne sont|n'avons|ne pouvons|n'y a|n'ont)(?: \\w+)? ?(?:pas|aucune?|plus|rien|trouve|pu)|malheureusement|helas|desolee?|je regrette|navree?|complets?(?= *[.,!]|$)|epuisee?s?|echec|echoue|aucune?|erreur|impossible|pas (?:possible|disponible|trouve|pu)",
  ),
  more: words(
    "(?:quelque chose|rien|quoi que ce soit|autre chose|quoi) (?:d'autre|de plus|d'autres?)|autre chose|(?:d'autres?|une autre) (?:question|demande|chose|besoin|aide)s?|(?:vous|t') ?(?:aider|etre utile|assister|rendre service) (?:davantage|a nouveau|pour|avec|en|dans) ?(?:autre|quelque|quoi|d'autres?|une autre)?|besoin d'(?:autre|une autre|aide pour|aide supplementaire)|c'est tout(?= *\\?)|ce sera tout(?= *\\?)|(?:qu'est-ce que|que) (?:je )?(?:peux|puis)-?(?:je)? (?:\\w+ )*(?:d'autre|de plus)|des questions|aide supplementaire",
  ),
  letMeKnow:
    /\b(?:(?:faites|fais|dites|dis)-(?:le )?(?:le-)?(?:moi|nous)|n'hesitez pas|n'hesite pas|tenez-moi|prevenez-moi)\b/,
  leave: words(
    "au revoir|a (?:bientot|plus|tres vite|la prochaine|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|bien a vous|cordialement|(?:je vous |je te )?(?:souhaite|passez|passe|ayez)? ?(?:une? |de )?(?:tres )?(?:bonne|bon|excellente?|belle|agreable|merveilleuse?|super) (?:fin de )?(?:journee|soiree|apres-midi|week-?end|semaine|voyage|continuation|sejour|vol|trajet|nuit|vacances|route)|de rien|je vous en prie|je t'en prie|(?:avec|ce fut|c'etait|c'est|tout le) (?:grand |un |mon |un vrai )*plaisir|pas de (?:quoi|probleme|souci)|il n'y a pas de quoi|(?:ravie?s?|heureu(?:x|se)|content(?:e|es|s)?) (?:d'|de |que )?\\w*|prene[zs] soin|prends soin|a (?:votre|ton) (?:service|disposition)|(?:je (?:reste|suis)|nous (?:sommes|restons)) (?:la|ici|a votre|a ta|toujours|disponible)\\w*|merci (?:de nous|de (?:votre|ta) (?:confiance|visite|patience|appel|message)|d'(?:avoir|utiliser)|pour votre|pour ta|a (?:vous|toi))\\w*|bonne chance|n'hesite[zs]? pas|portez-vous bien",
  ),
  promise: words(
    "(?:laissez-moi|laisse-moi|je vais|nous allons|je dois|permettez-moi(?: de)?|on va) (?:d'abord |vite |juste )?(?:verifier|regarder|voir(?= (?:si|ce|avec|ca))|consulter|demander|chercher|me renseigner|nous renseigner|controler|examiner|me pencher)|je (?:verifie|regarde|me renseigne|cherche|demande|consulte)|(?:un|juste un|une|donnez-moi un) (?:instant|moment|minute|seconde|petit instant)|patientez|veuillez patienter|(?:je|nous|on|il|elle|ils) ?(?:vous|te|reviendrai|reviens|reviendrons|revenons)? ?(?:recontact\\w+|rappell\\w+|contacter\\w+|tiens au courant|tiendrai au courant|tiendrons\\w*|informer\\w+|reviens|reviendrai|reviendrons|revenons|previendr\\w+|repondr\\w+|enverr\\w+|ferai signe|transmet\\w*)(?: vers (?:vous|toi))?|(?:un|une) (?:collegue|conseill\\w+|technicien\\w*|agent|personne)(?: \\w+){0,3} (?:va|vous|te|prendra)|je (?:m'en occupe|suis dessus)|nous (?:nous en occupons|y travaillons)|revien\\w+ vers (?:vous|toi)",
  ),
  confirm: new RegExp(
    [
      words(
        "confirme[rzs]?(?:-(?:moi|vous|tu))?|confirmation(?= *[:,])|pour confirmer|verifie[zs]?(?= (?:que|les|si|bien|ces))|veuillez (?:verifier|confirmer)|assure[zs]?-(?:vous|toi)|relis(?:ez|ons)|(?:est-ce|c'est|cela est|tout est|est-ce que (?:c'est|tout est)|tout)(?: bien| tout)? (?:correcte?|exacte?|bon|juste|ca|cela|bien|en ordre|ok)(?: pour (?:vous|toi))?(?= *\\?)|c'est (?:bien )?(?:ca|cela)(?= *\\?)|(?:etes-vous|es-tu|vous etes|tu es) (?:bien )?(?:sure?|certaine?)|ai-je bien (?:compris|note)|j'ai bien (?:compris|note)(?=.*\\?)|est-ce (?:bien )?ce que",
      ).source,
      String.raw`[,.…-] ?(?:correct|exact|c'est ca|c'est bien ca|n'est-ce pas|non|d'accord|ok|c'est (?:correct|bon|exact|juste)|oui|vrai|c'est bien cela|ca vous va|ca te va|juste)\s*\?|\b(?:correct|exact)\s*[?.]?$`,
    ].join('|'),
    'u',
  ),
  confirmsStill:
    /\b(?:veuillez|pour|merci de|pouvez-vous|pourriez-vous|peux-tu|svp|s'il vous plait)\W+(?:\w+ )?(?:confirm|verifi)/,
  restates:
    /^(?:(?:ok|d'accord|tres bien|bien|oui|parfait|donc|alors|super|entendu|compris|bien sur|et|pas de (?:probleme|souci)|note)[,.!:]* )*(?:(?:vous|tu) (?:voulez|veux|souhaitez|souhaites|desirez|aimeriez|aimerais|voudriez|cherchez|avez demande)|(?:je|nous) (?:vais|allons|reserve|reservons|achete|planifie|programme|transfere|vire|lance|mets|loue|commande|prends|note|reserverai|acheterai|fixe)|(?:ce sera|ce serait|c'est|ca fait|il s'agit d)(?:'| )(?:une?|\d|pour|bien)|(?:une? |votre |la |le )?(?:reservation|rendez-vous|table|virement|transfert|chambre|billets?|places?|visite|location|trajet|commande|course) (?:pour|de|a|chez|avec|au|du)|reserver|acheter|transferer|lire|jouer|louer|\d+ (?:billets?|places?|personnes?|chambres|nuits|tickets?|jours))(?![\p{L}])/u,
  offerQuestion: words(
    "que (?:diriez-vous|dirais-tu|dites-vous|dis-tu|pensez-vous|penses-tu)|qu'en (?:pensez-vous|penses-tu|dites-vous|dis-tu)|(?:voulez|souhaitez|desirez|aimeriez|preferez|voudriez)-vous|(?:veux|souhaites|aimerais|preferes|voudrais)-tu|(?:ca|cela|celui-ci|celle-ci|il|elle) (?:vous|te) (?:dit|plait|plairait|convient|conviendrait|va|interesse|tente|irait)|(?:vous|t') ?(?:interesse|conviendrait|convient|plait|plairait|tente)(?:-t-(?:il|elle))?|(?:etes-vous|es-tu|seriez-vous|serais-tu) (?:interessee?|d'accord|partante?)|(?:dois|puis|peux)-je|(?:puis-je|je peux|je dois)|(?:est-ce que )?(?:je|nous|on) (?:vous |te |t'|le |la |les |l')*(?:reserve|achete|mets|lance|lis|envoie|prends|commande|programme|fixe|y vais|continue|cherche|joue)|ca marche|pourquoi pas|est-ce que (?:vous|tu|cela|ca|je|nous)",
  ),
  offerStatement: words(
    "il y a|il y en a|(?:je|j')(?: |)(?:prendrais|choisirais|opterais)|le plus tot|(?:le|la) premi\\w+ (?:\\w+ ){0,3}(?:est|serait)|(?:j'ai|nous avons|on a|j'en ai) (?:\\w+ )?(?:trouve|une?|des|deux|trois|aussi|de la|encore|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain)(?! ?\\w* note))|(?:je peux|nous pouvons|on peut|je pourrais) (?!vous aider|t'aider|aider|faire|verifier|comprendre|(?:vous |te )?confirmer)(?:(?:vous|te|le|la|les) )?\\p{L}+(?:er|ir|re)|(?:je|nous) (?:vous |te )?(?:recommande|recommandons|suggere|suggerons|propose|proposons|conseille|conseillons)|(?:vous|tu) (?:pouvez|pourriez|peux|pourrais)|essayez|essaie|une autre (?:option|possibilite)|options?|possibilites?|disponibles?|pourrai(?:t|ent) (?:vous|te) (?:plaire|interesser|convenir)|\\d+ (?:resultats?|hotels|vols|restaurants|evenements|options)|il reste|trouve|existe(?:nt)?",
  ),
  asksStart: starts(
    "(?:(?:et|ok|d'accord|tres bien|bien|oui|parfait|alors|donc|super|bonjour|mais|bien sur|avec plaisir|aussi|entendu)[,.!]* )*(?:(?:a|de|en|avec|pour|depuis|jusqu'a|dans|sur|chez|par|vers|d') ?)?(?:qui|quoi|quels?|quelles?|quand(?! (?:vous voul|tu veux))|ou|comment|combien|pourquoi|lequel|laquelle|qu'est-ce|que (?:voulez|souhaitez|preferez|cherchez|veux|cherches)|avez-vous|as-tu|y a-t-il|voulez-vous|veux-tu|souhaitez-vous|preferez-vous|preferes-tu|cherchez-vous|est-ce|pouvez-vous|pourriez-vous|peux-tu|puis-je|une preference|des preferences)",
  ),
  asksPolitely: words(
    "(?:veuillez|merci de|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|priere de)(?: me| m'| nous| bien)* ?(?:indiquer|dire|donner|preciser|communiquer|fournir|envoyer|specifier|transmettre|choisir|partager|mentionner|selectionner|entrer)|(?:indiquez|dites|donnez|precisez|envoyez|communiquez|fournissez|indique|dis|donne|precise|envoie|choisissez|choisis|choisir)(?:-(?:moi|nous))?|(?:il )?(?:me|nous) (?:faut|faudrait|manque|reste|faudra)|(?:j'ai|nous avons|j'aurais)(?: \\w+)? besoin (?:de|d')|il manque|il ne (?:me )?manque (?:plus )?que|puis-je (?:avoir|connaitre|savoir)|j'aimerais (?:savoir|connaitre)|je (?:dois|voudrais|souhaite) (?:savoir|connaitre)|m'(?:indiquer|envoyer|donner)",
  ),
  asksOpenly:
    /\ben (?:particulier|tete)\b|\bde (?:precis|particulier)\b|\bpreferences?\b|^(?:comment|en quoi|que|qu'est-ce que) (?:puis|peux|pouvons|je peux)\b|\bprefere(?:z|s|riez|rais)\b/,
  interest: words(
    'prix|coute(?:nt)?|combien|tarifs?|devis|reduction|remise|en stock|(?:avez|vendez|proposez|livrez|louez)-vous|vous (?:avez|vendez|proposez|livrez|faites)|disponib\\w+|(?:puis-je|peut-on|je peux) (?:reserver|acheter|louer|commander)',
  ),
  searches: words(
    'autres?|cherch\\w+|trouv\\w+|recommand\\w+|conseill\\w+|propos\\w+|suggest\\w+|sugger\\w+|et si|y a-t-il|il y a|quelque chose|options?|alternatives?|disponib\\w+|quelques?',
  ),
  yes: starts(
    "(?:oui|ouais|bien sur|correct|exact|c'est (?:ca|exact|correct|bon|bien ca|parfait)|tout a fait|ok|parfait|d'accord|je confirme|confirme|tout est (?:bon|correct))",
  ),
}
