/** Whose values are meant, and which of them, as the functions of the database take it. */

import {
  type Context,
  type Host,
  parseUri,
  type Preparation,
  SiproseError,
  type VariableRef,
} from 'siprose'

import { type AvpName, avpNameIn } from '../avp-name.ts'
import { refuseMore } from '../flags.ts'
import { cutAtSlashes } from '../slashes.ts'
import type { Scheme } from './scheme.ts'

/** Whose values: by an id, or by user and domain. */
export interface Owner {
  readonly uuid: string | null
  readonly username: string | null
  /** Null where it does not count. */
  readonly domain: string | null
  /** True where nothing but the domain counts. */
  readonly wholeDomain: boolean
}

/** Finds whose values are meant; null where a message names nobody. */
export type OwnerOf = (ctx: Context) => Owner | null

/** Variables that hold URIs. */
const URIS = new Set(['$ru', '$fu', '$tu', '$ou'])

/** Reads `$fu`, `$fu/domain`, `$avp(id)/uuid`, or the id itself. */
export function parseOwner(text: string, using: Preparation): OwnerOf {
  using.note?.('avpops', 'database')
  if (!text.startsWith('$')) return () => byId(text)
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const [name = '', by = URIS.has(name) ? 'uri' : 'uuid'] = parts
  const variable = using.variable(name)
  if (by === 'uuid') return (ctx) => ofId(variable, ctx)
  if (by === 'uri' || by === 'username' || by === 'domain') {
    return (ctx) => ofUri(variable, ctx, by)
  }
  throw new SiproseError(
    'avpops/owner',
    `\`${by}\` is nothing to find values by; it can be \`uri\`, \`username\`, \`domain\` or \`uuid\``,
  )
}

function byId(uuid: string): Owner {
  return { uuid, username: null, domain: null, wholeDomain: false }
}

function ofId(variable: VariableRef, ctx: Context): Owner | null {
  const value = variable.get(ctx)
  return value === null ? null : byId(String(value))
}

function ofUri(variable: VariableRef, ctx: Context, by: 'uri' | 'username' | 'domain') {
  const uri = parseUri(String(variable.get(ctx) ?? ''))
  if (uri === null) return null
  const wholeDomain = by === 'domain'
  // a URI without a user is nobody's
  if ((wholeDomain ? uri.host : (uri.user ?? '')) === '') return null
  return {
    uuid: null,
    username: wholeDomain ? null : uri.user,
    domain: by === 'username' ? null : uri.host,
    wholeDomain,
  }
}

/** Which values: of one name, of all names of a kind, and where they are. */
export interface Wanted {
  /** Null for all of a kind. */
  readonly avp: AvpName | null
  /** Of all: whether only names that are numbers, or only others; null for both. */
  readonly integer: boolean | null
  /** The flags that the values get, or have. */
  readonly flags: number
  /** Null for the table of the module. */
  readonly table: string | null
  /** The name of a scheme, or null. */
  readonly scheme: string | null
}

const ALL = /^([aAsSiI])(\d{0,3})$/

/** Reads `$avp(x)`, `a`, `s`, `i`, each perhaps with `/table` or `/$scheme`. */
export function parseWanted(text: string, using: Preparation): Wanted {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const [what = '', where = ''] = parts
  const scheme = where.startsWith('$') ? where.slice(1) : null
  const table = scheme !== null || where === '' ? null : where
  if (scheme !== null) using.note?.('avpops scheme', scheme)
  else if (table === null) using.note?.('avpops', 'table')
  const avp = avpNameIn(what, using)
  if (avp !== null) return { avp, integer: avp.integer, flags: avp.flags, table, scheme }
  const [, kind, flags = ''] = ALL.exec(what) ?? []
  if (kind === undefined) {
    const can = 'it can be `$avp(name)`, `a` for all, `s` or `i` for names of a kind'
    throw new SiproseError('avpops/wanted', `\`${what}\` names no AVP; ${can}`)
  }
  if (scheme !== null) {
    throw new SiproseError(
      'avpops/wanted',
      `a scheme tells no names: write \`$avp(name)/$${scheme}\``,
    )
  }
  const lower = kind.toLowerCase()
  return {
    avp: null,
    integer: lower === 'a' ? null : lower === 'i',
    flags: Number(flags),
    table,
    scheme,
  }
}

/** Reads the same for functions that write, which no scheme can do. */
export function parseWritten(text: string, using: Preparation): Wanted {
  const wanted = parseWanted(text, using)
  if (wanted.scheme === null) return wanted
  throw new SiproseError(
    'avpops/wanted',
    `\`$${wanted.scheme}\` is a scheme, which is for reading: write a table, or nothing`,
  )
}

/** What the configuration needs of the database. */
interface Needs {
  readonly db_url: string
  readonly avp_table: string
}

/** Refuses a configuration whose functions need a database, a table or a scheme that it does not name. */
export function checkDatabase(
  { db_url, avp_table }: Needs,
  server: Host,
  schemes: ReadonlyMap<string, Scheme>,
): void {
  const needs = server.noted('avpops')
  if (needs.has('database') && db_url === '') {
    throw new SiproseError(
      'avpops/no-database',
      'functions of the configuration need a database: set `db_url` of `avpops`',
    )
  }
  if (needs.has('table') && avp_table === '') {
    throw new SiproseError(
      'avpops/no-table',
      'functions of the configuration name no table: set `avp_table` of `avpops`, usually to "usr_preferences"',
    )
  }
  for (const name of server.noted('avpops scheme')) {
    if (schemes.has(name)) continue
    const known = [...schemes.keys()].join(', ') || 'none'
    throw new SiproseError(
      'avpops/no-scheme',
      `there is no scheme \`${name}\`: set \`db_scheme\`; there are ${known}`,
    )
  }
}
