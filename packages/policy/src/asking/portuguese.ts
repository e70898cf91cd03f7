import type { Asking } from './asking.ts'

const MESSAGE =
  '(?:um |uma |outra |outro )?(?:nova |novo )?(?:mensagem|msg|lembrete|aviso|whatsapp|zap|email|e mail|sms|toque|retorno|oi|ligacao|ping)'
const STEM =
  '(?:lembr(?:e|em|a|ar|es|as|asse|assem)|escrev(?:a|am|e|er|as|es|em|esse|essem)|avis(?:e|em|a|ar|es|as|asse|assem)|cham(?:e|em|a|ar|es|as)|lig(?:ue|uem|a|ar|ues|as|asse|assem)|contat(?:e|em|a|ar)|contact(?:e|em|a|ar|es|as)|respond(?:a|am|e|er|as|es)|procur(?:e|em|a|ar)|pergunt(?:e|em|a|ar|es|as)|notifi(?:que|quem|ca|car)|retorn(?:e|em|a|ar))'

export const portuguese: Asking = {
  asks: [
    new RegExp(`(?<![a-z])(?:me|nos) ${STEM}(?![a-z])`),
    new RegExp(
      `(?<![a-z])(?:${STEM}|fal(?:e|em|a|ar|es))(?: (?:de novo|novamente|de volta|outra vez|por favor|para|pra|a|com))* (?:me|mim|nos|comigo|connosco|conosco|a gente)(?![a-z])`,
    ),
    new RegExp(
      `(?<![a-z])(?:(?:me|nos) )?(?:mand|envi|deix|d[ae]|da)(?:e|em|a|ar|es|as|eem|i|r)?(?: me| nos)? ${MESSAGE}`,
    ),
    /(?<![a-z])(?:entr(?:e|em|a|ar|es) em (?:contato|contacto)(?: comigo| connosco| conosco)?|(?:retorn|retom)(?:e|em|a|ar) (?:o |a |meu |este )?(?:contato|contacto|conversa))/,
    /(?<![a-z])(?:volt(?:e|em|a|ar|es)) a (?:me |nos )?(?:falar|escrever|perguntar|contatar|contactar|ligar|chamar)/,
    /(?<![a-z])(?:escreva|escrevam|chama|chame|fala|fale|pergunta|pergunte|tente|tenta) (?:de novo|novamente|outra vez)/,
    /(?<![a-z])(?:vamos|podemos|poderiamos|podiamos|a gente pode) (?:nos )?(?:falar|conversar|continuar|retomar|seguir)/,
    /(?<![a-z])(?:prefiro|preferia|preferiria|melhor|gostaria de) (?:falar|conversar|continuar|retomar)/,
    /(?<![a-z])ser (?:contac?tad|lembrad|avisad)[oa]/,
    /(?<![a-z])(?:falamos|conversamos|continuamos|retomamos|a gente (?:se )?(?:fala|conversa|continua))(?![a-z])/,
    /(?<![a-z])(?:cria|crie|coloca|coloque|programe|programa|agende|agenda|poe|ponha) (?:me )?um lembrete/,
  ],
  bare: /^(?:(?:por favor|ok|entao|melhor|bom|sim|e)[, ]+)*(?:escrev[ae]m?|lig(?:a|ue|uem)|avis[ae]m?|cham[ae]m?|retorn[ae]m?|lembr(?:a|e|em|ete)|contact[ae]|contat[ae])(?: (?:de novo|novamente|por favor))*(?![a-z])|(?<![a-z])(?:me (?:mantenha|mantem) informad[oa]|me (?:diga|diz|deixe saber))(?![a-z])/,
  own: /(?<![a-z])(?:(?:eu )?(?:te|lhe|lhes|vos) \w+o(?![a-z])|(?:vou|vamos te|irei) (?:te |lhe )?(?:escrever|avisar|ligar|chamar|retornar|responder)|(?:escrevo|aviso|ligo|retorno) (?:te|lhe|para voce)?|(?:minha|meu) (?:\w+ ){1,2}(?:vai )?me )/,
  notBefore: /(?<![a-z])(?:nao|nunca|nem|sem|jamais|nao (?:precisa|e preciso|e necessario)(?: mais)?)(?![a-z])[^,]*$/,
  until: /(?<![a-z])(?:ate|antes d[aeo])(?![a-z])/,
  negated: /(?<![a-z])(?:nao|nunca|esquec\w+|cancel\w+|deix\w+|melhor nao|sem|apag\w+|retir\w+|desmarc\w+)(?![a-z])/,
  thing:
    /(?<![a-z])(?:lembretes?|avisos?|(?:me|nos) (?:escreva\w*|escrever|lembr(?:e|ar|em|es)|avis(?:e|ar|em|es)|cham(?:e|ar|em|es)|lig(?:ue|ar|uem|ues)|contat\w+|contact\w+)|de me (?:lembrar|escrever|avisar)|acompanhamento|entrar em contac?to)(?![a-z])/,
  dropped:
    /^(?:(?:por favor|ok|nao|ah|bom|melhor|desculpa|e|entao)[, ]+)*(?:esquec[ae](?: isso| la| tudo)?|deix[ae] (?:pra|para) la|deixa (?:estar|quieto)|nao precisa(?: mais)?|nao importa|deixa)(?:,? (?:obrigad[oa]|entao|por favor))*[ .!]*$/,
  tells:
    /(?<![a-z])(?:(?:a )?que horas|quando|por que|porque) (?:voces?|vao|vai|me|nos|que|eles)(?![a-z])|(?<![a-z])(?:nunca|sempre|ninguem|quase nunca|jamais) (?:me|nos) (?:\w+(?:a|am|em|ou|aram|eram|iu)|escreve|responde)(?![a-z])|(?<![a-z])voces? (?:nunca|sempre|nao) (?:me|nos) \w+|(?<![a-z])(?:me|nos) \w+(?:aram|eram|iram|ou)(?![a-z])/,
  matter:
    /(?<![a-z])(?:[ao]s?|uma?|sobre|d[aeo]s?|para|pr[ao]|meu|minha|seus?|suas?|nosso|nossa) (?:a |o |os |as |meu |minha |nosso |nossa |uma? )*(?:\w+ )?(?:consulta|reserva|voo|mesa|reuniao|viagem|trem|comboio|autocarro|onibus|quarto|entrega|ingressos?|bilhetes?|pedido|visita|estadia|evento|aula|festa|aniversario|casamento|jantar|almoco|taxi|horarios?|endereco|precos?)(?![a-z])/,
  booking:
    /(?<![a-z])(?:reserv\w+|mesa|voo|consulta|pedido|entreg\w+|ingressos?|bilhetes?|quarto|saida|chegada|chego|chegamos|buscar|hosped\w*|viagem|livre|disponivel|trabalh\w+|reuniao|marcar)(?![a-z])/,
  condition:
    /(?<![a-z])(?:se|quando|caso|a menos que|assim que)(?![a-z])(?! (?:pud|pod|der|possivel|quis|nao for incomodo))/,
  silence:
    /(?<![a-z])nao (?:\w+ )*(?:respond\w+|escrev\w+|diss\w+|decid\w+|soub\w+|tiv\w+ noticias|der noticias|receb\w+|falar|voltar)/,
  split:
    /(?<![a-z])(?:mas|porem|em vez de)(?![a-z])|,\s*(?=(?:por favor |entao )?(?:me |nao me )?(?:escrev|lembr|avis|cham|lig|contat)\w*)/,
}
