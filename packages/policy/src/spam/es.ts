/** Spanish. */
import { words } from '../speech/grammar.ts'
import type { SpamWords } from './words.ts'

export const es: SpamWords = {
  sells: words(
    '(?:ha|has|usted ha|fuiste|ha sido|has sido) (?:ganado|seleccionad[oa]|elegid[oa])|(?:reclam[ae]|cobr[ae]) (?:tu|su) (?:premio|regalo|bono)',
    '(?:ganancias|ingresos|beneficios|rentabilidad) (?:garantizad[oa]s?|asegurad[oa]s?)',
    '(?:gan[ae]|genera|obten|cobra)r? (?:hasta |mas de )?[$€]? ?\\d[\\d.,]* ?[$€]? ?(?:usd|dolares|euros|pesos)? ?(?:al|por|cada|a la) (?:dia|semana|mes|hora)|(?:gan[ae]|genera|obten)r? (?:hasta |mas de )?[$€]? ?\\d[\\d.,]* ?[$€]? ?(?:usd|dolares|euros|pesos)? ?(?:diarios|semanales|mensuales)',
    '(?:trabaja|gana dinero) (?:desde|en) (?:tu )?casa|duplica (?:tu|su) (?:dinero|inversion|capital)',
    '(?:senales|inversion(?:es)?|oportunidad|plataforma|ganancias) (?:de|en|con) (?:trading|forex|bitcoin|criptomonedas?|cripto)|invierte (?:solo )?[$€]? ?\\d[\\d.,]*',
    '(?:ofrecemos|ofrezco|otorgamos|damos) (?:todo tipo de )?(?:prestamos|creditos)|prestamos? (?:rapidos?|urgentes?|inmediatos?|sin (?:aval|buro|garantia))|necesita[s]? (?:un )?(?:prestamo|credito)|(?:oferta de|tu) prestamo (?:aprobado|preaprobado)?',
    '(?:aumenta|incrementa|impulsa|multiplica|haz crecer|dispara)r? (?:tus|tu|sus|su) (?:\\w+ )?(?:seguidores|ventas|trafico|negocio|pagina|redes|clientes)|(?:compra|consigue|vendo|vendemos) (?:\\w+ )?(?:seguidores|likes)|primera pagina de google|posicionamiento (?:seo|web)',
    '(?:disenamos|creamos|hacemos|desarrollamos) (?:paginas|sitios) web|casino online|tiradas gratis|apuestas (?:seguras|deportivas gratis)|chicas calientes|citas para adultos|viagra',
    'baja \\d+ ?(?:kg|kilos)|(?:pierde|perder) \\d+ ?(?:kg|kilos) en|somos (?:una? )?(?:\\w+ )?(?:fabricantes?|proveedor(?:es)?|empresa lider)|(?:reenvia|comparte|envia) (?:este mensaje )?(?:a|con) (?:\\d+|todos)',
  ),
  praises: words(
    'oferta (?:limitada|especial|unica)|solo (?:por )?hoy|ultima oportunidad|no (?:te )?lo pierdas|mejor precio|100 ?% (?:gratis|seguro|garantizado|legal)|sin riesgo|al por mayor|ingresos (?:extra|pasivos)|libertad financiera|bitcoin|criptomonedas?|forex|casino|seguidores|sorteo|\\d+ ?% (?:de )?(?:descuento|dto)',
  ),
  urges: words(
    '(?:haz|haga|da|de) clic|unete|unase|registrate|registrese|suscribete|visita (?:nuestr[oa]|mi)|compra (?:ya|ahora)|(?:escribeme|escribenos|contactame|contactanos|contacteme|contactenos|hablame) (?:al?|por|ya|en|ahora)|mandame (?:un )?(?:dm|mensaje|inbox)|link en (?:mi|la) bio|sigueme|siguenos|descarga (?:ya|ahora|la app)|entra (?:aqui|en|al)|responde si',
  ),
  addresses: words(
    'estimad[oa]s? (?:senor|senora|amig[oa]|cliente|usuari[oa]|emprendedor\\w*|duen[oa])|hola (?:amig[oa]s|a todos|emprendedor\\w*)|atencion',
  ),
  wants: words(
    '(?:quisiera|quiero|necesito|me gustaria|queria|busco|estoy buscando|me interesa|deseo)|(?:tienen|tienes|venden|hacen|aceptan|ofrecen) |mi (?:pedido|reserva|cita|cuenta|paquete|factura|envio|compra|mesa|vuelo|pago|tarjeta)|cuanto (?:cuesta|vale|sale|es|tarda)|(?:puedo|podria|podrian|puedes|pueden)|esta disponible|(?:vuestra|vuestro|su|tu) (?:anuncio|oferta|menu|horario|tienda|restaurante)|(?:pedi|compre|pague|reserve|recibi|vi)',
  ),
}
