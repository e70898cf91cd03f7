/** What must not be remembered: numbers of cards and accounts, passwords and codes, in six languages. */

/** The text with secrets replaced: "[card number]", "[account number]", "[secret]". */
export function withoutSecrets(text: string): string {
  return text
    .replace(CARD, (digits) => (isCardNumber(digits) ? '[card number]' : digits))
    .replace(IBAN, '[account number]')
    .replace(SECRET, (_, name: string, is: string) => `${name}${is}[secret]`)
}

/** ISO/IEC 7812: 12 to 19 digits in any grouping. */
const CARD = /(?<!\d)\d(?:[ .-]?\d){11,18}(?!\d)/g
/** ISO 13616. */
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g
/** "my password is hunter2", "PIN: 1234", "la contraseña es …": what follows the name of a secret, with a verb, a mark or a digit. */
const SECRET =
  /(?<![\p{L}\p{N}])(pass ?(?:word|code|phrase)|pwd|pin(?: ?code)?|cv[vc]2?|security code|contrase[ñn]a|clave(?: secreta)?|c[óo]digo de seguridad|senha|palavra[- ]passe|passwort|kennwort|geheimzahl|pr[üu]fziffer|mot de passe|code (?:secret|confidentiel)|cryptogramme|parola d'ordine|codice (?:segreto|di sicurezza))((?:\s+(?:is|es|[ée]|ist|lautet|est|è|e')(?=\s))?\s*[:=]?\s*["'«“]?)((?<=(?:\s(?:is|es|[ée]|ist|lautet|est|è|e')\s+|[:=]\s*)["'«“]?)[^\s"'»”,;.]+|(?<=\s)[^\s"'»”,;.]*\d[^\s"'»”,;.]*)/giu

/** The check digit of payment cards (Luhn, ISO/IEC 7812-1 annex B). */
function isCardNumber(grouped: string): boolean {
  const digits = grouped.replace(/\D/g, '')
  let sum = 0
  for (const [index, digit] of Array.from(digits).toReversed().entries()) {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
