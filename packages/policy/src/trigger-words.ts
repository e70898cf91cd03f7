/** What customers say when a condition of the instructions holds, in the languages in which these are understood. Without accents. */

const whole = (...sources: string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${sources.join('|')})(?![\p{L}\p{N}])`, 'u')

export const ASKS_FOR_PERSON = whole(
  String.raw`(?:speak|talk|connect|transfer|chat|put) (?:me )?(?:to|with|through to) (?:an? |the |your |some )?(?:real |actual |live )?(?:human|person|agent|someone|somebody|representative|operator|manager|staff|advisor)`,
  '(?:real|actual|live) (?:human|person|agent)',
  String.raw`(?:hablar|comunicar(?:me)?|paseme|pasame|contactar) (?:con|a) (?:un[ao]? |el |la |su |algun )?(?:humano|persona(?: real)?|agente|asesor\p{L}*|operador\p{L}*|encargad[oa]|gerente|alguien)`,
  String.raw`(?:falar|conversar) com (?:um[a]? |o |a |seu |algum )?(?:humano|pessoa(?: real)?|atendente|agente|gerente|operador\p{L}*|alguem)`,
  String.raw`(?:mit|zu) (?:einem|einer|einen|dem|der|ihrem|jemandem|jemand)(?: echten| richtigen)? ?(?:menschen|mitarbeiter\p{L}*|person|berater\p{L}*|kollegen|chef\p{L}*)? ?(?:sprechen|reden|verbinden|verbunden)`,
  String.raw`(?:parler|discuter) (?:a|avec) (?:une? |le |la |votre |vrai |un vrai |une vraie )*(?:humain|personne|conseiller\p{L}*|agent|responsable|quelqu'un|operateur)`,
  String.raw`parlare con (?:un[a']? ?|il |la |vostro |vero )*(?:operatore|operatrice|persona|umano|agente|responsabile|qualcuno|consulente)`,
)
/** The word alone asks for one: "Agent!" */
export const PERSON_ALONE =
  /^(?:human|agent|operator|representative|humano|agente|atendente|operador|mitarbeiter|mensch|humain|conseiller|operatore)\W*$/

export const NOT_INTERESTED = whole(
  'not interested',
  'no longer (?:interested|need)',
  '(?:found|bought|got) (?:it|one|something) (?:else|elsewhere)',
  String.raw`(?:ya )?no (?:me interesa|estoy interesad[oa]|quiero nada|lo necesito)`,
  String.raw`nao (?:tenho|estou) (?:mais )?(?:interess\p{L}*)|nao (?:me interessa|quero mais|preciso mais)`,
  String.raw`(?:kein|nicht mehr|nicht) interess\p{L}*|habe kein interesse|brauche (?:es|das|ich) nicht mehr`,
  String.raw`(?:ne suis|suis) (?:pas|plus) interesse\p{L}*|(?:ca|cela) ne m'interesse (?:pas|plus)|pas interesse\p{L}*`,
  String.raw`non (?:mi interessa|sono (?:piu )?interessat[oa]|ne ho piu bisogno)`,
)

/** Complaints in other languages than English, which `customerActs` reads. */
export const COMPLAINS = whole(
  String.raw`(?:una )?queja|quejarme|reclamacion|reembolso|inaceptable|indignante|pesim[oa]|estafa|(?:estoy|muy) (?:enfadad|enojad|molest|decepcionad)[oa]|llego rot[oa]|no (?:ha llegado|llego|funciona)`,
  String.raw`reclamar|reclamacao|inaceitavel|pessim[oa]|horrivel|golpe|(?:estou|muito) (?:irritad|chatead|decepcionad|insatisfeit)[oa]|veio quebrad[oa]|nao (?:chegou|funciona)`,
  String.raw`beschwer\p{L}*|reklam\p{L}*|unverschamt\p{L}*|inakzeptabel|katastroph\p{L}*|enttauscht|unzufrieden|betrug|(?:ist|war|kam) (?:kaputt|defekt|beschadigt)|nicht angekommen`,
  String.raw`(?:une )?reclamation|me plaindre|inadmissible|inacceptable|honteux|scandaleux|arnaque|(?:tres|suis) (?:decu|mecontent|fache|enerve)\p{L}*|(?:est arrivee?|arrive) (?:casse|abime)\p{L}*|remboursement`,
  String.raw`reclamo|lamentar\p{L}*|inaccettabile|vergogn\p{L}*|pessim[oa]|truffa|(?:sono|molto) (?:delus|arrabbiat|insoddisfatt)[oa]|arrivat[oa] rott[oa]|rimborso|non (?:funziona|e arrivat[oa])`,
)

/** Taking leave in other languages than `customerActs` reads. */
export const TAKES_LEAVE = whole(
  'adios|hasta (?:luego|pronto|manana)|nos vemos|chao|chau',
  'tchau|ate (?:logo|mais|breve)|adeus',
  'tschuss\\p{L}*|auf wiedersehen|auf wiederhoren|bis (?:bald|dann|spater)|schonen tag(?: noch)?',
  'au revoir|a bientot|bonne (?:journee|soiree)|adieu',
  'arrivederci|a presto|addio|buona (?:giornata|serata)',
)
