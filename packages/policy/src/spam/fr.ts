/** French. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const fr: SpamWords = {
  sells: words(
    'vous avez (?:\\w+ )?(?:gagne|ete (?:selectionnee?|choisie?|tiree? au sort))|tu as (?:gagne|ete (?:selectionnee?|choisie?))|(?:reclamez|recuperez|recupere) (?:votre|ton) (?:prix|lot|cadeau|bonus)',
    '(?:gains?|profits?|revenus?|rendements?|benefices?) (?:garantis?|assures?)',
    '(?:gagne[zr]?|touche[zr]?|generez) (?:jusqu.a |plus de )?[$€]? ?\\d[\\d.,]* ?(?:€|euros?|dollars?|fcfa)? ?(?:par|chaque|/) ?(?:jour|semaine|mois|heure)',
    "gagne[zr]? de l'argent (?:depuis|de) (?:chez|votre|ta)|(?:doublez|double) (?:votre|ton) (?:argent|investissement|capital)|(?:signaux|investissements?|opportunites?|plateforme|profits?) (?:de |en |du |d')?(?:trading|forex|bitcoins?|crypto\\w*)|investis(?:sez)? (?:seulement )?[$€]? ?\\d[\\d.,]*",
    "(?:nous|j'|je) ?(?:offrons|accordons|octroyons|offre|accorde|octroie) (?:\\w+ )*(?:prets?|credits?)|prets? (?:rapides?|urgents?|entre particuliers?|sans justificatif)|(?:besoin|recherche) (?:urgent )?d'un (?:pret|credit|financement)|offre de pret",
    '(?:augmentez|boostez|booste|developpez|multipliez|doublez) (?:vos|votre|tes|ton) (?:\\w+ )?(?:abonnes|followers|ventes|trafic|visibilite|chiffre|entreprise|clients)|(?:achetez|acheter) des (?:abonnes|followers|likes)|premiere page (?:de|sur) google|referencement (?:seo|naturel|google)',
    'nous (?:creons|concevons|realisons|developpons) (?:\\w+ ){0,3}sites? (?:web|internet)|casino en ligne|tours gratuits|paris (?:surs|gagnants)|filles chaudes|rencontres? (?:adultes?|coquines?)|viagra|perde[zr] \\d+ ?(?:kg|kilos)',
    "(?:mon|votre|utilise[zr]?|activez|mobilisez) (?:\\w+ )?compte (?:personnel de formation|cpf)|nous sommes (?:une? )?(?:\\w+ ){0,3}(?:fabricants?|fournisseurs?|usine)|(?:transfere[zr]?|envoie|envoyez|partage[zr]?) ce message (?:a|avec)|(?:marabout|voyant|medium) (?:\\w+ ){0,3}(?:puissant|africain|serieux|retour)|retour (?:de l'etre aime|affectif)",
  ),
  praises: words(
    "offre (?:limitee|speciale|exceptionnelle|exclusive)|aujourd'hui seulement|derniere chance|ne (?:ratez|manquez) pas|meilleurs? prix|100 ?% (?:gratuit|garanti|fiable|sur|legal)|sans risque|en gros|revenus? (?:passifs?|complementaires?)|liberte financiere|bitcoins?|crypto\\w*|forex|casino|abonnes|tirage au sort|\\d+ ?% de (?:reduction|remise)",
  ),
  urges: words(
    'clique[zr]?|rejoi(?:ns|gnez)|inscri(?:s-toi|vez-vous)|abonne(?:-toi|z-vous)|visite[zr]? (?:notre|mon)|achete[zr]? (?:maintenant|vite)|(?:contacte[zr]?|ecri(?:s|vez)|appelle[zr]?)(?:-moi|-nous)? (?:sur|au|par|via|maintenant|vite)|lien (?:en|dans (?:la|ma)) bio|suive?z?-(?:moi|nous)|telechargez|repondez oui|mp moi',
  ),
  addresses: words(
    'cher(?:e|s|es)? (?:madame|monsieur|amie?s?|cliente?s?|entrepreneurs?)|(?:madame,? monsieur|mesdames,? messieurs)|bonjour (?:a tous|cher|chere|les amis|entrepreneurs?)|attention',
  ),
  wants: words(
    "(?:je|nous) (?:voudrais|voudrions|veux|souhaite(?:rais|rions|ons)?|cherche|cherchons|recherche)|j'(?:aimerais|ai (?:besoin|une? (?:question|rendez-vous|commande|probleme)|commande|achete|paye|reserve|recu|vu))|(?:avez|vendez|livrez|proposez|faites|acceptez|prenez)-vous|vous (?:avez|vendez|livrez|proposez|faites) (?:des?|du|la|le|les|un)|(?:ma|mon|notre|mes) (?:commande|reservation|rendez-vous|compte|colis|facture|livraison|table|vol|paiement|carte)|combien|(?:puis-je|pouvez-vous|pourriez-vous|est-ce que|est-il possible)|(?:encore |toujours )?disponible|(?:votre|vos) (?:annonce|menu|carte|horaires|magasin|restaurant|boutique)",
  ),
}
