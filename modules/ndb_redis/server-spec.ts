/** What `server` says of a server. */

import { SiproseError } from 'siprose'

/** A place: a host and its port. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** A server. */
export interface ServerSpec {
  readonly name: string
  /** The path of its socket; '' for none. */
  readonly unix: string
  readonly place: Place
  readonly db: number
  readonly user: string
  readonly pass: string
  readonly tls: boolean
  /** Who knows where it is; empty: it is at its place. */
  readonly sentinels: readonly Place[]
  readonly sentinelGroup: string
  /** Whether the master is wanted, or a replica. */
  readonly sentinelMaster: boolean
}

const names: ReadonlySet<string> = new Set([
  'name',
  'unix',
  'addr',
  'port',
  'db',
  'user',
  'pass',
  'tls',
  'sentinel',
  'sentinel_group',
  'sentinel_master',
])

function refuse(why: string): never {
  // the text holds a password: it is not repeated
  throw new SiproseError('ndb_redis/server', why)
}

function number(key: string, text: string, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
  return value >= 0 && value <= most
    ? value
    : refuse(`the server's ${key} is \`${text}\`; it can be 0 to ${most}`)
}

/** A host and a port, `[::1]:26379` or `192.0.2.1:26379`. */
export function placeOf(text: string, usual: number): Place {
  const [, bracketed, plain = '', port] =
    /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const host = bracketed ?? plain
  return { host: host === '' ? text : host, port: port === undefined ? usual : Number(port) }
}

/** Reads `name=…;addr=…;port=…`. */
export function parseServer(text: string): ServerSpec {
  const given = new Map<string, string>()
  const sentinels: Place[] = []
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const equal = part.indexOf('=')
    const key = part.slice(0, Math.max(equal, 0)).trim()
    const value = part.slice(equal + 1).trim()
    if (!names.has(key)) {
      // what has no name in front of it may be the rest of a password
      const shown = equal < 0 ? 'a part without a name' : `\`${key}\``
      refuse(
        `the server has ${shown}; that can be ${[...names].join(', ')}, each with = and a value`,
      )
    }
    if (key === 'sentinel') sentinels.push(placeOf(value, 26_379))
    else given.set(key, value)
  }
  const name = given.get('name') ?? ''
  if (name === '') refuse('the server has no name; write name=…;addr=…;port=…')
  const group = given.get('sentinel_group') ?? ''
  if (sentinels.length > 0 && group === '')
    refuse(`the server \`${name}\` has sentinels and no sentinel_group to ask them for`)
  const addr = given.get('addr') ?? '127.0.0.1'
  const host = addr.startsWith('[') ? addr.slice(1, -1) : addr
  return {
    name,
    unix: given.get('unix') ?? '',
    place: { host, port: number('port', given.get('port') ?? '6379', 65_535) },
    db: number('db', given.get('db') ?? '0', 65_535),
    user: given.get('user') ?? '',
    pass: given.get('pass') ?? '',
    tls: number('tls', given.get('tls') ?? '0', 1) === 1,
    sentinels,
    sentinelGroup: group,
    sentinelMaster: number('sentinel_master', given.get('sentinel_master') ?? '1', 1) === 1,
  }
}

/** Where a server is, for people. */
export function whereIs({
  unix,
  place: { host, port },
  sentinels,
  sentinelGroup,
}: ServerSpec): string {
  if (sentinels.length > 0) return `\`${sentinelGroup}\` of the sentinels`
  return unix === '' ? `${host.includes(':') ? `[${host}]` : host}:${port}` : unix
}
