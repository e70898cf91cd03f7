import type { Asking } from './asking.ts'

const MESSAGE =
  '(?:un |otro |una )?(?:breve |nuevo |nueva )?(?:mensaje|mensajito|msj|recordatorio|aviso|whatsapp|wasap|correo|mail|email|sms|toque|llamada|ping)'
const VERB = '(?:escrib|recorda|avisa|llama|habla|contacta|contesta|responde|notifica|pregunta|busca|comunica)'

export const spanish: Asking = {
  asks: [
    /(?<![a-z])(?:escrib|recuerd|record|avis|llam|habl|contact|notifi|respond|contest|pregunt|comuniqu|comunic|consult)\w*?(?:me|nos)(?:lo|la|los|las)?(?![a-z])(?! (?:lo|que|cual|cuanto|donde|si|como)\b)/,
    new RegExp(`(?<![a-z])(?:mand|envi|peg|dej|d[ae]|dan|den|ha[zg])\\w*(?:me|nos)(?: por favor)? ${MESSAGE}`),
    new RegExp(
      `(?<![a-z])(?:me|nos) (?:l[oa]s? )?(?:puede[ns]?|podria[ns]?|podes|podeis|podriais|pueden|podrian) (?:volver a |por favor |tambien )*(?:${VERB}\\w*r|(?:mandar|enviar|dar|dejar) ${MESSAGE})`,
    ),
    /(?<![a-z])(?:puede[ns]?|podria[ns]?|podes|podeis|podriais) (?:volver a |por favor )*(?:contactar|hablar|comunicarse|comunicarte) (?:conmigo|con nosotros)/,
    new RegExp(
      `(?<![a-z])(?:me|nos) (?:vuelve[ns]? a |vuelva[ns]? a )?(?:escribe[ns]?|escribis|escriba[ns]?|escribier\\w+|recordar[ae]\\w*|llamara[ns]?|avisara[ns]?|contactara[ns]?|recuerda[ns]?|recordas|recuerde[ns]?|avisa[ns]?|avise[ns]?|llama[ns]?|llame[ns]?|habla[ns]?|hable[ns]?|contacta[ns]?|contacte[ns]?|contesta[ns]?|conteste[ns]?|preguntas?|(?:mandas?|manda[ns]?|mande[ns]?|envia[ns]?|envie[ns]?|da[sn]?|de[ns]?|haces?) ${MESSAGE})(?![a-z])`,
    ),
    /(?<![a-z])vuelv\w+ a (?:escribir|contactar|preguntar|hablar|intentar|llamar)\w*/,
    /(?<![a-z])(?:escribe|escriban|llama|llamen|avisa|avisen|habla|hablen|contacta) (?:otra vez|de nuevo|nuevamente)/,
    /(?<![a-z])(?:hablamos|hablemos|sigamos|continuemos|retomemos|retomamos|conversemos|conversamos|charlamos|charlemos|lo vemos|lo retomamos|nos (?:hablamos|escribimos))(?![a-z])/,
    /(?<![a-z])(?:quedamos en|prefiero|preferiria|mejor) (?:hablar|seguir|continuar|retomar|conversar)\w*/,
    /(?<![a-z])ser (?:contactad|llamad|avisad|recordad)[oa]/,
    /(?<![a-z])(?:podemos|podriamos) (?:hablar|seguir|continuar|retomar|conversar|charlar)\w*/,
    /(?<![a-z])(?:pon|ponme|pongan|crea|creame|programa|programame|programen|agenda|agendame|hazme|configura) un recordatorio/,
  ],
  bare: /^(?:(?:por favor|porfa|ok|vale|entonces|mejor|bueno|si|y)[, ]+)*(?:escrib[ea]n?|llam[ea]n?|avis[ea]n?|recordatorio|record(?:ar|emos)|contact(?:ar|e|en))(?: (?:de nuevo|otra vez|por favor))*(?![a-z])|(?<![a-z])(?:(?:hazme|hagame|haganme) saber|(?:tenme|tengame|mantenme|mantenganme) (?:al tanto|informad[oa])|buscame|busqueme)(?![a-z])/,
  own: /(?<![a-z])(?:(?:yo )?(?:te|les?|os|lo) (?:escrib|avis|llam|habl|contact|record|confirm|dig)\w*o(?![a-z])|(?:te|les?|os) \w+re(?![a-z])|(?:voy|vamos) a (?:escrib|avis|llam|habl|contact)\w+|mi (?:\w+ ){1,2}me )/,
  notBefore:
    /(?<![a-z])(?:no|nunca|jamas|ni|sin|tampoco|no hace falta(?: que)?|no es necesario(?: que)?|ya no)(?![a-z])[^,]*$/,
  until: /(?<![a-z])(?:hasta|antes de)(?![a-z])/,
  negated:
    /(?<![a-z])(?:no|nunca|olvid\w+|cancel\w+|anul\w+|deja\w*|quita\w*|mejor no|sin|ya no|elimina\w*|borra\w*)(?![a-z])/,
  thing:
    /(?<![a-z])(?:recordatorios?|avisos?|(?:me|nos) (?:escriba[ns]?|escribas|recuerde[ns]?|avise[ns]?|llame[ns]?|contacte[ns]?|hable[ns]?)|escribirme|recordarme\w*|avisarme|llamarme|contactarme|seguimiento|de (?:escribirme|recordarme|avisarme))(?![a-z])/,
  dropped:
    /^(?:(?:por favor|ok|vale|no|ah|bueno|mejor|pues|perdon|y|si)[, ]+)*(?:olvid(?:a|e)(?:lo|te|se)(?: de (?:eso|todo|ello))?|olvide(?:lo|se)|deja(?:lo|lo estar|lo asi)?|dejelo(?: estar| asi)?|dejemoslo(?: asi)?|nada,? olvidalo|no importa)(?:,? (?:gracias|entonces|por favor|ya))*[ .!]*$/,
  tells:
    /(?<![a-z])(?:a que hora|cuando|por que|cada cuanto) (?:me|nos|se|van|va|vais|vas)(?![a-z])|(?<![a-z])(?:nunca|jamas|siempre|nadie|casi nunca|apenas|ninguno|cada vez que) (?:me|nos) (?:ha[ns]? |lo )?(?:(?:llama|avisa|habla|contacta|recuerda|contesta|manda|envia|busca|pregunta)n?|(?:escribe|responde)n?|\w+ado|\w+ido|escrito|\w+(?:o|aron|ieron))(?![a-z])|(?<![a-z])(?:me|nos) (?:\w+) (?:mi|tu|su) \w+|(?<![a-z])(?:me|nos) (?:ha[ns]? |habeis )?(?:\w+aron|\w+ieron|\w+ado|escrito)(?![a-z])/,
  matter:
    /(?<![a-z])(?:el|la|los|las|un|una|sobre|de|del|para|por|mi|mis|sus?|nuestr[oa]) (?:la |el |los |las |mi |mis |nuestr[oa] |una? )*(?:\w+ )?(?:cita|reserva|vuelo|mesa|reunion|viaje|tren|autobus|habitacion|entrega|entradas?|pedido|visita|estancia|evento|clase|fiesta|cumpleanos|boda|cena|comida|recogida|envio|taxi|horarios?|direccion|precios?)(?![a-z])/,
  booking:
    /(?<![a-z])(?:reserv\w+|mesa|vuelo|cita|pedido|entreg\w+|entradas?|habitacion|salida|llegada|llego|llegamos|recoger|alojar\w*|viaje|libre|disponible|trabaj\w+|reunion)(?![a-z])/,
  condition:
    /(?<![a-z])(?:si|cuando|a menos que|en caso de que|en cuanto|apenas)(?![a-z])(?! (?:pued|es posible|quier|no es molestia|gust))/,
  silence:
    /(?<![a-z])no (?:\w+ )*(?:respond\w+|contest\w+|escrib\w+|dig\w+|decid\w+|sab\w+|he (?:\w+ )?\w+do|tien\w+ noticias|recib\w+)/,
  split:
    /(?<![a-z])(?:pero|sino|en vez de|en lugar de)(?![a-z])|,\s*(?=(?:mejor |por favor )?(?:escrib|recuerd|avis|llam|contact|no me)\w*)/,
}
