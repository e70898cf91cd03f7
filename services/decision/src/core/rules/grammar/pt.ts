/** Portuguese of Brazil and Portugal, as assistants and staff write it. */
import { starts, words } from '@relance/policy'
import type { AssistantGrammar } from './grammar.ts'

const DONE =
  'reservad[oa]s?|confirmad[oa]s?|agendad[oa]s?|marcad[oa]s?|programad[oa]s?|comprad[oa]s?|adquirid[oa]s?|realizad[oa]s?|completad[oa]s?|concluid[oa]s?|feit[oa]s?|criad[oa]s?|adicionad[oa]s?|enviad[oa]s?|transferid[oa]s?|pag[oa]s?|processad[oa]s?|pedid[oa]s?|cancelad[oa]s?|alterad[oa]s?|atualizad[oa]s?|registrad[oa]s?|registad[oa]s?|alugad[oa]s?|solicitad[oa]s?|efetuad[oa]s?|finalizad[oa]s?|ativad[oa]s?|definid[oa]s?|configurad[oa]s?|pront[oa]s?|a caminho|iniciad[oa]s?|emitid[oa]s?|entregue[s]?|compartilhad[oa]s?|partilhad[oa]s?|bem-sucedid[oa]s?|reembolsad[oa]s?|remarcad[oa]s?|movid[oa]s?|modificad[oa]s?|resolvid[oa]s?|renovad[oa]s?|devolvid[oa]s?|chamad[oa]s?|bloquead[oa]s?|desbloquead[oa]s?|inscrit[oa]s?|matriculad[oa]s?|abert[oa]s? (?:o|a|um|uma|seu|sua)|atribuid[oa]s?|aplicad[oa]s?|creditad[oa]s?|coletad[oa]s?|recolhid[oa]s?|aprovad[oa]s?|autorizad[oa]s?|substituid[oa]s?|consertad[oa]s?|reparad[oa]s?|contratad[oa]s?|anotad[oa]s?|prolongad[oa]s?|encerrad[oa]s? (?:o|a|seu|sua)|trocad[oa]s?|migrad[oa]s?'
const THE = 'o|a|os|as|sua|seu|suas|seus|um|uma|tudo|dois|duas|tres|quatro'

export const pt: AssistantGrammar = {
  success: new RegExp(
    [
      words(
        `(?:foi|foram|esta|estao|ficou|ficaram|fica|sido|ja|tenho|ta|acabou de ser|tem)(?: (?:ja|sido|agora|tudo|devidamente))* (?:${DONE})`,
        `(?:reservei|comprei|agendei|marquei|programei|enviei|fiz|realizei|completei|conclui|transferi|aluguei|criei|coloquei|adicionei|registrei|registei|confirmei|cancelei|pedi|chamei|paguei|compartilhei|reservamos|agendamos|marcamos|enviamos|fizemos|tratei|tratamos|alterei|alteramos|remarquei|devolvemos|devolvi|resolvi|resolvemos)(?: (?:${THE}))?`,
        '(?!(?:temos|podemos|queremos|precisamos|vamos|recebemos|poderemos|buscamos|procuramos|encontramos|vimos) )\\p{L}+(?:amos|emos|imos) (?:o |a )?(?:seu|sua|teu|tua)|com sucesso|a caminho|(?:foi|foram|esta|estao) (?:encontrad|localizad)[oa]s?|(?:esta|ja esta) (?:tocando|a tocar|reproduzindo)|acabei de \\w+',
        '(?:recebera|vai receber|voce recebera|ira receber|chegara) (?:\\w+ ){0,3}(?:e-?mail|confirmacao|mensagem|recibo|notificacao|ingressos|bilhetes)|(?:seu|o seu) (?:taxi|motorista|carro|pedido) (?:chega|chegara|vem|vai|esta chegando|esta a chegar)',
      ).source,
      String.raw`^(?:[\p{L}'-]+,? ){0,4}(?:${DONE})(?:[.!]*$| (?:a|ao|para|em|com)(?![\p{L}]))`,
      starts(
        '(?:(?:ok|perfeito|otimo|certo|muito bem|claro)[,.!]? )?(?:pront[oa]|feit[oa]|confirmad[oa]|reservad[oa]|concluid[oa]|tudo (?:pronto|certo))(?=[.,!]| *$| (?:su?a|seu|a|o))',
      ).source,
    ].join('|'),
    'u',
  ),
  enjoy: words(
    'aproveit[ae]\\w*|divirta-se|diverte-te|curta|desfrut[ae]\\w*|bom (?:filme|show|apetite|espetaculo)|boa (?:viagem|sessao|estadia|diversao)|espero que (?:goste|curta|aproveite)',
  ),
  notDone:
    /\b(?:nao (?:foi|esta|ha|consegui|posso|e|pode|ficou|foram)|sera|seria|serao|poderia|pode ser|podem ser|se (?:quiser|desejar|voce|nao|for)|assim que|quando|infelizmente|ate que)\b/,
  failure: words(
    'nao (?:consegui|posso|pude|foi possivel|e possivel|ha|encontrei|tenho|temos|conseguimos|esta disponivel|existem?)|infelizmente|lamento|sinto muito|desculpe|esgotad[oa]s?|falhou|nenhum[a]?|erro',
  ),
  more: words(
    '(?:mais )?(?:alguma|qualquer|outra) (?:outra )?(?:coisa|duvida|pergunta|questao|solicitacao|ajuda)(?: mais)?(?= *(?:\\?|$|em|que|com|para|pra))|mais alguma coisa|algo mais|mais algo|algo a mais|mais (?:ajuda|informacoes|alguma)(?= *\\?)|(?:em|com) que mais|(?:o )?que mais|ajudar\\w*(?:-lo|-la)? (?:em|com) (?:mais |algo|alguma|qualquer|outra)|(?:e )?so isso(?= *\\?)|isso e tudo(?= *\\?)|algum outro (?:assunto|pedido)|mais nada(?= *\\?)',
  ),
  letMeKnow: /\b(?:me avise|avise-me|me diga|diga-me|me informe|e so (?:chamar|falar|dizer)|me fale|nao hesite)\b/,
  leave: words(
    'a gente se (?:fala|ve)|tchau|adeus|ate (?:logo|mais|breve|a proxima|amanha|ja|segunda|terca|quarta|quinta|sexta|sabado|domingo)|abracos?|cumprimentos|se cuide|cuide-se|(?:tenha|desejo|desejamos|bom|boa|otimo|otima)(?:-lhe| lhe)? ?(?:um |uma )?(?:bom |boa |otimo |otima |excelente |lindo |maravilhos[oa] )?(?:dia|tarde|noite|fim de semana|final de semana|semana|viagem|estadia|voo|resto)|de nada|nao (?:ha de que|tem de que|por isso)|por nada|imagina|disponha|(?:foi |e )?um prazer|(?:o )?prazer (?:foi|e) (?:todo )?meu|as ordens|(?:a|ao) (?:sua|seu|vossa) (?:disposicao|dispor)|sempre (?:as ordens|que precisar|a disposicao)|estou (?:aqui|a disposicao|sempre)|estamos (?:aqui|a disposicao)|fico (?:feliz|contente|satisfeit[oa])|feliz em (?:ajudar|poder)|(?:que bom|ainda bem) (?:que|poder|ter)|obrigad[oa] (?:por (?:entrar|usar|utilizar|escolher|contactar|contatar|ligar|sua|seu|confiar)|a (?:voce|si|ti)|eu|nos)\\w*|eu que agradeco|boa sorte|conte (?:comigo|conosco)',
  ),
  promise: words(
    '(?:deixe-me|deixa eu|deixe eu|vou|vamos|preciso|irei|deixa-me) (?:so |ja )?(?:verificar|checar|consultar|conferir|ver(?= (?:se|o|com|isso|a))|perguntar|averiguar|pesquisar|procurar|investigar|confirmar com|analisar|olhar)|(?:um|so um|aguarde um|espere um) (?:momento|minuto|minutinho|segundo|instante)|aguarde|espere|(?:te|lhe|o|a|ja|nos)? ?(?:avisarei|avisaremos|aviso|contataremos|contactaremos|entraremos|entrarei|entrara|entrarao|retornaremos|retornarei|retorno|responderemos|responderei|ligaremos|ligarei|informarei|informaremos|enviarei|enviaremos) ?(?:em contato|em contacto|voce|assim|logo|em breve|com|o|a)?|(?:um|uma) (?:colega|atendente|agente|tecnico|especialista)[\\w ]* (?:vai|ira|entrara)|estou (?:verificando|checando|consultando|vendo|a verificar|a consultar)|estamos (?:verificando|analisando|trabalhando|a verificar|a tratar)',
  ),
  confirm: new RegExp(
    [
      words(
        'confirm(?:a|e|o|ar|as|em|ando|ado\\?)|(?:para|so) confirmar|verifique|verificar se|confira|revise|reveja|certifique\\w*|(?:e|esta|estao|sao|seria|ta|tudo) (?:isso |tudo )?(?:cert[oa]s?|corret[oa]s?|bem|ok|exat[oa])(?= *\\?)|tem certeza|tem a certeza|entendi (?:bem|certo|corretamente)|e isso(?: mesmo)?(?= *\\?)|e o que (?:deseja|quer|voce)',
      ).source,
      String.raw`[,.…-] ?(?:certo|correto|ok|tudo bem|nao e|ne|sim|esta certo|e isso|confirma|esta bem|pode ser|combinado)\s*\?|\b(?:certo|correto)\s*[?.]?$`,
    ].join('|'),
    'u',
  ),
  confirmsStill: /\b(?:por favor|para|pode|poderia|pra)\W+(?:\w+ )?(?:confirm|verifi)/,
  restates:
    /^(?:(?:ok|certo|sim|perfeito|entao|otimo|muito bem|bem|claro|entendi|entendido|legal|e|sem problemas?|combinado)[,.!:]* )*(?:(?:voce |o senhor |a senhora )?(?:quer|deseja|gostaria|precisa|procura|solicitou|pediu)|(?:eu )?(?:vou|vamos) \w+|(?:vou |irei )?(?:reservar|reservarei|comprar|comprarei|agendar|agendarei|marcar|marcarei|transferir|transferirei|tocar|alugar|alugarei)|(?:sera|seriam?|sao|e) (?:um|uma|\d|para)|(?:uma? )?(?:reserva|consulta|mesa|transferencia|quarto|bilhetes?|passage(?:m|ns)|ingressos?|visita|aluguel|viagem|pedido|horario) (?:para|de|com|em|a|no|na)|reservando|comprando|agendando|reproduzindo|tocando|marcando|transferindo|alugando|\d+ (?:ingressos?|bilhetes?|pessoas?|quartos|noites|lugares|passage(?:m|ns)|dias))(?![\p{L}])/u,
  offerQuestion: words(
    '(?:o )?que (?:acha|tal|voce acha|me diz|lhe parece|te parece)|que tal|(?:voce |o senhor |a senhora )?(?:gostaria|quer|deseja|prefere|aceita|topa|se interessa|tem interesse|esta interessad[oa])(?: que)?|(?:te|lhe) (?:interessa|agrada|serve|convem|parece)|(?:posso|podemos|devo) \\w+|(?:eu )?(?:reservo|compro|agendo|marco|toco|coloco|envio|chamo|faco|separo)|(?:isso )?(?:serve|funciona|esta bom|parece bom|fica bom|interessa)|pode ser(?= *\\?)',
  ),
  offerStatement: words(
    'ha|(?:eu )?(?:iria (?:no|na|de)|escolheria|levaria|pegaria)|o mais cedo|tem(?:os)?|tenho|(?:posso|podemos|poderia|poderiamos) (?!ajudar|confirmar|verificar|fazer|entender|ver|te ajudar|lhe ajudar)(?:(?:te|lhe|o|a) )?\\p{L}+r(?:-l[oah]\\p{L}*)?|(?:eu )?(?:encontr|ach)(?:ei|amos)|recomend[oa](?:mos)?|recomendaria|sugiro|sugerimos|proponho|ofereco|oferecemos|existem?|(?:voce )?(?:pode|poderia) (?:tentar|ir|ver|experimentar|considerar|escolher|visitar|ouvir|ficar|gostar|tambem)|experimente|outra opcao|opc(?:ao|oes)|disponive(?:l|is)|\\d+ (?:resultados?|hoteis|voos|restaurantes|eventos|opcoes)|talvez (?:goste|voce goste)',
  ),
  asksStart: starts(
    '(?:(?:e|ok|certo|sim|perfeito|otimo|muito bem|bem|claro|ola|oi|entao|mas|com certeza|com prazer|tambem|legal)[,.!]* )*(?:(?:a|de|em|com|por|para|pra|desde|ate|ao|no|na|sobre|do|da|o) )?(?:que(?! (?:tenha|bom|otimo|pena|voce|de tudo))|quem|qual|quais|quando(?! (?:quiser|precisar|puder))|onde|aonde|como (?:posso|podemos|voce|quer|prefere|deseja|se|e|seria)|quant[oa]s?|(?:voce )?(?:tem|ha) (?:alguma?|preferencia)|(?:voce )?gostaria|alguma? (?:preferencia|hora|data|dia|cidade)|(?:pode|poderia)(?: me)? (?:dizer|informar|dar|confirmar))',
  ),
  asksPolitely: words(
    '(?:por favor,? )?(?:informe|indique|diga|forneca|especifique|envie|mencione|escolha|selecione|compartilhe|partilhe|escreva|digite|de|passe)(?:-me|-nos)?|me (?:diga|informe|passe|envie|fala|fale|manda|mande|diz|da|de|passa)|(?:pode|poderia|podia|consegue)(?: me)? (?:dizer|dar|indicar|informar|fornecer|especificar|enviar|passar|compartilhar|falar)(?:-me)?|preciso (?:saber|de|da|do|dos|das|que|apenas|so)|so (?:preciso|falta|me falta)|falta(?:m)? (?:so|apenas|o|a|saber)|gostaria de saber|para (?:continuar|isso|prosseguir)',
  ),
  asksOpenly:
    /\bem (?:particular|especial|mente)\b|\bpreferencias?\b|^(?:em que|como|(?:o )?que|no que) (?:posso|mais|podemos)\b|\b(?:prefere|preferiria|preferia)\b/,
  interest: words(
    'precos?|custa[m]?|quanto (?:e|custa|fica|sai|esta|cobra)|tarifas?|orcamento|desconto|em estoque|em stock|(?:voces )?(?:tem|vendem|oferecem|entregam|alugam|fazem)|disponive\\w+|posso (?:reservar|comprar|alugar)|da (?:pra|para) (?:reservar|comprar|alugar)',
  ),
  searches: words(
    'outr[oa]s?|procur\\w+|busc\\w+|encontr\\w+|recomend\\w+|suger\\w+|que tal|ha|tem|algu(?:m|ma|ns|mas)|opc(?:ao|oes)|alternativas?|disponive\\w+|algo',
  ),
  yes: starts(
    '(?:sim|claro|correto|certo|exato|exatamente|isso(?: mesmo)?|e isso|ok|perfeito|confirmo|confirmado|com certeza|pode (?:ser|fazer|reservar|confirmar)|tudo (?:certo|bem|correto))',
  ),
}
