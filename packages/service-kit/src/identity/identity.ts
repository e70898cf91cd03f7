import type { Actor } from '@relance/contracts/words'

/** The tenant of a token that may speak of every tenant: Relance's own processes, and operators. */
export const EVERY_TENANT = '*'

/** Whom a token stands for. */
export interface Identity {
  /** The one tenant that it may speak of, or `*`. */
  tenant: string
  /** The name under which what it does is recorded. */
  name: string
}

export function maySpeakOf({ tenant }: Identity, asked: string): boolean {
  return tenant === EVERY_TENANT || tenant === asked
}

/**
 * Who acts, as it is recorded. What the caller says of the person behind it is kept, and with it stands whose token said so: the first
 * is a claim, the second is proved.
 */
export function actorBehind({ name }: Identity, said: Partial<Actor> | undefined): Actor {
  return {
    id: said?.id ? `${name}/${said.id}` : name,
    name: said?.name ? `${said.name} (${name})` : said?.id ? `${said.id} (${name})` : name,
  }
}
