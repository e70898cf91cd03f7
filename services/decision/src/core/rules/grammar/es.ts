/** Spanish of Spain and Latin America, as assistants and staff write it. */
import { starts, words } from '@relance/policy'
import type { AssistantGrammar } from './grammar.ts'

const DONE =
  'reservad[oa]s?|confirmad[oa]s?|agendad[oa]s?|programad[oa]s?|comprad[oa]s?|adquirid[oa]s?|realizad[oa]s?|completad[oa]s?|hech[oa]s?|creada?o?s?|anadid[oa]s?|agregad[oa]s?|enviad[oa]s?|transferid[oa]s?|pagad[oa]s?|procesad[oa]s?|pedid[oa]s?|cancelad[oa]s?|cambiad[oa]s?|actualizad[oa]s?|registrad[oa]s?|alquilad[oa]s?|rentad[oa]s?|solicitad[oa]s?|efectuad[oa]s?|finalizad[oa]s?|activad[oa]s?|concertad[oa]s?|fijad[oa]s?|apuntad[oa]s?|list[oa]s?|en camino|iniciad[oa]s?|emitid[oa]s?|entregad[oa]s?|establecid[oa]s?|configurad[oa]s?|compartid[oa]s?|gestionad[oa]s?|devuelt[oa]s?|exitos[oa]s?|tramitad[oa]s?|reembolsad[oa]s?|movid[oa]s?|trasladad[oa]s?|aplazad[oa]s?|modificad[oa]s?|resuelt[oa]s?|instalad[oa]s?|renovad[oa]s?|bloquead[oa]s?|desbloquead[oa]s?|dad[oa]s? de (?:baja|alta)|de (?:baja|alta)|inscrit[oa]s?|matriculad[oa]s?|abiert[oa]s? (?:el|la|un|una|su|tu)|asignad[oa]s?|aplicad[oa]s?|abonad[oa]s?|ingresad[oa]s?|recogid[oa]s?|aprobad[oa]s?|autorizad[oa]s?|sustituid[oa]s?|reparad[oa]s?|arreglad[oa]s?|contratad[oa]s?|ampliad[oa]s?|anotad[oa]s?|solucionad[oa]s?|cursad[oa]s?|presentad[oa]s?|concedid[oa]s?'
const THE = 'el|la|los|las|su|sus|tu|tus|un|una|lo|todo|dos|tres|cuatro'

export const es: AssistantGrammar = {
  success: new RegExp(
    [
      words(
        `(?:he|hemos|ha|han|ya|fue|fueron|esta|estan|queda|quedan|quedo|quedaron|sido|tiene|tienes)(?: (?:ya|sido|te|le|sea|quedado|todo|correctamente|exitosamente))* (?:${DONE})`,
        `(?:(?:ya|te|le|les|os|se lo|se la) (?:reserve|compre|agende|programe|envie|realice|complete|alquile|cree|registre|confirme|cancele|apunte)|hice|transferi|puse|anadi|pedi) (?:${THE})`,
        '(?:ya )?(?:son|es) (?:tuy|suy)[oa]s?|(?:le|te|os|les) (?:mando|mandamos|enviamos|envio) (?:\\w+ ){0,2}(?:correo|e-?mail|confirmacion|mensaje)|(?:he|hemos) (?!encontrad|vist|podid|pensad|entendid|seleccionad|recibid)\\p{L}+(?:ado|ido|cho|to) (?:su|tu)|(?:ha|han) (?:sido (?:encontrad|localizad)[oa]s?|aparecido)|(?:fue|fueron|esta|estan) (?:encontrad|localizad)[oa]s?|con exito|exitosamente|satisfactoriamente|correctamente|en camino|(?:esta|ya esta|se esta) reproduciendo|(?:esta|va) sonando|acabo de \\w+',
        '(?:recibira|recibiras|te llegara|le llegara|llegara) (?:\\w+ ){0,3}(?:correo|e-?mail|confirmacion|mensaje|recibo|notificacion|entradas|billetes)|(?:su|tu) (?:taxi|conductor|coche|pedido|viaje) (?:llega|llegara|viene|va|esta llegando)',
      ).source,
      String.raw`^(?:[\p{L}'-]+,? ){0,4}(?:${DONE})(?:[.!]*$| (?:a|al|para|en|con)(?![\p{L}]))`,
      starts(
        '(?:(?:vale|perfecto|genial|muy bien|de acuerdo|ok)[,.!]? )?(?:list[oa]|hech[oa]|ya esta|confirmad[oa]|reservad[oa]|completad[oa])(?=[.,!]| *$| (?:su|tu|la|el|se))',
      ).source,
    ].join('|'),
    'u',
  ),
  enjoy: words(
    'disfrut[ae]\\w*|que (?:lo |la |los |las )?disfrut\\w+|que (?:te|le|os|les) (?:guste|diviertas|vaya)\\w*|a disfrutar|que aproveche|divierta[ns]e|diviertete',
  ),
  notDone:
    /\b(?:no (?:ha|he|se|fue|esta|hay|pude|puedo|es|pudo)|sera|seria|seran|podria|puede ser|pueden ser|si (?:quiere|desea|lo|la|le|te|no|se|es)|una vez|cuando|lamentablemente|sin exito|hasta que)\b/,
  failure: words(
    'no (?:he podido|pude|puedo|ha sido posible|fue posible|es posible|se pudo|hay|encontre|encuentro|he encontrado|hemos podido|tengo|tenemos|esta disponible|existen?)|lamentablemente|desafortunadamente|desgraciadamente|lo siento|lo lamento|agotad[oa]s?|fall[oa]|ningun[oa]?|error',
  ),
  more: words(
    '(?:algo|alguna otra cosa|alguna cosa|cualquier otra cosa|que|en que) (?:mas|otro|adicional)|alguna? otra?(?: (?:cosa|consulta|pregunta|duda|peticion|solicitud))?(?= *(?:\\?|$|en|que|mas|con|por))|otra cosa|algo mas|en algo mas|nada mas(?= *\\?)|(?:mas|otra) (?:ayuda|asistencia|informacion)(?= *\\?)|(?:ayudar|ayudarle|ayudarte|asistir\\w*) (?:en|con) (?:algo|alguna|cualquier|otra)|(?:eso|eso es|seria|es) todo(?= *\\?)|algun otro (?:asunto|tema)|(?:alguna|tienes|tiene) (?:otra |alguna )?(?:pregunta|duda)s?(?= *(?:mas|\\?))',
  ),
  letMeKnow:
    /\b(?:(?:aviseme|avisame|digame|dime|hagamelo saber|haga(?:me|nos)?lo saber|hazmelo saber|escribeme|escribame|no dude|no dudes))\b/,
  leave: words(
    'adios|que (?:este|estes|vaya|te vaya|le vaya) (?:muy )?bien|hasta (?:luego|pronto|la proxima|otra|manana)|chao|nos vemos|un (?:cordial )?saludo|saludos|cuid(?:ate|ese|ense)|(?:que )?(?:teng[ao]s?|pas[ea]s?|tenga usted|disfrut[ae]s?) (?:de )?(?:un[a]?|muy|su|tu|el|la)? ?(?:\\w+ )?(?:buen|buena|bonito|lindo|feliz|excelente|gran|estupendo|maravilloso|dia|tarde|noche|viaje|estancia)\\w*|(?:buen|feliz|buenas|buena) (?:dia|tarde|noche|noches|tardes|fin de semana|viaje|vuelo|trayecto|estancia)|de nada|no hay de que|no hay problema|(?:un|ha sido un|fue un|es un|con mucho) (?:placer|gusto)|a (?:tu|su|vuestra) (?:disposicion|servicio|orden)|para (?:eso|servirle|servirte|ayudar)|(?:me alegro?|me alegra) (?:de |haber|poder|que|mucho)?|encantad[oa] de (?:ayudar|haber)\\w*|gracias (?:a (?:ti|usted|vosotros|ustedes)|por (?:contactar|usar|utilizar|elegir|su|tu|llamar|comunicarse|escribir|confiar))\\w*|(?:aqui|siempre) (?:estoy|estamos|estare)|cuando quier[ao]s?|suerte|que te vaya bien|que le vaya bien',
  ),
  promise: words(
    '(?:dejame|dejeme|permiteme|permitame|voy a|vamos a|tengo que|ahora|lo|la) (?:que )?(?:lo |la )?(?:comprob\\w+|compruebo|consult\\w+|verific(?:ar|o|are)|revis\\w+|mirar|miro|averigu\\w+|pregunt\\w+|ver|investig\\w+|buscar|busco)(?! (?:quiere|desea))|(?:un|deme un|dame un|espere un|espera un) (?:momento|minuto|segundo|momentito)|espere|espera|(?:te|le|les|os|nos) (?:aviso|avisare|avisaremos|contactaremos|contactare|contactara|contactaran|responderemos|respondere|escribire|escribiremos|llamaremos|llamare|llamara|informare|informaremos|confirmo luego|digo algo|enviare|enviaremos|devolveremos|mantendre\\w*)|(?:nos|me) (?:pondre\\w*|pondremos|comunicare\\w*|comunicaremos) en contacto|nos pondremos|me pondre|un (?:companero|agente|asesor|tecnico|colega)[\\w ]* (?:le|te|se|lo)|estoy en ello|estamos en ello|estoy (?:comprobando|revisando|mirando|consultando)|estamos (?:revisando|comprobando|consultando|trabajando)',
  ),
  confirm: new RegExp(
    [
      words(
        'confirm(?:a|e|o|ar|as|ame|eme|en|emos|alo)|(?:para|solo) confirmar|verifi(?:ca|que|quemos)|verificar (?:los|que|si|la informacion)|compruebe|comprueba|rev[ie]+s[ae]|repase\\w*|asegur\\w+|(?:es|esta|son|estan|seria|todo) (?:eso |esto |todo |tod[oa]s? )?(?:correct[oa]s?|bien|exact[oa]|en orden)(?= *\\?)|(?:esta|estas|usted|vd) segur[oa]|he entendido bien|lo (?:he entendido|tengo) bien|es (?:asi|eso|esto)(?= *\\?|$)|es lo que (?:quiere|quieres|desea)',
      ).source,
      String.raw`[,.…-] ?(?:correcto|verdad|no|cierto|vale|ok|si|de acuerdo|bien|esta bien|es asi)\s*\?|\bcorrecto\s*[?.]?$`,
    ].join('|'),
    'u',
  ),
  confirmsStill: /\b(?:por favor|para|puede|puedes|podria|podrias|me)\W+(?:\w+ )?(?:confirm|verifi)/,
  restates:
    /^(?:(?:ok|vale|si|perfecto|entonces|genial|muy bien|bien|de acuerdo|claro|entendido|por supuesto|estupendo|asi que|pues|y|sin problema)[,.!:]* )*(?:(?:usted |tu )?(?:quiere[s]?|desea[s]?|le gustaria|te gustaria|necesita[s]?|busca[s]?|ha solicitado|ha pedido)|(?:te |le |os )?(?:voy a|vamos a) \w+|(?:te |le |lo |la )?(?:reservo|compro|agendo|programo|pongo|alquilo|transfiero|envio|apunto|pido|hago|reservare|comprare|agendare|hare|pondre|transferire)|vas? a \w+|(?:sera|serian?|son|es) (?:un|una|\d|para)|(?:una? )?(?:reserva|cita|mesa|transferencia|habitacion|billetes?|entradas?|visita|alquiler|viaje|pedido) (?:para|de|con|en|a)|reservar|reservando|reproduciendo|programando|agendando|comprando|transfiriendo|alquilando|comprar|agendar|transferir|reproducir|alquilar|programar|\d+ (?:entradas?|billetes?|personas?|habitaciones|noches|asientos|pasajes?|boletos?|dias))(?![\p{L}])/u,
  offerQuestion: words(
    'que (?:te|le|os|les) parece|que tal|(?:te|le|les|os) (?:gustaria|apetece|interesa|interesaria|parece|va bien|viene bien|conviene|sirve|vale|funciona|gusta|importaria|reservo|reservamos|compro|lo|la|los|las|pongo|busco|agendo|apunto|envio|ayudo|mando|programo)|(?:quiere[s]?|desea[s]?|prefiere[s]?|quisiera[s]?)(?: que)?|(?:se|te) (?:lo|la|los|las) (?:reserv|compr|envi|pong|mand|apunt|guard)\\w+|(?:la|lo|las|los)? ?(?:reservo|compro|pongo|envio|hago|procedo|agendo|apunto|llamo)|esta interesad[oa]|puedo (?:\\w+rle|\\w+rte|\\w+r)|procedo|(?:suena|esta) bien',
  ),
  offerStatement: words(
    'hay|(?:yo )?(?:me llevaria|elegiria|cogeria|escogeria)|(?:lo|la|el) (?:mas pronto|primer[oa]?) (?:\\p{L}+ ){0,3}(?:es|seria)|(?:(?:te|le|les|os|lo|la) )?(?:puedo|podemos|podria|podriamos) (?!ayudar|comprobar|confirmar|hacer|entender|ver|verificar|mirar)\\p{L}+r(?:l[eoa]s?|te|os|sel[oa])?|(?:he |hemos )?encontr(?:e|ado|amos)|tengo|tenemos|(?:te|le|les|os)? ?(?:recomiendo|recomendamos|sugiero|sugerimos|propongo|proponemos|recomendaria|ofrezco|ofrecemos)|podrias?|puede[s]? (?:probar|ir|ver|considerar|elegir|visitar|escuchar|alojar\\w+|tambien)|prueb[ae]|otra opcion|opcion(?:es)?|disponibles?|existen?|(?:te|le) (?:puede|podria) (?:gustar|interesar)|\\d+ (?:resultados?|hoteles|vuelos|restaurantes|eventos|opciones)|quedan',
  ),
  asksStart: starts(
    '(?:(?:y|ok|vale|si|perfecto|genial|muy bien|bien|claro|hola|entonces|tambien|pero|de acuerdo|por supuesto|con gusto)[,.!]* )*(?:(?:a|de|en|con|por|para|desde|hasta|hacia|sobre) )?(?:que(?! (?:teng|pas[ea]|disfrut|te|le|lo|la|vaya|descans|aprovech|viv))|quien(?:es)?|cual(?:es)?|cuando(?! (?:quier|lo|la|teng|gust))|donde|adonde|como (?:puedo|podemos|te|le|quiere|prefiere|desea|se|es|seria)|cuant[oa]s?|(?:le|te) gustaria|(?:tiene|tienes|hay) alguna?|alguna? (?:preferencia|hora|fecha|dia|zona|ciudad)|(?:puede|podria)s? (?:decir|dar|indicar|confirmar)\\w*)',
  ),
  asksPolitely: words(
    '(?:por favor,? )?(?:indi(?:que|ca|came|queme|quenos|canos)|di(?:game|me|ganos|nos)|proporcione(?:me|nos)?|proporciona(?:me)?|especifi(?:que|ca)(?:me)?|facilite(?:me|nos)?|facilita(?:me)?|envie(?:me|nos)?|envia(?:me)?|mencione|menciona|elija|elige|seleccione|selecciona|introduzca|comparta|comparte|escriba|de(?:me|nos)|da(?:me|nos)|informe(?:me|nos))|(?:puede[s]?|podria[s]?) (?:decir|dar|indicar|proporcionar|especificar|facilitar|enviar|compartir)(?:me|nos)?|(?:me|nos) (?:puede|puedes|podria|podrias|dice|dices|indica|indicas|da|das|falta|faltan|faltaria|gustaria saber|facilita|facilitas|pasas|pasa|hace falta)|necesito (?:saber|su|tu|el|la|los|las|que|conocer|un|una)|solo (?:necesito|me falta|falta)|necesitaria|para (?:continuar|seguir|ello) necesito|quisiera saber|tendria que saber|a falta de|falta saber',
  ),
  asksOpenly:
    /\ben (?:particular|especial|concreto|mente)\b|\bpreferencias?\b|^(?:en que|como|que) (?:puedo|mas|podemos|te puedo|le puedo)\b|\b(?:prefiere|prefieres|preferiria|preferirias)\b/,
  interest: words(
    'precios?|cuesta[n]?|cuanto (?:es|vale|sale|cuesta|cobran)|tarifas?|presupuesto|descuento|en stock|tienen?|venden?|ofrecen?|teneis|envian|hacen envios|alquilan|disponib\\w+|se puede (?:reservar|comprar|alquilar)|puedo (?:reservar|comprar|alquilar)',
  ),
  searches: words(
    'otr[oa]s?|busc\\w+|encuentr\\w+|encontrar|recomiend\\w+|recomend\\w+|suger\\w+|sugier\\w+|que tal|hay|algun[oa]?s?|opcion(?:es)?|alternativas?|disponib\\w+|algo',
  ),
  yes: starts(
    '(?:si|sip|claro|correcto|exacto|asi es|eso es|vale|ok|perfecto|de acuerdo|confirmo|confirmado|por supuesto|adelante|todo (?:bien|correcto))',
  ),
}
