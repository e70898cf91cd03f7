/** French, with "vous" and with "tu", with and without accents. */
import { type CustomerGrammar, fillers, starts, words } from './grammar.ts'

const DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd'hui|demain|ce soir"

export const fr: CustomerGrammar = {
  filler: fillers(
    "oh|ah|bon|eh bien|ben|bah|alors|et|mais|bonjour|bonsoir|salut|coucou|ok(?:ay)?|d'accord|super|parfait|genial|excellent|tres bien|bien sur|bien",
    "je vois|je comprends|compris|s'il (?:vous|te) plait|svp|stp|juste|aussi|maintenant|merci|du coup",
  ),
  thanks: words(
    "merci(?: bien| beaucoup| infiniment| a (?:vous|toi)| d'avance)?|mille mercis|je (?:vous|te) remercie|remerci\\w+|c'est (?:tres |vraiment |bien )?(?:gentil|aimable|sympa)",
  ),
  goodbye: words(
    'au revoir|cordialement|bien a vous|a (?:bientot|plus(?: tard)?|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|la prochaine|tout a l.heure)|adieu|ciao|bye|bonne nuit|prenez soin|prends soin',
    '(?:une? )?(?:bonne|bon|excellente?|belle|agreable) (?:fin de )?(?:journee|soiree|apres-midi|week-?end|semaine|voyage|continuation)',
  ),
  done: words(
    "(?:c'est|ce sera|ca sera|ce serait|c'etait|ca serait|voila,? c'est) (?:bien )?(?:tout|suffisant|assez)|rien (?:d'autre|de plus)|plus rien|pas d'autres? \\w+|sans plus|(?:ca|cela) (?:me )?suffit|(?<!oui,? )c'est bon(?: pour (?:moi|nous|l'instant|le moment|aujourd'hui)|(?= *(?:$|,|\\.|merci)))|(?<=^(?:non,? )?)ca ira(?: comme ca)?|ca va aller",
    "(?:je n'ai|j'ai|nous n'avons|on a)(?: plus| pas)? (?:plus )?(?:besoin (?:de rien|d'autre chose|d'aide|de plus)|tout ce (?:qu'il|dont|que))|(?:je|j') ?(?:ne )?(?:veux|voudrais|desire) (?:rien|plus rien)|pas (?:besoin|la peine|necessaire)|laisse[zs]?(?:-| )?tomber|oublie[zs]?(?:-| )?(?:ca|le|cela)?(?= *(?:$|,|\\.))|(?:j'ai|on a|nous avons|c'est)(?: deja| bien| du coup)? (?:trouve|regle|resolu|arrange)(?! (?:votre|ton|sur|un|une|le|la|les))|(?:(?:nan|nn|non),? )c'est bon|change d'avis|(?:ne )?(?:vous|t')(?: )?(?:embete|inquiete)[zs]? pas|rien (?:d'autre|de plus)",
    "pas (?:pour (?:l'instant|le moment)|maintenant|tout de suite|aujourd'hui)|(?:pour (?:l'instant|le moment)|actuellement) (?:non|c'est|ca|rien|pas)|rien pour (?:l'instant|le moment)|(?:c'est )?tout ce que je voulais",
  ),
  complaint: words(
    'plaint\\w*|plaindre|reclamation|rembours\\w+|inacceptable|inadmissible|ridicule|decu\\w*|deception|horrible|affreux|nul(?:le)?|honteux|honte|scandal\\w+|furieux|furieuse|enerve\\w*|en colere|fache\\w*|marre|arnaqu\\w*|escro\\w+|avocat|porter plainte|inutiles?',
    "(?:preleve|facture|debite)\\w* (?:deux fois|en double|trop)|(?:toujours|encore|jamais|n'est) (?:pas )?(?:arrivee?|recue?|livree?|eu)|n'ai (?:toujours |encore )?(?:pas|rien|jamais) (?:encore )?recu|(?:est|etait|arrivee?) (?:cassee?|abimee?|defectueu\\w+|endommagee?)|ne (?:marche|fonctionne) pas|pas (?:content|contente|satisfaite?|acceptable)|(?:tres|trop|si) mauvais\\w*",
  ),
  defer: words(
    "(?:je|j'|on|il faut que je|laissez-moi|laisse-moi|nous)(?: |)(?:vais|dois|voudrais|veux|prefere|aimerais|ai besoin de|y|en)? ?(?:d'abord |encore |y |en )*(?:reflechi\\w*|penser|pense|reflexion|parler (?:a|avec) m\\w+|demander (?:a|conseil)|consulter|voir (?:avec|si|ca)|discuter|decider plus tard|me decider)|(?:y|en) (?:reflechir|reflechis|penser|parler)|(?:peut-etre|plutot) (?:plus tard|demain|une autre fois|un autre jour|apres)|(?:laisse[zs]?|donne[zs]?)(?:-| )(?:moi|nous) (?:le temps|du temps|quelques|un peu de|\\p{L}+|\\d+) ?(?:jours?|heures?|temps|semaines?)?(?= *(?:$|,|\\.))|(?:la |la,? )?(?:je |j' ?)?(?:ne )?peux pas (?:la|maintenant|tout de suite)|^la,? (?:je )?(?:ne )?peux pas|(?:je |j')?suis (?:debordee?|occupee?|prise?|en plein|sous l'eau)|a tete reposee|(?:je |on )?(?:dois|veux|vais|faut) (?:d'abord \\p{L}+|(?:\\p{L}+ ){1,3}d'abord)|je (?:vous |t')(?:ecris|rappelle|recontacte|reponds)|je reflechis(?= |$)|(?:il )?faut que (?:je |j')?(?:en |y |lui )?(?:parle|reflechisse|voie|demande|discute)|(?:je )?(?:ne )?sais pas encore|j'attends (?:mon|ma|mes)|je (?:vous|te) (?:redis|dis|fais) (?:ca|signe|vite)|plus tard|une autre fois|un autre jour|pas encore(?= decide| sur|$)|pas (?:sure?|decide)|je (?:vous|te) (?:recontacte|rappelle|redis|tiens au courant|ferai signe|reviens|dirai)\\w*|je reviens vers|je suis (?:occupee?|au travail|en reunion|au volant|en route)|je ne peux pas (?:maintenant|tout de suite)|(?:un|une|juste un|donnez-moi un|attendez|deux) (?:instant|moment|minutes?|secondes?)",
  ),
  questionStart: starts(
    "(?:et )?(?:a |de |en |avec |pour |depuis |jusqu'a |dans |sur |chez |par |d')?(?:qui|quoi|quels?|quelles?|quand|ou|comment|combien|pourquoi|lequel|laquelle|qu'est-ce|que|qu')(?! (?:je|vous|tu|nous) (?:prends|veux|voulez))",
    "(?:vous|tu) (?:prenez|acceptez|fermez|ouvrez|livrez|vendez|reparez|venez|recuperez|conseillez|prends|acceptes)|(?:je|on|nous) (?:peux|peut|pouvons) (?:aussi |quand meme )?\\p{L}+(?:er|ir|re)|faut(?:-il)? (?:une?|payer|apporter|prendre|reserver)|il faut (?:quoi|combien)|y a (?:t.il|un|une|des|de|moyen|encore)|(?:vous|tu) \\p{L}+(?:ez|s) (?:a quelle|jusqu'a|ou|quand|combien|quoi|comment)|est-ce|y a-t-il|y'a-t-il|il y a (?:un|une|des|encore)|(?:peut|peux|pouvez|pourriez|pourrais|avez|as|est|sont|a|ont|faut|acceptez|proposez|savez|sais|dois|doit|puis|serait|vont|va|fait|livrez|prenez)-(?:t-)?(?:on|vous|tu|il|elle|ils|elles|je|ce|nous)|(?:vous|tu) (?:avez|as|pouvez|peux|savez|acceptez|faites|proposez)|c'est (?:combien|ou|quand|quoi|a quelle|possible)|ca (?:coute|fait|dure|prend) combien",
  ),
  questionBesideThanks:
    /\b(?:qui|quoi|quels?|quelles?|quand|ou|comment|combien|est-ce|y a-t-il|pouvez|pourriez|peux|avez|est|sont)\b.*\?/,
  request: words(
    "(?:je|j'|nous|on) ?(?:voudrai[st]|voulons|voudrions|veux|aimerai[st]|aimerions|souhaite|souhaiterais|souhaitons|cherche|cherchons|prefere|prefererais|desire|recherche|ai (?:aussi |encore |juste )?besoin d)(?! (?:y |en )?(?:reflechir|penser|rien))|il me (?:faut|faudrait)|il (?:me|nous) faut|j'ai besoin|avoir besoin",
    "(?:donne|dites?|dis|envoye|envoie|montre|trouve|cherche|reserve|achete|mets|mettez|change|annule|modifie|aide|conseille|recommande|transfere|vire|loue|passe|lance|joue|lis|rappelle|verifie|confirme|prends|prenez|ajoute|fais|faites|commande|programme|planifie)[zs]?(?:-(?:moi|nous|le|la|les|en)| (?:le|la|les|un|une|des|mon|ma|mes|ca|cela|plutot|l'))|(?:pouvez|pourriez|peux|pourrais)(?:-| )(?:vous|tu)|(?:vous|tu) (?:pouvez|pourriez|peux|pourrais)|puis-je|est-ce que (?:je|vous|tu)|(?:allez|vas)-y|faites(?:-le)?|fais-le|essaye[zs]?|essaie[s]?|que diriez-vous|et si|y a-t-il|avez-vous|autre chose de (?:plus|moins)|quelque chose de (?:plus|moins)|s'il (?:vous|te) plait|svp|stp|merci de (?:me|bien|la|le|reserver)",
  ),
  requestBesideThanks:
    /\b(?:pouvez|pourriez|peux|pourrais)(?:-| )(?:vous|tu)\b|\b(?:aussi|encore) besoin\b|\b(?:mais|et) (?:je (?:voudrais|veux|cherche)|j'ai|pouvez|pourriez|peux|il me)\b|\bmerci de (?:me|bien|la|le|reserver)\b/,
  wantsInstead:
    /\b(?:avais dit|ai dit|avais demande|ai demande|c'etait|mais|plutot|a la place|voudrais|veux|aimerais|prefere|cherche\w*|trouve\w*|change\w*|autre)\b/,
  decline: starts(
    '(?:non|nan|pas (?:du tout|vraiment)|absolument pas|surtout pas|sans facon)(?! (?:de )?(?:probleme|souci))',
    "ca ne m'interesse pas|je ne (?:veux|prefere) pas|je prefere (?:pas|eviter)",
  ),
  agree: new RegExp(
    [
      starts(
        "(?:oui+|ouais|ouep|yes|si|bien sur|bien entendu|certainement|evidemment|absolument|tout a fait|exact|exactement|correct|c'est (?:ca|exact|correct|bien ca|cela|juste|confirme|parfait|d'accord)|voila|en effet|effectivement|je confirme|confirme|d'accord|volontiers|avec plaisir|(?:allez|vas)[- ]y|c'est parti|banco|go(?= *$)|vendu|ca marche|entendu|va pour|adjuge|(?:faites|fais|envoyez|envoie|bloquez|bloque|reservez|reserve|prenez|annulez|annule|continuez|continue)(?:(?:-| )(?:le|la|les|ca))?(?= *[.!]*$)|s'il (?:vous|te) plait|pourquoi pas)",
      ).source,
      words(
        "(?:c'est|est|tout est|ce serait|sont|ca serait) (?:tres |tout |bien )?(?:correcte?s?|exacte?s?|bon(?!ne)|parfaite?|juste|ok|en ordre|bien)|(?:ca|cela|il|elle|celui-ci|celle-ci|ce|tout)? ?(?:me |nous |m')(?:va|convient|plait|semble|interesse|parait|arrange)(?! (?:pas|cher))(?: (?:tres |vraiment )?(?:bien|bon|parfait|parfaitement|interessant))?|(?:ca|cela) (?:a l'air|semble|sonne|parait|marche|roule|convient)(?! pas)|(?:je|j'|on) ?(?:le |la |les |l')?(?:prends|prend|choisis|aime bien|valide|accepte|suis d'accord|suis partante?|veux bien)|(?:on|je) (?:fait|fais) (?:ca|comme ca)|(?:celui|celle)-(?:la|ci)|va pour",
      ).source,
    ].join('|'),
    'u',
  ),
  pleased: words(
    "super|parfait|genial|excellent|formidable|merveilleux|fantastique|tres bien|bien|top|cool|chouette|nickel|impeccable|ideal|magnifique|sympa|bonne idee|c'est bon|ravie?|incroyable|bravo",
  ),
  acknowledge: starts(
    "(?:ok(?:ay|ey)?|d'accord|je vois|je comprends|compris|entendu|bien recu|note|ah(?: bon)?|oh|hm+|haha+|mdr|de rien|pas de (?:probleme|souci)|tres bien|bon|ca marche)",
  ),
  content: new RegExp(
    String.raw`\d|\b(?:${DAYS}|le matin|l'apres-midi|le soir|depuis|jusqu|(?:le|la|les) (?:premi\w+|deuxieme|second[e]?|troisieme|derni\w+))\b`,
    'u',
  ),
}
