/** Spanish of Spain and Latin America, with and without accents. */
import { type CustomerGrammar, fillers, starts, words } from './grammar.ts'

const DAYS = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|manana|esta (?:noche|tarde)'
const TELL =
  'di(?:me|game|nos)|da(?:me|nos)|de(?:me|nos)|envia(?:me|lo|la|r)?|manda(?:me|lo|la|r)?|muestra(?:me)?|ensena(?:me)?'

export const es: CustomerGrammar = {
  filler: fillers(
    'oh|ah|ay|bueno|pues|entonces|y|pero|hola|buen[oa]s (?:dias|tardes|noches)|buenas|ok(?:ay)?|vale|genial|perfecto|excelente|estupendo',
    'muy bien|esta bien|bien|claro|de acuerdo|entiendo|entendido|ya veo|por favor|solo|tambien|ahora|gracias',
  ),
  thanks: words(
    '(?:mil |muchas |muchisimas )?gracias',
    'te lo agradezco',
    'se lo agradezco',
    'agradecid[oa]',
    'muy amable',
    'que amable',
  ),
  goodbye: words(
    'adios|hasta (?:luego|pronto|manana|la vista|la proxima|otra)|chao|chau|nos vemos|un (?:cordial )?saludo|saludos|cuidate|cuidese|buenas noches',
    '(?:que )?(?:teng[ao]s?|pas[ea]s?) (?:un |una )?(?:buen|feliz|lindo|excelente)[oa]? \\w+|(?:buen|feliz) (?:dia|tarde|fin de semana|finde|viaje)',
  ),
  done: words(
    '(?:eso|esto|con eso|con esto) (?:es|seria|fue|era|sera) (?:todo|suficiente)|es(?:o)? todo|seria todo|nada mas|ninguna? otra? cosa',
    'con es[oa] (?:me )?(?:basta|alcanza|es suficiente|esta|estoy)|ya esta(?: todo)?(?= *(?:$|,|\\.|gracias))|(?:estoy|estamos) (?:bien|list[oa]s?|satisfech[oa]s?)(?: asi)?|asi esta bien',
    'no (?:necesito|quiero|me hace falta|hace falta|preciso|requiero) (?:nada|mas|otra cosa|ninguna)(?: mas)?|no (?:hace falta|es necesario|te preocupes|se preocupe)|deja(?:lo|la)?(?= *(?:$|,|\\.))|dejelo|olvid(?:alo|elo|ate|ese)|ya (?:lo |la )?(?:encontre|solucione|resolvi|arregle|tengo|consegui|esta (?:solucionado|resuelto))|por mi parte|(?:he )?(?:cambiado|cambie) de (?:idea|opinion)|(?:ya )?tengo todo lo que',
    '(?:por|de) (?:ahora|momento|el momento) (?:no|nada|es todo|estoy|esta|eso)|(?:no|nada)[, ]+(?:por|de) (?:ahora|momento|el momento)|era lo (?:unico|que queria)|solo (?:eso|queria saber)',
  ),
  complaint: words(
    'queja\\w*|quejarme|reclam\\w+|reembols\\w+|devolucion|inaceptable|ridiculo|decepcion\\w*|terrible|horrible|pesimo|pesima|fatal|asco|vergonzos[oa]|verguenza|indignad[oa]|enfadad[oa]|enojad[oa]|molest[oa]|hart[oa]|estaf\\w*|abogado|denunci\\w+|inutil(?:es)?',
    'cobr(?:ado|aron|o) (?:dos veces|de mas|doble)|(?:nunca|todavia no|aun no|sigue sin|no) (?:me )?(?:ha |han )?(?:llegado|llego|llegar|recibido|recibi)|(?:llego|esta|vino) (?:roto|rota|danad[oa]|defectuos[oa])|no (?:funciona|estoy (?:contento|contenta|satisfech[oa]))|muy mal(?:a)?(?: servicio)?',
  ),
  defer: words(
    '(?:tengo que|debo|dejame|dejeme|me lo|lo|quiero|necesito|voy a|dejenme) (?:que )?(?:pensar\\w*|pienso|pensare|consultar\\w*|consultare|hablarlo|comentarlo|ver(?= si| con|lo|$)|revisar\\w*|mirar\\w*|preguntar\\w*)',
    '(?:ahora(?: mismo)?|hoy|de momento) no (?:puedo|me (?:va|viene) bien)|estoy (?:muy |bastante )?(?:liad[oa]|a tope|hasta arriba|en el (?:trabajo|curro|medico|coche))|(?:da|de|deja|deje)(?:me|nos|nme) (?:un(?:os|as)?(?: cuant[oa]s)? (?:dias?|horas?|rato|ratito)|(?:algo|un poco) (?:mas )?de tiempo)|(?:tengo que|debo|quiero|voy a|dejame|dejeme|necesito) (?:mirar|pensar|consultar|hablar|valorar|comentar|meditar|estudiar|comparar)(?:lo|la)|(?:luego|despues|manana|pronto|ya) (?:te|le|les|os) (?:digo|aviso|comento|cuento|confirmo|escribo)|(?:tengo|tenemos|necesito)(?: que)? (?:\\p{L}+ ){1,3}(?:primero|antes)|(?:primero|antes) (?:tengo|tenemos|necesito|quiero)|(?:te|le|les|os) (?:escribo|llamo|contesto|respondo)|(?:lo|me lo) pienso|(?:lo|la) (?:tengo|tenemos) que (?:hablar|pensar|consultar|mirar|ver)|(?:deja|deje|dejame|dejeme)(?: que)? (?:lo |la )?(?:consulte|piense|hable|mire|vea)|(?:aun|todavia) no (?:(?:te|le|os|lo) )*(?:puedo (?:decir|confirmar)|se)|no (?:lo )?se (?:aun|todavia)|(?:lo|la) (?:hablo|comento|consulto|miro|pienso|veo) (?:con|y)|(?:lo|me lo) (?:pensare|pienso|voy a pensar|consultare|hablare|mirare|tengo que pensar)|(?:quizas?|tal vez|a lo mejor) (?:luego|mas tarde|otro dia|manana|despues|mas adelante)|mas tarde|mas adelante|otro (?:dia|momento)|en otro momento|todavia no(?= (?:lo )?(?:se|he)|$)|aun no(?= (?:lo )?(?:se|he)|$)|no (?:estoy segur[oa]|se aun|se todavia|lo tengo claro)|ahora no puedo|estoy (?:ocupad[oa]|trabajando|conduciendo|manejando|en una reunion)|(?:un|deme un|dame un) (?:momento|minuto|segundo)|(?:te|les?|os) (?:aviso|digo algo|confirmo) (?:luego|manana|despues|mas tarde|pronto)|(?:ya )?(?:te|les?|os) (?:aviso|avisare|dire|digo)$',
  ),
  questionStart: starts(
    '(?:y )?(?:a |de |en |con |por |para |desde |hasta )?(?:que|quien(?:es)?|cual(?:es)?|cuando|donde|como|cuant[oa]s?|por que|adonde)',
    'tiene[ns]?|hay|(?:no )?teneis|(?:se )?puede[ns]?|puedo|podemos|podeis|acepta\\w*|haceis|abris|cerrais|cierran|abren|cubre|hace falta|tengo que (?:llevar|traer|pagar|ir|hacer|mandar|enviar)|podria[ns]?|sabe[ns]?|existe[n]?|acepta[n]?|incluye|me (?:puede|podria)[ns]?|se puede|es posible|queda[n]? (?:algun|mesas|entradas|plazas)',
  ),
  questionBesideThanks: /(?:¿|\b(?:que|cual|cuando|donde|como|cuant[oa]s?|quien|puede|podria|hay|tiene|es|esta)\b).*\?/,
  request: words(
    '(?:yo )?(?:quiero|quisiera|querria|queria|queremos|necesito|necesitamos|necesitaria|prefiero|preferiria|busco|buscamos|estoy buscando|deseo|me gustaria|nos gustaria|me hace falta|me encantaria|ando buscando)(?! (?:pensar\\w*|consultar\\w*|hablarlo|nada|mas ayuda))',
    `${TELL}|busca(?:me|r)?|busque(?:me)?|encuentra(?:me)?|consigue(?:me)?|reserva(?:me|r|la|lo)?|reserve(?:me|la|lo)?|compra(?:me|r|la|lo|las|los)?|compre(?:me|la|lo|las|los)?|pon(?:me|la|lo)?|reproduce(?:la|lo)?|cambia(?:lo|la|r|me)?|cambie(?:lo|la|me)?|cancela(?:r|la|lo)?|cancele(?:la|lo)?|confirma(?:la|lo|r)|agenda(?:r|la|lo|me)?|programa(?:r|la|me)?|ayuda(?:me|r)|ayudeme|recomienda(?:me)?|recomiende(?:me)?|revisa(?:r)?|pide(?:me)?|transfiere|transferir|alquila(?:r|lo|me)?`,
    '(?:me |nos )?(?:puede|puedes|podria|podrias|pueden)|(?:hazlo|hagalo|adelante|procede|proceda|siga|sigue adelante)|intent[ae]|prueb[ae]|que tal|y si|hay (?:algun|alguna|otr[oa]|algo)|algun[oa]? (?:otr[oa]|mas)|por favor|a ver si|ponle',
  ),
  requestBesideThanks:
    /\b(?:puede|puedes|podria|podrias)\b|\b(?:tambien|aun|todavia) (?:quiero|necesito|quisiera)\b|\b(?:pero|y) (?:quiero|necesito|quisiera|puede|puedes|me|por favor)\b/,
  wantsInstead:
    /\b(?:dije|habia dicho|he dicho|pedi|habia pedido|era|pero|sino|mejor|quiero|quisiera|necesito|prefiero|busca\w*|cambia\w*|otr[oa]|en (?:su|vez|lugar))\b/,
  decline: starts(
    '(?:no|nop|nel|para nada|en absoluto)(?! (?:hay problema|pasa nada|importa))',
    'no (?:me interesa|gracias|quiero)',
    'paso',
  ),
  agree: new RegExp(
    [
      starts(
        '(?:si|sii+|sip|claro(?: que si)?|por supuesto|desde luego|exacto|exactamente|correcto|cierto|asi es|eso es|efectivamente|confirmado|confirmo|lo confirmo|afirmativo|adelante|hazlo|hagalo|dale|venga|\\p{L}{3,}[aei](?:l[oa]s?|mel[oa])(?= *[.!]*$)|de acuerdo|acepto|trato hecho|okey|por favor)',
      ).source,
      words(
        '(?:es|esta|estan|todo|seria|son) (?:muy |todo |todos? )?(?:correct[oa]s?|bien|perfecto|exacto|asi)|(?:me )?(?:parece|suena|queda|va|viene|funciona)n? (?:muy |super |bastante |todo |estupend|que )?(?:bien|genial|perfecto|perfectamente|excelente|estupendo|fenomenal|bueno)|me (?:sirve|vale|gusta|encanta|interesa|conviene|apunto|quedo con)|(?:me|nos) (?:lo |la )?(?:quedo|llevo)|(?:ese|esa|eso|este|esta) (?:me |esta |mism[oa])|suena (?:bien|genial)|(?:lo|la|los|las) (?:quiero|tomo|reservo|cojo|compro)|esa? es',
      ).source,
    ].join('|'),
    'u',
  ),
  pleased: words(
    'genial|perfect[oa]|excelente|estupend[oa]|fantastic[oa]|maravillos[oa]|buenisim[oa]|bien|bueno|buena|super|fenomenal|que bueno|que bien|magnific[oa]|increible|ideal|chevere|barbaro|guay|bonit[oa]',
  ),
  acknowledge: starts(
    '(?:ok(?:ay|ey)?|vale|entiendo|entendido|comprendo|ya veo|ya|ah|oh|aja|jaja+|listo|anotado|de nada|bueno|sin problema|no (?:hay problema|pasa nada))',
  ),
  content: new RegExp(
    String.raw`\d|\b(?:${DAYS}|por la (?:manana|tarde|noche)|desde|hasta|(?:el|la|los) (?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]))\b`,
    'u',
  ),
}
