/**
 * How people shorten words on messaging channels, and how they draw them out: "q", "vc", "tjrs", "gimme", "siiii". Readers
 * of a customer's words see the full spelling.
 */
import type { Language } from '../language.ts'

/** `short=full`, over `plain` text; an underscore is a space. */
const SHORT: Readonly<Record<Language, string>> = {
  en: `u=you ur=your r=are pls=please plz=please thx=thanks thnx=thanks tnx=thanks gotta=have_to gonna=going_to wanna=want_to
    lemme=let_me gimme=give_me dont=don't cant=can't wont=won't didnt=didn't doesnt=doesn't isnt=isn't havent=haven't im=i'm
    ive=i've thats=that's whats=what's wheres=where's hows=how's b4=before tmrw=tomorrow tmr=tomorrow rn=right_now
    atm=at_the_moment bout=about abt=about cuz=because coz=because idk=i_don't_know lmk=let_me_know nvm=never_mind
    np=no_problem appt=appointment sth=something`,
  es: `q=que k=que ke=que xq=porque pq=porque porq=porque porke=porque x=por xa=para tmb=tambien tb=tambien tbn=tambien
    xfa=por_favor porfa=por_favor porfi=por_favor porfis=por_favor pls=por_favor plis=por_favor grax=gracias grcs=gracias
    grac=gracias thx=gracias bn=bien kiero=quiero aki=aqui dnd=donde cdo=cuando cm=como toy=estoy salu2=saludos tranqui=tranquilo
    d=de t=te nop=no`,
  pt: `vc=voce vcs=voces q=que pq=porque tb=tambem tbm=tambem n=nao nn=nao naum=nao eh=e mto=muito mt=muito qto=quanto qt=quanto
    qdo=quando qnd=quando qm=quem oq=o_que obg=obrigado obgd=obrigado obgda=obrigada brigado=obrigado vlw=valeu blz=beleza
    pfv=por_favor pf=por_favor pls=por_favor hj=hoje td=tudo msm=mesmo dps=depois agr=agora cmg=comigo p=para fds=fim_de_semana
    thx=obrigado`,
  de: `wg=wegen evtl=vielleicht vllt=vielleicht vlt=vielleicht nix=nichts is=ist hab=habe brauch=brauche grad=gerade jz=jetzt
    jtz=jetzt lg=liebe_grusse vg=viele_grusse mfg=mit_freundlichen_grussen thx=danke pls=bitte u=und od=oder nen=einen ner=einer
    ned=nicht net=nicht habs=habe_es uberlegs=uberlege_es machts=macht_es gibs=gib_es meld=melde geb=gebe schau=schaue`,
  fr: `c=c'est ct=c'etait jai=j'ai jsuis=je_suis chuis=je_suis chui=je_suis jpeux=je_peux jdois=je_dois jfais=je_fais jveux=je_veux
    jvais=je_vais jte=je_te jpense=je_pense ve=veux nn=non mrc=merci mci=merci bcp=beaucoup tjrs=toujours tjs=toujours tjr=toujours
    qd=quand pr=pour pk=pourquoi pq=pourquoi pkoi=pourquoi koi=quoi dc=donc vs=vous ns=nous ya=y_a qq=quelques auj=aujourd'hui
    tt=tout ds=dans mtn=maintenant slt=salut bjr=bonjour bsr=bonsoir dsl=desole dac=d'accord pls=s'il_vous_plait rdv=rendez-vous
    thx=merci`,
  it: `nn=non x=per xke=perche xche=perche perke=perche cmq=comunque grz=grazie qnd=quando qnt=quanto qlc=qualcosa qlcs=qualcosa
    tt=tutto anke=anche ke=che dv=dove sn=sono cm=come dp=dopo pls=per_favore plz=per_favore thx=grazie`,
}

interface Spellings {
  pattern: RegExp
  full: ReadonlyMap<string, string>
}

const SPELLINGS = Object.fromEntries(
  Object.entries(SHORT).map(([language, pairs]) => [language, spellingsOf(pairs)]),
) as Record<Language, Spellings>

function spellingsOf(pairs: string): Spellings {
  const full = new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair): [string, string] => {
        const [short = '', long = ''] = pair.split('=')
        return [short, long.replaceAll('_', ' ')]
      }),
  )
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}'&/-])(?:${[...full.keys()].join('|')})(?![\p{L}\p{N}'&/-])`,
    'gu',
  )
  return { pattern, full }
}

/** `plain` text with short spellings in full and drawn-out letters once: "siiii x favorrr" is "si por favor". */
export function spelledOut(said: string, language: Language): string {
  const { pattern, full } = SPELLINGS[language]
  return said.replace(/(\p{L})\1{2,}/gu, '$1').replace(pattern, (short) => full.get(short) ?? short)
}
