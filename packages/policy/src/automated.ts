/** Messages that a machine wrote, in six languages: nobody is there to follow up with. */
import { plain, readable } from './plain-text.ts'

const AUTOMATED = [
  /\b(?:auto(?:matic|mated)?[- ]?(?:reply|response|responder|message|generated)|automatic(?:ally)? (?:reply|response|message|generated|sent)|this is an automated|out[- ]of[- ](?:the[- ])?office|i am (?:currently )?(?:out of (?:the )?office|on (?:annual |parental |sick |maternity )?leave|on vacation|on holiday)|(?:limited|no) access to (?:my )?(?:e-?mail|messages)|will (?:respond|reply|get back to you) (?:up)?on my return|do[- ]not[- ]reply|no-?reply|not monitored|unmonitored|(?:mail|message) delivery (?:failed|failure|subsystem)|undeliverable)\b/,
  /\b(?:thank(?:s| you) for (?:contacting|reaching out to|getting in touch with|messaging|writing to) (?!me\b)[^.!]{2,60}[.!,-]).*\b(?:we|our (?:team|office|agents|business hours|working hours)|will (?:reply|respond|get back|be with you)|shortly|as soon as possible)\b/,
  /\b(?:unsubscribe (?:here|at|from|link|by)|to unsubscribe|manage (?:your )?(?:email )?preferences|view (?:this (?:email|message) )?in (?:your )?browser|newsletter|you (?:are receiving|received) this (?:email|message) because|update your (?:email )?preferences|reply stop to|text stop to|txt stop)\b/,
  /\b(?:(?:your|the) (?:verification|security|one[- ]time|login|confirmation|access) (?:code|password|passcode|pin)(?: for [\w ]+)? is|is your (?:[\w-]+ )?(?:verification |security |one[- ]time )?(?:code|otp|pin)|otp)\b/,
  // Absence and automatic replies.
  /\b(?:fuera de (?:la )?oficina|(?:respuesta|mensaje|contestacion) automatic[ao]|no responda a este (?:mensaje|correo)|(?:estoy|estare|me encuentro) (?:de vacaciones|de baja|ausente|de permiso) (?:hasta|desde|del)|(?:responder|contestar)e? (?:a mi|cuando) (?:regreso|vuelta|regrese|vuelva))\b/,
  /\b(?:fora do escritorio|(?:resposta|mensagem) automatica|nao responda (?:a )?est[ae] (?:mensagem|e-?mail)|(?:estou|estarei) (?:de ferias|ausente|de licenca) ate|responderei (?:no meu regresso|quando (?:voltar|regressar)|assim que (?:voltar|regressar)))\b/,
  /\b(?:abwesenheitsnotiz|abwesenheitsassistent|automatische (?:antwort|nachricht|e-?mail)|automatisch (?:generiert|erstellt|erzeugt|versendet)\w*|bitte antworten sie nicht auf diese|(?:bin|befinde mich) (?:derzeit |zurzeit |aktuell |momentan )?(?:nicht im buro|au(?:ß|ss)er haus|im urlaub bis|in elternzeit|abwesend)|nach meiner ruckkehr)\b/,
  /\b(?:absen(?:ce|te?) du bureau|(?:reponse|message) automatique|ne pas repondre a ce (?:message|mail|courriel)|(?:je suis|actuellement) (?:actuellement )?(?:absente? (?:du bureau|jusqu)|en (?:conge|vacances) jusqu)|des mon retour|a mon retour,? je)\b/,
  /\b(?:fuori (?:sede|ufficio)|(?:risposta|messaggio) automatic[ao]|non rispond(?:a|ere) a questo (?:messaggio|indirizzo)|(?:sono|saro) (?:attualmente )?(?:in ferie fino|assente fino|fuori ufficio)|al mio (?:rientro|ritorno))\b/,
  // "Thank you for contacting us, we will answer shortly."
  /\b(?:gracias por (?:contactar(?:nos)?|comunicarse|escribir(?:nos)?|su mensaje)|obrigad[oa] (?:por (?:entrar em contat?o|contactar|escrever)|pelo (?:seu )?contat?o)|(?:vielen )?dank fur (?:ihre (?:nachricht|anfrage)|ihren kontakt)|merci (?:de (?:nous avoir contactes?|votre message)|d'avoir contacte|pour votre message)|grazie per (?:averci (?:contattat\w+|scritto)|il (?:suo|tuo) messaggio)).*\b(?:nos pondremos|le responderemos|te responderemos|a la brevedad|lo antes posible|responderemos|retornaremos|em breve|assim que possivel|melden uns|antworten (?:ihnen|wir)|so bald wie moglich|schnellstmoglich|offnungszeiten|vous repondrons|reviendrons|dans les (?:plus brefs|meilleurs) delais|risponderemo|ricontatteremo|al piu presto|il prima possibile)\b/,
  // Newsletters, codes and bounces.
  /\b(?:darse de baja (?:aqui|haga clic|en)|cancelar (?:la )?suscripcion (?:aqui|en)|descadastr\w+ (?:aqui|clique)|cancelar (?:a )?(?:inscricao|subscricao) aqui|newsletter (?:abbestellen|abmelden)|hier abmelden|abmelden klicken|se desabonner (?:ici|en|de)|pour vous desabonner|(?:per )?(?:disiscriver(?:ti|si)|annullare l'iscrizione) (?:clicca|qui))\b/,
  /\b(?:(?:su|tu) codigo de (?:verificacion|seguridad|acceso|confirmacion) es|(?:seu|o seu) codigo de (?:verificacao|seguranca|acesso|confirmacao) e|(?:ihr|dein) (?:bestatigungs|verifizierungs|sicherheits|anmelde)code (?:lautet|ist)|(?:votre|ton) code (?:de (?:verification|securite|confirmation)|d'acces) est|(?:il suo|il tuo) codice di (?:verifica|sicurezza|accesso|conferma) e)\b/,
]

/** A machine wrote it: out of office, auto-reply, newsletter, code or bounce. */
export function isAutomated(text: string): boolean {
  const said = plain(readable(text))
  return AUTOMATED.some((pattern) => pattern.test(said))
}
