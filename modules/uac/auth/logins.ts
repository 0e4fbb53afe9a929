/** Who this server is elsewhere: as the script says, or as the parameters do. */

import {
  type Context,
  type DigestSecret,
  type MessageLists,
  SiproseError,
  type VariableRef,
} from 'siprose'

import type { FindLogin } from './answer.ts'

/** One row of the parameter. */
export interface Login {
  readonly user: string
  readonly realm: string
  readonly password: string
}

/** Reads `user:realm:password`. */
export function parseLogin(text: string): Login {
  const [user = '', realm = '', ...rest] = text.split(':')
  if (user !== '' && realm !== '' && rest.length > 0)
    return { user, realm, password: rest.join(':') }
  throw new SiproseError(
    'uac/credential',
    'this is no credential; write it as `user:realm:password`',
  )
}

/** The variables in which a script says who it is. */
export interface LoginVariables {
  readonly user: VariableRef | null
  readonly realm: VariableRef | null
  readonly password: VariableRef | null
}

/** All that are known. */
export class Logins {
  readonly #logins: readonly Login[]
  /** The realms that were answered, by transaction. */
  readonly #answered = new WeakMap<MessageLists, Set<string>>()
  #variables: LoginVariables = { user: null, realm: null, password: null }

  /** @param rows - of the parameter */
  constructor(rows: readonly string[]) {
    this.#logins = rows.map(parseLogin)
  }

  /** Where scripts say who they are. */
  get variables(): LoginVariables {
    return this.#variables
  }

  /** Notes that a transaction answers a realm; false where it has done so before. */
  firstFor(ctx: Context, realm: string): boolean {
    let realms = this.#answered.get(ctx.lists)
    if (realms === undefined) this.#answered.set(ctx.lists, (realms = new Set()))
    if (realms.has(realm)) return false
    realms.add(realm)
    return true
  }

  /** Scripts say who they are in variables. */
  useVariables(variables: LoginVariables): void {
    this.#variables = variables
  }

  /**
   * What answers challenges to a message.
   *
   * @param hashed - whether passwords of scripts are hashes of user, realm and password
   */
  forScript(ctx: Context, hashed: boolean): FindLogin {
    const { user, realm, password } = this.#variables
    const name = textOf(user?.get(ctx))
    const secret = textOf(password?.get(ctx))
    const wanted = textOf(realm?.get(ctx))
    return (asked) => {
      const fits = wanted === '' || wanted === asked
      if (name !== '' && secret !== '' && fits)
        return { user: name, secret: secretOf(secret, hashed) }
      const found = this.#logins.find((each) => each.realm === asked)
      return found === undefined
        ? null
        : { user: found.user, secret: secretOf(found.password, hashed) }
    }
  }
}

/** A password, or its hash. */
export function secretOf(text: string, hashed: boolean): DigestSecret {
  return hashed ? { ha1: text } : { password: text }
}

function textOf(value: string | number | null | undefined): string {
  return String(value ?? '')
}
