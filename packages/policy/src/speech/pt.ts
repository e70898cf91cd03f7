/** Portuguese of Brazil and Portugal, with and without accents. */
import { type CustomerGrammar, fillers, starts, words } from './grammar.ts'

const DAYS = 'segunda|terca|quarta|quinta|sexta|sabado|domingo|hoje|amanha|esta noite'

export const pt: CustomerGrammar = {
  filler: fillers(
    'oh|ah|bom|bem|entao|e|mas|oi|ola|bom dia|boa (?:tarde|noite)|ok(?:ay)?|ta|ta bom|ta bem|certo|legal|otimo|perfeito|excelente|beleza',
    'muito bem|tudo bem|claro|entendi|entendo|ja percebi|por favor|so|tambem|agora|obrigad[oa]|la',
  ),
  thanks: words('(?:muito )?obrigad[oa]|obg|brigad(?:o|a|ao)|valeu|grat[oa]|agradec\\w+|muito gentil|muitissimo'),
  goodbye: words(
    'tchau|adeus|ate (?:logo|mais|breve|amanha|a proxima|ja|segunda|terca|quarta|quinta|sexta|sabado|domingo)|xau|falou|fui|boa noite|se cuid[ae]|abracos?|cumprimentos',
    '(?:tenha|bom|boa|otimo|otima|um bom|uma boa|um otimo|uma otima) (?:um |uma )?(?:bom |boa |otimo |otima )?(?:dia|tarde|noite|fim de semana|semana|viagem)',
  ),
  done: words(
    '(?:e|era|seria|isso e|isso era|acho que e|por enquanto e|por agora e|por hoje e) (?:so|tudo)(?: isso)?(?: mesmo)?|so isso(?: mesmo)?|isso e tudo|e isso(?: mesmo)?(?= *(?:$|,|\\.|obrigad))|nada mais|mais nada|nenhuma outra coisa',
    'nao (?:preciso|quero|precisa|necessito) (?:de )?(?:mais )?(?:nada|mais|outra coisa|ajuda)?(?: mais)?(?= *(?:$|,|\\.|obrigad|por|de momento|valeu))|ja (?:tenho|esta) tudo|(?:estou|to|tou) (?:bem|satisfeit[oa])|assim (?:esta|ta) (?:bem|bom|otimo)|(?:isso )?(?:ja )?(?:basta|chega|e suficiente)|nao (?:precisa|e preciso|e necessario)(?! (?:de |ser |de outr))|deix[ae] (?:pra|para) la|deixa (?:estar|quieto)|esquec[ae](?: isso| la)?(?= *(?:$|,|\\.))|ja (?:achei|encontrei|resolvi|consegui|esta resolvido)|da minha parte|mudei de ideia|precisa nao|(?:nao )?se preocup[ea]',
    '(?:por (?:enquanto|agora|hoje)|de momento|no momento) (?:nao|e so|e tudo|nada|estou|esta|so)|(?:nao|nada)[, ]+(?:por (?:enquanto|agora|hoje)|de momento|no momento|agora)|agora nao|era so (?:isso|o que)',
  ),
  complaint: words(
    'reclam\\w+|queixa\\w*|reembols\\w+|estorno|devolucao|inaceitavel|ridiculo|absurdo|decepcion\\w+|desiludid[oa]|pessim[oa]|horrivel|terrivel|vergonha|indignad[oa]|irritad[oa]|furios[oa]|chatead[oa]|cansad[oa] de|fart[oa]|golpe|enganad[oa]|advogado|procon|processar|inutil',
    'cobr(?:ado|aram|ou) (?:duas vezes|a mais|em dobro)|(?:nunca|ainda nao|nao) (?:me )?(?:chegou|recebi|foi entregue|veio)|(?:chegou|veio|esta) (?:quebrad[oa]|partid[oa]|danificad[oa]|com defeito|estragad[oa])|nao (?:funciona|estou (?:feliz|satisfeit[oa]|contente))|muito (?:ruim|mau|ma|mal)',
  ),
  defer: words(
    '(?:preciso|tenho (?:que|de)|vou) (?:\\p{L}+ ){1,3}(?:antes|primeiro)|(?:antes|primeiro) (?:preciso|tenho|quero|vou)|(?:te|lhe|vos) (?:escrevo|ligo|chamo|respondo|mando mensagem)|ainda nao (?:(?:te|lhe|eu) )*(?:sei|posso (?:dizer|confirmar))|agora (?:mesmo )?nao (?:posso|da|consigo|rola)|(?:estou|to|tou) (?:na correria|sem tempo|(?:muito )?corrid[oa]|no transito)|(?:me da|me de|da-me|preciso de|quero) (?:uns|umas|alguns|algumas|um) (?:dias?|horas?|tempo|tempinho)|(?:depois|amanha|logo|mais tarde) (?:eu )?(?:te|lhe|vos|nos)? ?(?:falo|retorno|aviso|digo|confirmo|respondo)|e (?:te|lhe|depois) (?:falo|aviso|digo|retorno)|(?:preciso|tenho (?:que|de)|quero|vou|deixa(?:-me| eu)?|deixe(?:-me| eu)?|gostaria de) (?:ainda )?(?:pensar\\w*|consultar\\w*|conversar|falar com (?:meu|minha|o meu|a minha)|ver (?:com|se|isso|direito)|perguntar|refletir|decidir|analisar|avaliar)|vou ver$|vou (?:pensar|dar uma olhada|ver e)|(?:talvez|quem sabe) (?:depois|mais tarde|amanha|outro dia|outra hora)|mais tarde|outr[oa] (?:dia|hora|momento|altura)|depois (?:eu )?(?:vejo|aviso|falo|respondo|confirmo|digo)|ainda nao(?: sei| decidi|$)|nao (?:tenho certeza|tenho a certeza|sei ainda|decidi)|agora nao (?:posso|da|consigo)|(?:estou|to|tou) (?:ocupad[oa]|trabalhando|dirigindo|a conduzir|a trabalhar|em reuniao|no trabalho)|(?:um|so um|me da um|da-me um) (?:momento|minuto|minutinho|segundo|instante)|(?:te|lhe|vos|ja) (?:aviso|digo|retorno|respondo)(?: depois| amanha| mais tarde|$)',
  ),
  questionStart: starts(
    '(?:e )?(?:a |de |em |com |por |para |pra |desde |ate |ao |no |na )?(?:que|quem|qual|quais|quando|onde|aonde|como|quant[oa]s?|por que|porque|o que|cade)',
    'tem|ha|posso|podemos|precisa|preciso (?:levar|trazer|pagar|ir|mandar)|tenho que (?:levar|trazer|pagar|ir)|fecha(?:m)?|abre(?:m)?|cobre(?:m)?|(?:nao )?(?:tem|ha)|pode(?:m|ria)?|poderia|sabe(?:m)?|existe(?:m)?|aceita(?:m)?|inclui|voce(?:s)? (?:tem|pode|sabe|aceita)\\w*|da (?:pra|para)|consegue|e possivel|sera que|fica (?:longe|perto)|ainda tem',
  ),
  questionBesideThanks: /\b(?:que|qual|quando|onde|como|quant[oa]s?|quem|pode|poderia|tem|ha|e|esta)\b.*\?/,
  request: words(
    '(?:eu )?(?:quero|queria|quereria|gostaria|gostava|queremos|preciso|precisamos|precisava|prefiro|preferia|procuro|estou (?:procurando|a procura)|desejo|adoraria|quero ver|vou querer|vou precisar)(?! (?:pensar\\w*|consultar\\w*|de nada|de mais nada))',
    'me (?:diga|da|de|manda|mande|envia|envie|mostra|mostre|passa|passe|fala|fale|ajuda|ajude|recomenda|recomende|informa|informe|liga|avise)|(?:diga|da|de|mande|envie|mostre|passe|ajude|recomende)-me|(?:procur|busc|reserv|compr|toc|troc|mud|cancel|marc|agend|transfir|transfer|alug|envi|mand|coloc|encontr|verific|alter|adicion|pes?quis)(?:a|e|ue|ar)(?:-[mlo]\\w+| (?:um|uma|o|a|os|as|outr[oa]|esse|essa|isso|para|algo|pra|mais))|ache|acha (?:um|uma|outr)|(?:voce )?(?:pode|poderia|podia|consegue)|pode ser (?!assim)|(?:pode )?(?:faca|fazer|faz) (?:isso|a reserva)|tent[ae]|va em frente|pode seguir|siga em frente|que tal|e se|tem (?:algum|alguma|outr[oa]|algo)|algum[a]? (?:outr[oa]|mais)|por favor|toca|coloca|manda ver|bota',
  ),
  requestBesideThanks:
    /\b(?:pode|poderia|podia)\b|\b(?:tambem|ainda) (?:quero|preciso|queria|gostaria)\b|\b(?:mas|e) (?:quero|preciso|queria|pode|me|por favor)\b/,
  wantsInstead:
    /\b(?:falei|disse|tinha dito|pedi|era|mas|melhor|quero|queria|gostaria|preciso|prefiro|procur\w+|muda\w*|troca\w*|outr[oa]|em vez)\b/,
  decline: starts(
    '(?:nao|nop|nada disso|de jeito nenhum|de forma alguma)(?! (?:tem problema|ha problema|faz mal|importa))',
    'dispenso|deixa pra la|deixe para la',
  ),
  agree: new RegExp(
    [
      starts(
        '(?:sim|s|siim+|claro(?: que sim)?|com certeza|certamente|exato|exatamente|correto|certo|isso(?: mesmo| ai)?|e isso mesmo|perfeitamente|confirmado|confirmo|confirma|aceito|pode (?:ser|fazer|reservar|comprar|marcar|tocar|mandar|confirmar|agendar|enviar|seguir|colocar)|fechado|fechou|combinado|bora|(?:manda|marca|faz|fecha|reserva|agenda|cancela|bloqueia|envia|troca|pode)(?: (?:ai|la|logo|sim|ver|por favor))*(?= *[.!]*$)|positivo|uhum|por favor|de acordo|concordo)',
      ).source,
      words(
        '(?:e|esta|estao|ta|tudo|seria|sao) (?:muito |tudo |todos? )?(?:cert[oa]s?|corret[oa]s?|bem|bom|otimo|perfeito|exato|isso mesmo|confirmad[oa])|(?:me )?(?:parece|soa|fica|cai|serve|funciona|convem)(?:-me)? ?(?:muito |super |bastante )?(?:bem|bom|boa|otimo|otima|perfeito|perfeita|excelente|legal|interessante)?(?! a)|(?:eu )?(?:gostei|gosto|adorei|amei|topo|curti|fico com|quero (?:esse|essa|este|esta|sim))|(?:esse|essa|este|esta) (?:mesm[oa]|serve|esta|e bo[am]|ta)|vou (?:ficar|levar|querer) (?:com )?(?:esse|essa|este|esta)|(?:me )?interessa|por mim (?:tudo bem|ok|pode)|vamos (?:nesse|nessa|com|la)',
      ).source,
    ].join('|'),
    'u',
  ),
  pleased: words(
    'otim[oa]|perfeit[oa]|excelente|maravilh\\w+|fantastic[oa]|legal|show|bom|boa|bem|massa|bacana|top|incrivel|maneiro|beleza|fixe|que bom|super|ideal|espetacular',
  ),
  acknowledge: starts(
    '(?:ok(?:ay|ey)?|ta(?: bom| bem| certo)?|entendi|entendo|percebi|percebo|compreendo|certo|ah|oh|aham|haha+|kk+|beleza|blz|anotado|de nada|imagina|tudo bem|sem problema)',
  ),
  content: new RegExp(
    String.raw`\d|\b(?:${DAYS}|de (?:manha|tarde|noite)|desde|ate|(?:o|a|os) (?:primeir[oa]|segund[oa]|terceir[oa]|ultim[oa]))\b`,
    'u',
  ),
}
