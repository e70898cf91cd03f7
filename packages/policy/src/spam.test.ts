import { describe, expect, it } from 'vitest'
import { saysNothing, spamReason, spamSign } from './spam.ts'

describe('spam', () => {
  it.each([
    // English
    'You have been selected! Claim your prize at https://x.example, click here!',
    'Congratulations!!! You have won $5000. Claim your reward now: bit.ly/3xyz',
    'Earn $500 per day from home, guaranteed income. Message me on WhatsApp +1 202 555 0143',
    'Hello dear, I am a forex trading expert. Invest $200 and get $2000 in 3 days. DM me for details',
    'Dear Sir/Madam, we are a leading manufacturer of LED lights in Shenzhen. Best price, visit our website www.led.example',
    'We provide SEO services and can put your website on the first page of Google. Contact us today!',
    'Boost your followers now 🚀🚀🚀 cheap instagram followers https://grow.example',
    'Do you need an urgent loan? We offer personal loans at 3% interest. Contact us via email loans@fast.example',
    'Online casino with 100 free spins, sign up now www.spin.example',
    'BITCOIN INVESTMENT OPPORTUNITY!!! DOUBLE YOUR MONEY IN 24 HOURS, JOIN NOW https://t.me/+abc',
    'We design websites for small businesses at the best price. Check out our website https://web.example',
    // Spanish
    '¡Felicidades! Has ganado un iPhone. Reclama tu premio aquí: https://premio.example',
    'Gana 500 dólares al día desde tu casa, ingresos garantizados, escríbeme por WhatsApp +52 55 1234 5678',
    'Ofrecemos préstamos rápidos sin aval. Contáctanos al correo dinero@rapido.example',
    'Aumenta tus seguidores de Instagram, oferta especial solo por hoy, haz clic: bit.ly/abc',
    'Invierte $200 en bitcoin y duplica tu dinero, únete a nuestro grupo t.me/ganancias',
    // Portuguese
    'Parabéns! Você ganhou um prêmio. Clique aqui https://premio.example para resgatar seu prêmio',
    'Ganhe R$ 300 por dia trabalhando em casa, renda extra garantida. Entre no grupo chat.whatsapp.com/abc',
    'Empréstimo rápido sem consulta, liberado na hora! Me chama no WhatsApp +55 11 91234-5678',
    'Aumente seus seguidores no Instagram hoje! Promoção imperdível www.seguidores.example',
    // German
    'Herzlichen Glückwunsch, Sie haben ein iPhone gewonnen! Klicken Sie hier: https://gewinn.example',
    'Verdiene 500 € am Tag von zu Hause aus, 100% seriös. Schreib mir auf WhatsApp +49 151 23456789',
    'Wir bieten Kredite ohne Schufa an, nur noch heute. Jetzt anmelden: www.kredit.example',
    'Steigern Sie Ihren Umsatz! Wir bringen Sie auf die erste Seite bei Google. SEO-Service ab 99 €',
    'Krypto-Signale mit garantierten Gewinnen, jetzt beitreten: t.me/gewinne',
    // French
    'Félicitations, vous avez été sélectionné ! Réclamez votre cadeau : https://cadeau.example',
    'Gagnez 300 € par jour depuis chez vous, revenus garantis, contactez-moi sur WhatsApp +33 6 12 34 56 78',
    'Nous accordons des prêts rapides entre particuliers. Offre de prêt sérieuse : pret@rapide.example',
    'Boostez vos ventes ! Première page de Google garantie, cliquez ici www.seo.example',
    'Grand marabout africain puissant, retour affectif rapide, appelez-moi au +229 97 00 00 00',
    // Italian
    'Complimenti! Hai vinto un buono Amazon. Riscatta il tuo premio: https://premio.example',
    'Guadagna 300 euro al giorno da casa, guadagni garantiti! Scrivimi su WhatsApp +39 333 1234567',
    'Offriamo prestiti veloci senza busta paga. Contattaci su prestiti@rapidi.example',
    'Aumenta i tuoi follower, offerta limitata solo oggi, clicca qui bit.ly/abc',
    // Links and keys
    'https://bit.ly/3abcDEF',
    'look t.me/joinus',
    'asdfghjkl qwertyuiop',
    'dfgkjhdfg sdkjfhskdf wrtpsdfg',
    'asdasdasd',
  ])('"%s"', (text) => expect(spamReason([text])).toBeDefined())

  it.each([
    // What customers ask of those who sell the very things that spam is about.
    'Hi, do you offer loans for small businesses?',
    'I would like an SEO package, can you get my shop on the first page of Google?',
    'Can I pay with bitcoin?',
    'How much is a website with an online shop?',
    'I saw your ad: 50% off, special offer. Is it still valid? https://shop.example/sale',
    'Is this available? https://shop.example/p/123',
    'https://shop.example/p/123',
    'https://maps.app.goo.gl/abcd',
    'I won the voucher in your raffle, how do I claim my prize?',
    'I need a loan urgently, my number is +1 202 555 0143',
    'My email is ana.costa@mail.example and my phone is +34 600 111 222',
    'PLEASE CALL ME, I HAVE BEEN WAITING FOR MY REFUND FOR THREE WEEKS!!!',
    'WHERE IS MY ORDER???',
    'Can you send me the link to sign up?',
    'Please contact me on WhatsApp +34 600 111 222',
    'I want to join the gym, where do I register?',
    'Dear Sir, I would like to book a room for two nights',
    'Dear Sir or Madam, my parcel was damaged. Please contact me via email a@b.example',
    'We are a restaurant looking for a supplier of olive oil, do you sell wholesale?',
    'I lost my card and the casino night is today, hurry please',
    'What is the minimum investment for your savings plan?',
    'free?',
    'Yes',
    'ok 👍👍👍👍',
    '😂😂😂😂',
    'kkkkkkkkkkk',
    'jajajajaja',
    'hahahahahaha',
    'hmmmmmmm',
    'Grzegorz Brzęczyszczykiewicz',
    'Property',
    'liberty',
    'Angstschweiß',
    'Schwarzwälder Kirschtorte',
    'Hbf Nürnberg',
    'pls tmrw thx',
    'AB12-3456-XKCD',
    'Rua Augusta 12, São Paulo',
    // Spanish
    '¿Tienen préstamos para autónomos?',
    'Quiero la oferta del 20% de descuento que vi en Instagram',
    'Necesito aumentar mis ventas, ¿cuánto cuesta su servicio de SEO?',
    'Escríbeme por WhatsApp al +34 600 111 222 cuando esté mi pedido',
    '¿Puedo pagar con criptomonedas?',
    'Gané el sorteo, ¿cómo reclamo mi premio?',
    // Portuguese
    'Vocês fazem empréstimo consignado?',
    'Quero o desconto de 10% off da promoção',
    'Me chama no WhatsApp quando meu pedido chegar +55 11 91234-5678',
    'Ganhei o sorteio de vocês, como recebo o prêmio?',
    // German
    'Bieten Sie Kredite für Selbstständige an?',
    'Ich habe beim Gewinnspiel gewonnen, wie bekomme ich meinen Preis?',
    'Bitte schreiben Sie mir per WhatsApp +49 151 23456789, wenn mein Paket da ist',
    'Gilt das Angebot mit 20 % Rabatt nur heute?',
    // French
    "J'ai gagné à votre tirage au sort, comment récupérer mon lot ?",
    'Faites-vous des prêts pour les étudiants ?',
    'Contactez-moi au 06 12 34 56 78 pour ma commande',
    'Avez-vous encore la promo à -20 % de réduction ?',
    // Italian
    'Ho vinto il concorso, come ritiro il premio?',
    'Fate prestiti ai pensionati?',
    'Scrivimi su WhatsApp +39 333 1234567 quando il mio ordine è pronto',
    "C'è ancora lo sconto? Vorrei comprare oggi",
  ])('not "%s"', (text) => {
    expect(spamSign(text)).toBeUndefined()
    expect(spamReason([text, text, text, text])).toBeUndefined()
  })

  it('may begin with a greeting, and is none any more once the customer wants something', () => {
    const advert = 'Boost your followers now, cheap instagram followers https://grow.example'
    expect(spamReason(['Hello', advert])).toBe('advertising')
    expect(spamReason([advert, 'Sorry, wrong window. Do you have a table for two?'])).toBeUndefined()
  })

  it.each(['Hi', 'Good morning', 'Hola, ¿qué tal?', 'Olá, tudo bem?', 'Guten Tag', 'Bonjour !', 'Buongiorno'])(
    '"%s" says nothing',
    (text) => {
      expect(saysNothing(text)).toBe(true)
      expect(spamReason([text])).toBeUndefined()
    },
  )

  it('weighs a little where it comes again and again, and links where there is nothing else', () => {
    const again = 'Cheapest followers, best price'
    expect(spamReason([again])).toBeUndefined()
    expect(spamReason([again, again, again])).toBe('the same advertising again and again')
    expect(spamReason(['https://a.example/1', 'https://a.example/2', 'https://a.example/3'])).toBe(
      'links and nothing else',
    )
  })

  it('reads a message of the greatest length at once', () => {
    const startedAt = performance.now()
    for (const text of ['buy now '.repeat(8_192), 'x'.repeat(65_536), 'a.'.repeat(32_768), '!'.repeat(65_536)])
      spamSign(text)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})
