/** What businesses ask for in Portuguese. */
import { NP, SHORT_NP, type SlotGrammar } from './entry.ts'
import { lexiconOf } from './lexicon.ts'
import { ifQuestion } from './whether.ts'

const lexicon = lexiconOf({
  asks: {
    date: 'datas?|(?:que|qual|quais|algum|em que|para que|pra que) dias?|dia',
    time: 'horas?|horarios?|que horas',
    when: 'quando',
    place:
      'onde|aonde|cidades?|lugar(?:es)?|local|zona|localizacao|bairro|regiao|area|aeroporto|estacao|destino|origem|loja',
    count: 'quant[oa]s|numero de|quantidade de',
    kind: 'tipo|genero|categoria|estilo|que|qual',
  },
  names: { date: 'data', time: 'horário', when: 'data e horário', place: 'cidade ou local', count: 'quantidade' },
  roles: [
    {
      words: 'retir\\w+|buscar|levant\\w+|pegar|recolh\\w+',
      date: ['data de retirada', 'pick-up date'],
      time: ['horário de retirada', 'pick-up time'],
      place: ['local de retirada', 'pick-up city or place'],
    },
    {
      words: 'devol\\w+|entregar o carro',
      date: ['data de devolução', 'drop-off date'],
      time: ['horário de devolução', 'drop-off time'],
      place: ['local de devolução', 'drop-off place'],
    },
    {
      words: 'volta\\w*|regress\\w+|retorn\\w+',
      date: ['data de volta', 'return date'],
      time: ['horário de volta', 'return time'],
    },
    {
      words: 'check-?in|entrada|chega\\w*|hosped\\w+',
      date: ['data de entrada', 'check-in date'],
      time: ['horário de chegada', 'arrival time'],
    },
    { words: 'check-?out', date: ['data de saída', 'check-out date'] },
    {
      words: 'sair|sai|saida|partir|parte|partida|viaj\\w+|ida|voar|embarc\\w+|origem|(?:de|desde) (?:onde|qual|que)',
      date: ['data de partida', 'departure date'],
      time: ['horário de partida', 'preferred departure time'],
    },
    {
      words: 'desde|de (?:onde|qual|que)|origem|partida|sair|sai|partir|parte|embarc\\w+',
      place: ['cidade de partida', 'departure city'],
    },
    {
      words: 'vai|vao|ir|destino|viaj\\w+|para onde|pra onde|aonde|chegar|levar',
      place: ['destino', 'destination city'],
    },
    {
      words: 'consulta|marcacao',
      date: ['data da consulta', 'appointment date'],
      time: ['horário da consulta', 'preferred time of the appointment'],
    },
    {
      words: 'visita\\w*',
      date: ['data da visita', 'visit date'],
      time: ['horário da visita', 'preferred time of the visit'],
    },
    { words: 'alarme|despertador|acordar', time: ['horário do alarme', 'time of the alarm'] },
  ],
  things: [
    ['quantas horas', 'número de horas', 'number of hours'],
    ['genero', 'gênero', 'genre'],
    ['peso|quanto (?:\\p{L}+ )?pesa\\p{L}*', 'peso', 'weight'],
    ['placa|matricula', 'placa', 'license plate'],
    ['(?:de |pela )?manha ou (?:a |de |pela )?tarde', 'horário', 'preferred time'],
    ['data de nascimento', 'data de nascimento', 'date of birth'],
    ['idade|quantos anos', 'idade', 'age'],
    ['e-?mail|correio eletronico', 'e-mail', 'email address'],
    [
      '(?:numero de |numero do )?(?:telefone|celular|telemovel|whatsapp)|(?:numero|telefone) de contato',
      'número de telefone',
      'phone number',
    ],
    ['numero d[oe] (?:seu )?(?:pedido|encomenda)', 'número do pedido', 'order number'],
    [
      '(?:numero|codigo) d[aeo] (?:sua )?(?:reserva|confirmacao|referencia|rastreio|rastreamento)|localizador',
      'número da reserva',
      'booking reference',
    ],
    ['apolice', 'número da apólice', 'policy number'],
    ['numero d[ae] conta|iban', 'número da conta', 'account number'],
    ['numero de serie', 'número de série', 'serial number'],
    ['numero d[eo] cliente|cpf|nif', 'número de cliente', 'customer number'],
    [
      '(?:ultim[oa]s )?(?:\\p{L}+ |\\d )?(?:digitos|algarismos)(?: d[oe] (?:seu )?cartao)?',
      'últimos dígitos',
      'last digits',
    ],
    ['endereco de entrega|morada de entrega|onde .*(?:entregar|enviar)', 'endereço de entrega', 'delivery address'],
    ['cep|codigo postal', 'CEP', 'postal code'],
    ['endereco|morada', 'endereço', 'address'],
    ['documento|passaporte|identidade|carteira de motorista', 'documento', 'document'],
    ['fotos?|imagem|imagens|captura', 'foto', 'photo'],
    ['tamanho|numeracao|medidas?', 'tamanho', 'size'],
    ['cor(?:es)?', 'cor', 'colour'],
    ['marca|modelo', 'marca ou modelo', 'brand or model'],
    ['seguro|cobertura|protecao', 'com ou sem seguro', 'choice about insurance'],
    ['(?:forma|metodo|meio) de pagamento|como .*pagar|cartao|dinheiro vivo', 'forma de pagamento', 'payment method'],
    [
      '(?:corrida|viagem|carro|taxi) .*compartilh\\w+|(?:com)?partilh\\w+ .*(?:corrida|viagem|carro|taxi)|(?:com)?partilhad[oa] ou (?:privativ|privad)[oa]|(?:privativ|privad)[oa] ou (?:com)?partilhad[oa]',
      'se a corrida é compartilhada ou privada',
      'choice of a shared or private ride',
    ],
    ['legendas?', 'idioma das legendas', 'subtitle language'],
    ['idioma|lingua', 'idioma', 'language'],
    [
      'dispositivo|alto-falante|aparelho|caixa de som|coluna|onde .*(?:tocar|reproduz)\\w*',
      'dispositivo',
      'device to play on',
    ],
    ['classe', 'classe do assento', 'seating class'],
    [
      '(?:qual|que|de que|de qual|da qual|para qual|tipo de) (?:\\w+ )?conta|conta (?:corrente|poupanca)|poupanca',
      'tipo de conta',
      'account to use',
    ],
    ['orcamento|faixa de precos?|preco', 'orçamento', 'budget'],
    ['quanto(?: dinheiro)?(?! tempo)|(?:qual )?(?:o )?(?:valor|montante|quantia)', 'valor', 'amount of money'],
    ['(?:para|a|pra) quem|destinatario|beneficiario|recebedor', 'nome do destinatário', "recipient's name"],
    [
      'quanto tempo|(?:quant[oa]s|numero de) (?:dias|noites|diarias)|ate quando|duracao',
      'duração (noites ou dias)',
      'number of nights or days',
    ],
    ['companhia aerea', 'companhia aérea', 'airline'],
    ['artista|cantor(?:a)?|banda', 'artista', 'artist'],
    ['album', 'álbum', 'album'],
    ['ator|atriz', 'ator', 'actor'],
    ['diretor(?:a)?|realizador', 'diretor', 'director'],
    ['estrelas', 'número de estrelas', 'star rating'],
    ['fumantes?|fumar|fumador(?:es)?', 'se é para fumantes', 'choice about smoking'],
    ['wi-?fi', 'com ou sem wifi', 'choice about wifi'],
    ['animais|pets?', 'se leva animais', 'choice about pets'],
    ['bagage(?:m|ns)|malas?', 'bagagem', 'amount of luggage'],
    ['(?:qual|que) filme|titulo', 'título do filme', 'name of the movie'],
    ['(?:qual|que|nome do) restaurante', 'restaurante', 'choice of restaurant'],
    ['(?:qual|que) musica|nome da musica', 'música', 'choice of song'],
  ],
  counted: [
    ['pessoas?|convidados|gente', 'número de pessoas', 'number of people'],
    ['passageiros?|viajantes', 'número de passageiros', 'number of passengers'],
    ['hospedes', 'número de hóspedes', 'number of guests'],
    ['adultos?|criancas', 'número de adultos', 'number of adults'],
    ['ingressos?|bilhetes?|passagens|entradas|tickets?', 'número de ingressos ou bilhetes', 'number of tickets'],
    ['assentos?|lugares', 'número de lugares', 'number of seats'],
    ['quartos?|dormitorios?', 'número de quartos', 'number of bedrooms'],
    ['banheiros?|casas de banho', 'número de banheiros', 'number of bathrooms'],
    ['unidades|pecas|itens|copias', 'número de unidades', 'number of items'],
  ],
  kinds: [
    ['comida|cozinha|culinaria|pratos?|gastronomia', 'tipo de comida', 'kind of food'],
    ['eventos?|shows?|concerto|esportes?|desporto', 'tipo de evento', 'kind of event'],
    ['carro|veiculo|automovel', 'tipo de carro', 'type of car'],
    ['genero', 'gênero', 'genre'],
    ['medico|especialista|terapeuta|psicologo', 'tipo de especialista', 'kind of specialist'],
    ['atrac(?:ao|oes)|passeio|atividades?', 'tipo de atração', 'kind of attraction'],
  ],
  calendar:
    'janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|segunda|terca|quarta|quinta|sexta|sabado|domingo|hoje|amanha',
  vague: [
    ['nome(?: completo)?|se chama|quem', 'nome', 'name'],
    ['motivo|razao|problema|por que', 'motivo', 'reason'],
    [
      'preferencias?|prefere|preferid[oa]s?|favorit[oa]s?|algo em (?:mente|particular|especial)|gosta|procura',
      'preferências',
      'preferences, such as the kind or the area',
    ],
  ],
})

export const pt: SlotGrammar = {
  lexicon,
  phrase: {
    phrases: [
      String.raw`^(?:com que|(?:para|pra|por|em|com|a|de) (?:qual|quais)) ${NP}`,
      String.raw`(?<![\p{L}])(?<!(?:quer|deseja|gostaria|prefere|para|saber|o|dizer|preciso|com) )(?:que|qual|quais)(?: (?:e|sao|seria|seriam|sera))? ${NP}`,
      String.raw`(?<![\p{L}])preferencias? (?:de|em|sobre|por|para|quanto a|com relacao a) ${NP}`,
      String.raw`(?<![\p{L}])(?:inform\w+|indi\w+|dig\w+|diz(?:er)?|forne\w+|especifi\w+|envi\w+|mencion\w+|precis\w+|falta[m]?|saber|dar|dizer|compartilh\w+|pass\w+|confirm\w+|escolh\w+|selecion\w+)(?:-me|-nos| me| nos)? (?:por favor )?(?:de |do |da |qual e |apenas |so )?(?:o |a |os |as |seu |sua |seus |suas |um |uma )?${NP}`,
      String.raw`(?<![\p{L}])(?:algum|alguma|alguns|algumas) ${NP}`,
      String.raw`(?<![\p{L}])(?:seu|sua|seus|suas|teu|tua) ${NP}`,
      String.raw`^(?:e |ok |certo )*(?:o |a |seu |sua )?${SHORT_NP} ?(?:por favor)?\?\W*$`,
    ].map((source) => new RegExp(source, 'u')),
    stops:
      /^(?:quanto|quantos|quantas|quem|qual|por|poderia|podia|dizer|dar|bom|e|sao|esta|este|isso|essa|esse|te|se|me|nos|lhe|voce|voces|quer|querem|deseja|prefere|precisa|procura|busca|tem|gosta(?:ria)?|posso|pode|devo|deve|seria|sera|vai|em|a|ao|para|pra|por|com|ou|que|como|quando|onde|mais|parece|tal|ha|eu|fazer|mente|particular|preferid[oa]s?|desejad[oa]s?|esta|fica|vem|convem|algo|outra|outro|senhor|senhora|no|na|acha|devamos|precisamos|saber)$/,
    leads:
      /^(?:o|a|os|as|um|uma|seu|sua|seus|suas|algum|alguma|preferencia|outr[oa]|de|do|da|qual|apenas|so|e|todo|toda|me|nos)$/,
    trails: /^(?:de|do|da|o|a|os|as|um|uma|seu|sua|sem|coisa|algo|favor|mais|preferencia|preferencias)$/,
    nextToGap: /^(?: d[eoa]| para)?\s+…/,
    counts: /quant[oa]s (?<thing>[\p{L}²\d]+)/iu,
    numberOf: (thing) => `número de ${thing}`,
    either: /(?:prefer\p{L}*|quer|queria|gostaria|melhor) (?<choice>[^,?;.]{2,50} ou [^,?;.]{2,40})\?/iu,
    elliptical: /(?:(?:o|a) (?:seu|sua|teu|tua)|e (?:você|vc|tu|o senhor|a senhora))\W*$/iu,
    whetherWord: /\bse (?!nao\b|não|possível|quiser|puder|desejar|houver)/iu,
    whether: ifQuestion(
      'se',
      /^(?:a|à|ao|de|em|com|por|para|pra|desde|até|que|quem|qual|quais|quando|onde|aonde|como|quant\p{L}*|o que|no que|lhe|te|me|posso|podemos|quer|deseja|prefere|gostaria|pode|poderia|consegue|sigo|você (?:quer|gostaria|deseja|prefere|pode)|está (?:tudo )?(?:certo|bem|correto)|tudo|mais|alguma?|algo|procura|busca)(?![\p{L}])|ajud/iu,
    ),
  },
  between:
    /,?\s+(?:e|ou)\s+(?=(?:(?:de|desde|a|em|com|para|pra|por|até)\s+)?(?:que|qual|quais|quando|onde|aonde|quant[oa]s?|quem|como|há|tem|alguma?|está|é)(?![\p{L}]))/u,
}
