import { type Need, type Parts, type Texts, type Tone, joinedWithDash, listed } from './texts.ts'

/** German, with "[Sie|du]". Topics stand in the accusative. */
export const de: Texts = {
  hello: (name, isAgain) => `${isAgain ? 'Hallo noch einmal,' : 'Hallo'}${name ? ` ${name}` : ''}`.replace(/,?$/, ','),
  followUp: (need, tone, topic) => FOLLOW_UPS[tone](need, topic),
  asYouAsked: 'wie gewünscht melde ich mich wieder.',
  carryOn(need, topic) {
    if (need.kind === 'details') return `Um weiterzumachen, brauche ich nur noch Folgendes: ${asked(need.missing)}.`
    return topic ? `Es geht um ${topic} – machen wir weiter?` : 'Machen wir da weiter, wo wir aufgehört haben?'
  },
  confirmation: 'Bestätigung',
  andOffer: joinedWithDash,
  offer: (thing) => `Außerdem kann ich [Ihnen|dir] Folgendes anbieten: ${thing}.`,
  mention: (thing) => `Vielleicht auch interessant für [Sie|dich]: ${thing}.`,
  discount: (percent, isCode) => (isCode ? `einen Rabattcode über ${percent}` : `${percent} Rabatt`),
  farewell: (name) =>
    `Hallo${name ? ` ${name}` : ''}, ich schließe dieses Gespräch vorerst. [Schreiben Sie|Schreib] mir jederzeit, dann machen wir hier weiter.`,
  csatQuestion: 'Wie war dieses Gespräch für [Sie|dich], von 1 (schlecht) bis 5 (sehr gut)? Eine Zahl genügt.',
  lastWords: /\bletzte nachricht\b/,
}

const asked = (missing: readonly string[]) => listed(missing, 'und')

const FOLLOW_UPS: Record<Tone, (need: Need, topic: string | undefined) => Parts> = {
  first(need, topic) {
    const about = topic ? `es geht um ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}${topic ? 'Mir' : 'mir'} fehlt nur noch Folgendes, um weiterzumachen: ${asked(need.missing)}.`,
          question: '[Können Sie|Kannst du] mir das mitteilen?',
        }
      case 'confirmation':
        return {
          body: `${about}${topic ? 'Es' : 'es'} ist alles vorbereitet, ich brauche nur noch [Ihre|deine] Bestätigung der Angaben.`,
          question: 'Soll ich weitermachen?',
        }
      case 'decision':
        return {
          body: `${about}${topic ? '[Konnten Sie|Konntest du]' : '[konnten Sie|konntest du]'} schon über meinen Vorschlag nachdenken?`,
          question: 'Ich kann ihn umsetzen oder etwas anderes suchen.',
        }
      case 'thought':
        return {
          body: '[hatten Sie|hattest du] schon Zeit, darüber nachzudenken?',
          question: 'Wenn [Sie Fragen haben|du Fragen hast], beantworte ich sie gern.',
        }
      case 'answer':
        return {
          body: `${about}${topic ? 'Um' : 'um'} weiterzumachen, brauche ich noch [Ihre|deine] Antwort.`,
          question: 'Kann ich etwas klären?',
        }
    }
  },
  again(need, topic) {
    const about = topic ? `es geht noch einmal um ${topic}: ` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `${about}${topic ? 'Sobald' : 'sobald'} ich das Fehlende habe, machen wir weiter: ${asked(need.missing)}.`,
          question: '[Möchten Sie|Möchtest du] fortfahren?',
        }
      case 'confirmation':
        return {
          body: `${about}${topic ? 'Es' : 'es'} fehlt noch [Ihre|deine] Bestätigung der Angaben.`,
          question: 'Ist alles richtig, oder soll ich etwas ändern?',
        }
      case 'decision':
        return {
          body: `${about}${topic ? '[Haben Sie|Hast du]' : '[haben Sie|hast du]'} noch Interesse an meinem Vorschlag?`,
          question: 'Wenn etwas nicht passt, [sagen Sie mir, was Ihnen|sag mir, was dir] lieber wäre.',
        }
      case 'thought':
        return {
          body: '[haben Sie sich|hast du dich] schon entschieden?',
          question: 'Ein Ja, ein Nein oder eine Frage: Alles hilft mir weiter.',
        }
      case 'answer':
        return {
          body: `${about}${topic ? 'Ich' : 'ich'} bin weiterhin gern für [Sie|dich] da.`,
          question: 'Machen wir weiter?',
        }
    }
  },
  final(need, topic) {
    const about = topic ? `, in der es um ${topic} geht` : ''
    switch (need.kind) {
      case 'details':
        return {
          body: `das ist meine letzte Nachricht${about}; [schicken Sie mir das Fehlende, wann immer Sie möchten|schick mir das Fehlende, wann immer du möchtest]: ${asked(need.missing)}.`,
          question: 'Um den Rest kümmere ich mich.',
        }
      case 'confirmation':
        return {
          body: `das ist meine letzte Nachricht${about}; ohne [Ihre|deine] Bestätigung der Angaben kann ich nichts abschließen.`,
          question: 'Ein kurzes Ja genügt.',
        }
      default:
        return {
          body: `ich möchte [Sie|dich] nicht stören, deshalb ist das meine letzte Nachricht${about}.`,
          question: '[Schreiben Sie|Schreib] mir jederzeit, dann machen wir hier weiter.',
        }
    }
  },
}
