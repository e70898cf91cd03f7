/** What businesses ask for in Spanish. */
import { NP, SHORT_NP, type SlotGrammar } from './entry.ts'
import { lexiconOf } from './lexicon.ts'
import { ifQuestion } from './whether.ts'

const lexicon = lexiconOf({
  asks: {
    date: 'fechas?|(?:que|cual|cuales|algun|el|en que|para que) dias?|dia',
    time: 'horas?|horario|hora|a las',
    when: 'cuando',
    place:
      'donde|adonde|ciudad(?:es)?|lugar(?:es)?|zona|ubicacion|localidad|barrio|area|aeropuerto|estacion|sitio|destino|origen|direccion|sucursal|tienda',
    count: 'cuant[oa]s|numero de|cantidad de',
    kind: 'tipo|clase|genero|categoria|estilo|que',
  },
  names: { date: 'fecha', time: 'hora', when: 'fecha y hora', place: 'ciudad o lugar', count: 'cantidad' },
  roles: [
    {
      words: 'recog\\w+|retir\\w+|recogida',
      date: ['fecha de recogida', 'pick-up date'],
      time: ['hora de recogida', 'pick-up time'],
      place: ['lugar de recogida', 'pick-up city or place'],
    },
    {
      words: 'devol\\w+|devuelv\\w+|entregar|devolucion',
      date: ['fecha de devolución', 'drop-off date'],
      time: ['hora de devolución', 'drop-off time'],
      place: ['lugar de devolución', 'drop-off place'],
    },
    {
      words: 'vuelta|regres\\w+|volv\\w+|vuelv\\w+|retorno',
      date: ['fecha de regreso', 'return date'],
      time: ['hora de regreso', 'return time'],
    },
    {
      words: 'entrada(?! a)|check-?in|registr\\w+|lleg\\w+|alojar\\w*',
      date: ['fecha de entrada', 'check-in date'],
      time: ['hora de llegada', 'arrival time'],
    },
    { words: 'check-?out|salida del hotel|dejar la habitacion', date: ['fecha de salida', 'check-out date'] },
    {
      words: 'salir|sale[ns]?|salida|partir|parte[s]?|partida|viaj\\w+|ida|ir\\b|vuel\\w+|volar|origen|desde',
      date: ['fecha de salida', 'departure date'],
      time: ['hora de salida', 'preferred departure time'],
    },
    {
      words: 'desde|de (?:donde|que|cual)|origen|salida|salir|sale[ns]?|parte[s]?|partir',
      place: ['ciudad de salida', 'departure city'],
    },
    {
      words: 'va[sn]?|ir|dirig\\w+|destino|viaj\\w+|llev\\w+|hacia|adonde|a donde|lleg\\w+',
      place: ['destino', 'destination city'],
    },
    {
      words: 'cita|consulta',
      date: ['fecha de la cita', 'appointment date'],
      time: ['hora de la cita', 'preferred time of the appointment'],
    },
    {
      words: 'visita\\w*',
      date: ['fecha de la visita', 'visit date'],
      time: ['hora de la visita', 'preferred time of the visit'],
    },
    { words: 'alarma|desperta\\w+|despierte', time: ['hora de la alarma', 'time of the alarm'] },
  ],
  things: [
    ['cuantas horas', 'número de horas', 'number of hours'],
    ['genero', 'género', 'genre'],
    ['peso|cuanto (?:\\p{L}+ )?pesa\\p{L}*', 'peso', 'weight'],
    ['matricula|placa', 'matrícula', 'license plate'],
    ['(?:por la )?manana o (?:por la )?tarde', 'hora', 'preferred time'],
    ['fecha de nacimiento', 'fecha de nacimiento', 'date of birth'],
    ['edad|cuant[oa]s anos', 'edad', 'age'],
    ['(?:correo(?: electronico)?|e-?mail)', 'correo electrónico', 'email address'],
    ['(?:numero de )?(?:telefono|movil|celular|whatsapp)', 'número de teléfono', 'phone number'],
    ['numero de (?:pedido|orden)', 'número de pedido', 'order number'],
    [
      '(?:numero|codigo) de (?:reserva|reservacion|confirmacion|referencia|seguimiento)|localizador',
      'número de reserva',
      'booking reference',
    ],
    ['poliza', 'número de póliza', 'policy number'],
    ['numero de cuenta|iban', 'número de cuenta', 'account number'],
    ['numero de serie', 'número de serie', 'serial number'],
    ['numero de (?:cliente|socio)', 'número de cliente', 'customer number'],
    [
      '(?:ultim[oa]s )?(?:\\p{L}+ |\\d )?(?:digitos|cifras)(?: de (?:la|su|tu) tarjeta)?',
      'últimos dígitos',
      'last digits',
    ],
    ['direccion de (?:entrega|envio)|donde .*(?:enviar|entregar|envi\\w+)', 'dirección de entrega', 'delivery address'],
    ['codigo postal', 'código postal', 'postal code'],
    ['direccion', 'dirección', 'address'],
    ['(?:dni|pasaporte|documento|identificacion|carnet|licencia)', 'documento', 'document'],
    ['(?:fotos?|imagen|imagenes|captura)', 'foto', 'photo'],
    ['talla|tamano|medida', 'talla o tamaño', 'size'],
    ['color(?:es)?', 'color', 'colour'],
    ['marca|modelo', 'marca o modelo', 'brand or model'],
    ['seguro|cobertura|proteccion', 'con o sin seguro', 'choice about insurance'],
    ['(?:metodo|forma|medio) de pago|(?:como|con que) .*pag\\w+|tarjeta|efectivo', 'forma de pago', 'payment method'],
    [
      '(?:viaje|taxi|trayecto|coche) .*compart\\w+|compart\\w+ .*(?:viaje|taxi|trayecto|coche)|compartid[oa] o privad[oa]|privad[oa] o compartid[oa]',
      'si el viaje es compartido o privado',
      'choice of a shared or private ride',
    ],
    ['subtitulos?', 'idioma de los subtítulos', 'subtitle language'],
    ['idioma', 'idioma', 'language'],
    ['dispositivo|altavoz|reproductor|donde .*reprodu\\w+', 'dispositivo', 'device to play on'],
    [
      '(?:clase|categoria) (?:de (?:asiento|vuelo|viaje|billete))|(?:que|en que|cual) clase|turista|primera clase|business',
      'clase de asiento',
      'seating class',
    ],
    [
      '(?:que|cual|tipo de|de que|desde que|a que) (?:\\w+ )?cuenta|cuenta (?:corriente|de ahorros?)|ahorros?',
      'tipo de cuenta',
      'account to use',
    ],
    ['presupuesto|rango de precios?|precio', 'presupuesto', 'budget'],
    [
      'cuanto(?: dinero)?(?! tiempo)|(?:que )?(?:importe|monto|suma)|cantidad(?! de)|que cantidad',
      'cantidad de dinero',
      'amount of money',
    ],
    ['(?:a|para) quien(?:es)?|destinatario|beneficiario|receptor', 'nombre del destinatario', "recipient's name"],
    [
      'cuanto tiempo|(?:cuant[oa]s|numero de) (?:dias|noches)|hasta cuando|duracion',
      'duración (noches o días)',
      'number of nights or days',
    ],
    ['aerolinea|compania aerea', 'aerolínea', 'airline'],
    ['artista|cantante|banda', 'artista', 'artist'],
    ['album', 'álbum', 'album'],
    ['actor|actriz|protagon\\w+', 'actor', 'actor'],
    ['director(?:a)?', 'director', 'director'],
    ['estrellas', 'número de estrellas', 'star rating'],
    ['fumador(?:es)?|fumar', 'si se puede fumar', 'choice about smoking'],
    ['wi-?fi', 'con o sin wifi', 'choice about wifi'],
    ['mascotas?', 'con o sin mascotas', 'choice about pets'],
    ['equipaje|maletas?', 'equipaje', 'amount of luggage'],
    ['(?:que|cual) (?:pelicula|film)|titulo', 'título de la película', 'name of the movie'],
    ['(?:que|cual|nombre del) restaurante', 'restaurante', 'choice of restaurant'],
    ['(?:que|cual) cancion|nombre de la cancion', 'canción', 'choice of song'],
  ],
  counted: [
    ['personas?|comensales|asistentes|gente|invitad[oa]s|convidad[oa]s', 'número de personas', 'number of people'],
    ['pasajeros?|viajeros?', 'número de pasajeros', 'number of passengers'],
    ['huespedes', 'número de huéspedes', 'number of guests'],
    ['adultos?|ninos', 'número de adultos', 'number of adults'],
    ['entradas?|boletos?|billetes?|tickets?|pasajes?', 'número de entradas o billetes', 'number of tickets'],
    ['asientos?|plazas?|lugares', 'número de asientos', 'number of seats'],
    ['habitaci\\w+|dormitorios?|recamaras?|cuartos?|alcobas?', 'número de habitaciones', 'number of bedrooms'],
    ['banos?', 'número de baños', 'number of bathrooms'],
    ['unidades|piezas|articulos|copias', 'número de unidades', 'number of items'],
  ],
  kinds: [
    ['comida|cocina|gastronomia|platos?', 'tipo de comida', 'kind of food'],
    ['eventos?|concierto|deportes?|musica(?! .*reprod)', 'tipo de evento', 'kind of event'],
    ['coche|carro|auto|vehiculo', 'tipo de vehículo', 'type of car'],
    ['genero', 'género', 'genre'],
    ['medico|doctor(?:a)?|especialista|terapeuta|psicologo', 'tipo de especialista', 'kind of specialist'],
    ['atraccion(?:es)?|actividad(?:es)?|lugares', 'tipo de atracción', 'kind of attraction'],
  ],
  calendar:
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|manana',
  vague: [
    ['nombre(?: completo)?|se llama|te llamas|quien', 'nombre', 'name'],
    ['motivo|razon|problema|por que', 'motivo', 'reason'],
    [
      'preferencias?|prefiere[s]?|preferid[oa]s?|favorit[oa]s?|algo en (?:mente|particular|especial)|gustos?|busca[s]?',
      'preferencias',
      'preferences, such as the kind or the area',
    ],
  ],
})

export const es: SlotGrammar = {
  lexicon,
  phrase: {
    phrases: [
      String.raw`^con que ${NP}`,
      String.raw`(?<![\p{L}])(?<!(?:quiere|quieres|desea|deseas|gustaria|prefiere|prefieres|para|saber|con|lo|la|decir|necesito) )(?:que|cual(?:es)?)(?: (?:es|son|seria|serian|sera))? ${NP}`,
      String.raw`(?<![\p{L}])preferencias? (?:de|en|sobre|por|para|con respecto a|en cuanto a) ${NP}`,
      String.raw`(?<![\p{L}])(?:indi\w+|di(?:me|game|ga|ganos)|dic\w+|das?|pasa[s]?|proporci\w+|especifi\w+|facilit\w+|envi\w+|mencion\w+|necesit\w+|falta[n]?|saber|conocer|dar(?:me)?|decir(?:me)?|compart\w+|confirm\w+|elij\w+|eleg\w+|elige|seleccion\w+)(?:me|nos)? (?:por favor )?(?:cual es |solo |que )?(?:el|la|los|las|su|tu|sus|tus|un|una) ${NP}`,
      String.raw`(?<![\p{L}])(?:algun|alguna|algunos|algunas) ${NP}`,
      String.raw`(?<![\p{L}])(?:su|tu|sus|tus) ${NP}`,
      String.raw`^(?:y |ok |vale )*(?:el |la |su |tu )?${SHORT_NP} ?(?:por favor)?\?\W*$`,
    ].map((source) => new RegExp(source, 'u')),
    stops:
      /^(?:cuanto|cuantos|cuantas|quien|cual|por|podria[s]?|darme|decirme|bien|es|son|esta|este|eso|esa|ese|le|te|les|se|me|nos|lo|quiere[s]?|quieren|desea[s]?|prefiere[s]?|prefiera[s]?|necesita[s]?|busca[s]?|tiene[s]?|tienen|gusta(?:ria)?|puedo|puede[s]?|debo|debe|seria|sera|va[s]?|en|a|al|para|por|con|y|o|que|como|si|cuando|donde|mas|parece|tal|hay|ha|has|he|tu|usted|yo|hacer|mente|particular|preferid[oa]s?|deseas?|desead[oa]s?|gustaria|quisiera[s]?|vaya|hace|viene|conviene|ayuda\w*|algo|otra|otro|debamos|deba|tengamos|saber|conocer)$/,
    leads:
      /^(?:el|la|los|las|su|sus|tu|tus|un|una|algun|alguna|preferencia|otr[oa]|es|son|de|del|cual|solo|todo|toda)$/,
    trails: /^(?:de|del|la|el|los|las|un|una|su|tu|sin|mi|cosa|algo|favor|mas|preferencia|preferencias)$/,
    nextToGap: /^(?: de| del| para)?(?: la| el)?\s+…/,
    counts: /cu[aá]nt[oa]s (?<thing>[\p{L}²\d]+)/iu,
    numberOf: (thing) => `número de ${thing}`,
    either: /(?:prefier\p{L}*|quier\p{L}*|gustaría|mejor) (?<choice>[^,¿?;.]{2,50} (?:o|u) [^,?;.]{2,40})\?/iu,
    elliptical: /(?:(?:el|la|los|las) (?:suy|tuy)[oa]s?|y (?:usted|tú|vos))\W*$/iu,
    whetherWord: /\bsi (?!no\b|es posible|quier|dese|lo\b|puede)/iu,
    whether: ifQuestion(
      'si',
      /^(?:a|de|en|con|por|para|desde|hasta|qué|que|quién|quien|cuál|cual|cuáles|cuándo|cuando|dónde|donde|cómo|como|cuánt|cuant|adónde|le|te|les|os|me|nos|puedo|podemos|quiere|quieres|desea|deseas|prefiere|prefieres|gustaría|puede|puedes|podría|sigo|seguimos|procedo|todo|está bien|es correcto|algo|alguna?|busca|buscas)(?![\p{L}])|ayud/iu,
    ),
  },
  between:
    /,?\s+(?:y|e|o)\s+(?=(?:(?:de|desde|a|en|con|para|por|hasta)\s+)?(?:qu[eé]|cu[aá]l(?:es)?|cu[aá]ndo|d[oó]nde|ad[oó]nde|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|c[oó]mo|hay|tiene[ns]?|alg[uú]n(?:[oa]s?)?|cu[aá]nto|est[aá]|es|lleva|usa|fuma|toma)(?![\p{L}]))/u,
}
