/** URLs of databases: `mysql://user:password@host:port/database?name=value`. */

import { DbCode, DbError } from './error.ts'

/** Where a database is, and how to get in. */
export class DbUrl {
  /** The kind: `mysql`, in lower case. */
  readonly scheme: string
  readonly user: string | null
  /** Not enumerable by JSON and inspection of our own: see {@link toString}. */
  readonly #password: string | null
  /** '' where the URL names none. */
  readonly host: string
  /** 0 for the usual one. */
  readonly port: number
  /** What stands behind the slash: a database, or with its slash a path. */
  readonly path: string
  /** Settings of the connection. */
  readonly settings: ReadonlyMap<string, string>

  /** Use {@link parseDbUrl}. */
  constructor(parts: {
    scheme: string
    user: string | null
    password: string | null
    host: string
    port: number
    path: string
    settings: ReadonlyMap<string, string>
  }) {
    this.scheme = parts.scheme
    this.user = parts.user
    this.#password = parts.password
    this.host = parts.host
    this.port = parts.port
    this.path = parts.path
    this.settings = parts.settings
  }

  /** The password, for the driver that gets in with it, and nothing else. */
  get password(): string | null {
    return this.#password
  }

  /** The name of the database: the path without its slash. */
  get database(): string {
    return this.path.replace(/^\/+/, '')
  }

  /** The file or directory that the URL names: `sqlite:///a` and `sqlite:////a` are `/a`, `sqlite://a` is `a`. */
  get file(): string {
    if (this.host !== '') return `${this.host}${this.path}`
    return this.path.replace(/^\/+/, '/')
  }

  /** The URL as it can be shown to anybody. */
  toString(): string {
    const user = this.user === null ? '' : `${this.user}@`
    const port = this.port === 0 ? '' : `:${this.port}`
    return `${this.scheme}://${user}${this.host}${port}${this.path}`
  }

  /** Two URLs are the same database for the same user when this is equal. It holds the password: never show it. */
  get secretKey(): string {
    const settings = [...this.settings].map(([name, value]) => `${name}=${value}`).join('&')
    return JSON.stringify([this.toString(), this.#password, settings])
  }
}

const SCHEME = /^([A-Za-z][A-Za-z0-9_+.-]*):\/\//

/**
 * Reads the URL of a database. The last `@` before the first slash ends user and password, so a password may hold one; `%40` and the
 * like stand for signs that could not be told apart otherwise.
 *
 * @throws DbError `db/url`, whose text never repeats what was written
 */
export function parseDbUrl(text: string): DbUrl {
  // `flatstore:/var/log/acc` is how configurations of the field write a directory
  const full = /^[A-Za-z][A-Za-z0-9_+.-]*:\/(?!\/)/.test(text) ? text.replace(':/', ':///') : text
  const [start, scheme = ''] = SCHEME.exec(full) ?? []
  if (start === undefined) {
    throw new DbError(
      DbCode.URL,
      'this is no URL of a database; write scheme://user:password@host:port/database, or sqlite:///path',
    )
  }
  const rest = full.slice(start.length)
  const question = rest.lastIndexOf('?')
  const known = question >= 0 && /^\?[A-Za-z][^/@]*=/.test(rest.slice(question))
  const settings = new Map(new URLSearchParams(known ? rest.slice(question + 1) : ''))
  const place = known ? rest.slice(0, question) : rest
  // a password may hold a slash too, where an @ follows it
  const at = place.lastIndexOf('@')
  const login = at < 0 ? null : place.slice(0, at)
  const address = place.slice(at + 1)
  const slash = address.indexOf('/')
  const authority = slash < 0 ? address : address.slice(0, slash)
  const path = slash < 0 ? '' : address.slice(slash)
  const colon = login?.indexOf(':') ?? -1
  const user = login === null ? null : decoded(colon < 0 ? login : login.slice(0, colon))
  const password = login === null || colon < 0 ? null : decoded(login.slice(colon + 1))
  return new DbUrl({
    scheme: scheme.toLowerCase(),
    user: user === '' ? null : user,
    password,
    ...hostAndPort(authority),
    path,
    settings,
  })
}

function hostAndPort(authority: string): { host: string; port: number } {
  const [, bracketed, plain = '', port = '0'] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(authority) ?? []
  // a list of hosts, or a name such as `:memory:`, is the driver's to read
  if (bracketed === undefined && plain === '' && authority !== '')
    return { host: authority, port: 0 }
  if (Number(port) > 65_535) {
    throw new DbError(DbCode.URL, `the port of the database is ${port}; it can be 1 to 65535`)
  }
  return { host: bracketed ?? plain, port: Number(port) }
}

function decoded(text: string): string {
  try {
    return /%[0-9a-fA-F]{2}/.test(text) ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
