/** Portuguese. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const pt: SpamWords = {
  sells: words(
    '(?:voce|foi|voce foi) (?:ganhou|premiad[oa]|selecionad[oa]|escolhid[oa]|sortead[oa])|voce ganhou|resgate (?:o )?seu (?:premio|presente|bonus)',
    '(?:lucros?|renda|rendimentos?|ganhos?|retorno) (?:garantid[oa]s?|cert[oa]s?)',
    '(?:ganh[ae]|fature|lucre|receba)r? (?:ate |mais de )?(?:r\\$|[$€])? ?\\d[\\d.,]* ?(?:€|reais|euros|mil)? ?(?:por|ao|a cada|todo) (?:dia|semana|mes|hora)|(?:ganh[ae]|fature|lucre)r? (?:ate |mais de )?(?:r\\$|[$€])? ?\\d[\\d.,]* ?(?:€|reais|euros)? ?(?:diarios|semanais|mensais)',
    '(?:trabalhe|ganhe dinheiro) (?:de|em|sem sair de) casa|(?:dobre|duplique) (?:seu|o seu) (?:dinheiro|investimento|capital)',
    '(?:sinais|investimentos?|oportunidade|plataforma|lucros?) (?:de|em|com|no) (?:trading|trader|forex|bitcoin|criptomoedas?|cripto)|invista (?:apenas |so )?(?:r\\$|[$€])? ?\\d[\\d.,]*',
    '(?:oferecemos|ofereco|liberamos|concedemos) (?:todo tipo de )?(?:emprestimos?|credito)|emprestimos? (?:rapidos?|urgentes?|consignado|online|sem (?:consulta|fiador|burocracia))|precisa de (?:um )?emprestimo|emprestimo (?:aprovado|liberado)',
    '(?:aumente|impulsione|multiplique|turbine|alavanque)r? (?:os |as |o |a )?(?:seus|suas|seu|sua) (?:\\w+ )?(?:seguidores|vendas|trafego|negocio|pagina|redes|clientes|instagram)|(?:compre|ganhe|vendo|vendemos) (?:\\w+ )?(?:seguidores|curtidas)|primeira pagina do google|otimizacao (?:seo|de sites)',
    '(?:criamos|fazemos|desenvolvemos) (?:sites|lojas virtuais)|cassino online|casino online|giros gratis|rodadas gratis|jogo do tigrinho|apostas (?:certas|garantidas)|garotas quentes|encontros adultos|viagra',
    '(?:perca|emagreca) \\d+ ?(?:kg|quilos)|somos (?:uma? )?(?:\\w+ )?(?:fabricantes?|fornecedor(?:es)?|empresa lider)|(?:reencaminhe|repasse|envie|compartilhe) (?:esta mensagem )?(?:para|com) (?:\\d+|todos)',
  ),
  praises: words(
    '(?:oferta|promocao) (?:limitada|especial|imperdivel|relampago)|so hoje|somente hoje|ultima chance|nao perca|melhor preco|100 ?% (?:gratis|seguro|garantido|gratuito)|sem risco|no atacado|renda (?:extra|passiva)|liberdade financeira|bitcoin|criptomoedas?|forex|cassino|seguidores|sorteio|\\d+ ?% (?:de )?(?:desconto|off)',
  ),
  urges: words(
    'clique|entre (?:no|em|agora|ja)|junte-se|cadastre-se|inscreva-se|registe-se|visite (?:nosso|nossa|meu|minha|o nosso|a nossa)|compre (?:ja|agora)|(?:me chama|chame|fale conosco|fale comigo|contate-nos|contacte-nos) (?:no|pelo|na|ja|agora|aqui)|link na bio|siga(?:-nos|-me| nosso| meu)?|baixe (?:agora|ja|o app)|acesse|responda sim',
  ),
  addresses: words(
    '(?:prezad[oa]s?|car[oa]s?|estimad[oa]s?) (?:senhor|senhora|amig[oa]|cliente|usuari[oa]|empreendedor\\w*|empresari[oa])|ola (?:amig[oa]s|pessoal|a todos|empreendedor\\w*)|atencao',
  ),
  wants: words(
    '(?:quero|queria|gostaria|preciso|procuro|estou procurando|estou a procura|tenho interesse|desejo)|(?:voces|vcs) (?:tem|vendem|fazem|aceitam|entregam|abrem)|(?:meu|minha|o meu|a minha) (?:pedido|reserva|consulta|conta|encomenda|fatura|entrega|compra|mesa|voo|pagamento|cartao|horario)|quanto (?:custa|e|fica|sai|tempo)|(?:posso|poderia|podem|pode (?:me|por favor))|(?:esta|ainda) disponivel|(?:vosso|vossa|seu|sua) (?:anuncio|menu|cardapio|loja|restaurante)|(?:pedi|comprei|paguei|reservei|recebi|vi)',
  ),
}
