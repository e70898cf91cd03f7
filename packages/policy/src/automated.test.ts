import { describe, expect, it } from 'vitest'
import { isAutomated } from './automated.ts'

describe('isAutomated', () => {
  it.each([
    'Automatic reply: I am out of the office until 4 May.',
    'Thank you for contacting Sunrise Dental. Our team will reply shortly.',
    'Your verification code is 481516',
    'Our May newsletter: view in browser',
    'Respuesta automática: estoy de vacaciones hasta el 4 de mayo.',
    'Gracias por contactarnos. Nos pondremos en contacto lo antes posible.',
    'Su código de verificación es 481516',
    'Obrigado por entrar em contato. Responderemos em breve.',
    'Automatische Antwort: Ich bin derzeit nicht im Büro.',
    'Vielen Dank für Ihre Nachricht. Wir melden uns schnellstmöglich.',
    'Ihr Bestätigungscode lautet 481516',
    "Réponse automatique : je suis absent jusqu'au 4 mai.",
    'Merci pour votre message, nous vous répondrons dans les plus brefs délais.',
    'Risposta automatica: sono in ferie fino al 4 maggio.',
    'Grazie per averci contattato, le risponderemo al più presto.',
  ])('a machine wrote "%s"', (text) => expect(isAutomated(text)).toBe(true))
  it.each([
    'Thank you for contacting me, I will think about it',
    'Can I get the code for the door?',
    'I won a bet about your office',
    'Gracias por su mensaje, lo pienso',
    'Ich brauche ein Zimmer für den Urlaub',
    'Merci pour votre message, je prends la table',
    'Grazie per il messaggio, va bene',
    'Estou de férias na semana que vem, pode ser dia 5?',
  ])('a person wrote "%s"', (text) => expect(isAutomated(text)).toBe(false))
})
