/** Global settings with a form of their own: sockets, aliases, flags. */
import type { Alias, FlagName, Flags, Listen, SocketAddress } from '../ast.ts'
import { langCodes } from '../codes.ts'
import { describeToken } from '../tokens.ts'
import { atAddress, parseSocketAddress } from './address.ts'
import type { Cursor } from './cursor.ts'

/** Reads `listen = a b advertise c name "x" virtual`. */
export function parseListen(cursor: Cursor): Listen | null {
  const word = cursor.take()
  cursor.expectSign('=')
  const sockets = parseAddresses(cursor)
  let advertise: SocketAddress | null = null
  let name: string | null = null
  if (takeAny(cursor, 'advertise', 'ADVERTISE')) advertise = parseAdvertised(cursor)
  if (takeAny(cursor, 'name', 'NAME')) name = expectText(cursor)
  const virtual = takeAny(cursor, 'virtual')
  if (cursor.lost) return null
  return {
    kind: 'listen',
    form: 'listen',
    sockets,
    advertise,
    name,
    virtual,
    agname: null,
    vrf: null,
    workers: null,
    position: cursor.since(word.position),
  }
}

/** Reads what stands in Via: one host, maybe with a port. */
function parseAdvertised(cursor: Cursor): SocketAddress | null {
  const address = parseSocketAddress(cursor)
  if (address !== null && address.hosts.length > 1) {
    const message = `${address.hosts.length} addresses are advertised for one socket; it can be one`
    cursor.diagnostics.error(langCodes.badAddress, message, address.position)
  }
  return address
}

/** Reads `alias = a b`; `domain` is the same. */
export function parseAlias(cursor: Cursor): Alias | null {
  const word = cursor.take()
  cursor.expectSign('=')
  const sockets = parseAddresses(cursor)
  if (cursor.lost) return null
  const name = word.text === 'domain' ? 'domain' : 'alias'
  return { kind: 'alias', name, sockets, position: cursor.since(word.position) }
}

function parseAddresses(cursor: Cursor): readonly SocketAddress[] {
  const found: SocketAddress[] = []
  do {
    const address = cursor.lost ? null : parseSocketAddress(cursor)
    if (address !== null) found.push(address)
  } while (!cursor.lost && atAddress(cursor) && !beginsSetting(cursor))
  return found
}

/** True when the word at hand begins the next setting: `name =`, `group.name =`, or a block that nobody knows. */
function beginsSetting(cursor: Cursor): boolean {
  if (cursor.token.type !== 'word') return false
  if (cursor.peekSign('=') || cursor.peekSign('{') || cursor.peekSign('(')) return true
  if (cursor.peekSign('[')) return cursor.startsLine
  return cursor.peekSign('.') && cursor.peekSign('=', 3)
}

function takeAny(cursor: Cursor, ...words: readonly string[]): boolean {
  const found = !cursor.lost && words.some((word) => cursor.isWord(word))
  if (found) cursor.take()
  return found
}

function expectText(cursor: Cursor): string | null {
  const { token } = cursor
  if (token.type === 'string') return cursor.take().text
  cursor.unexpected('a name in quotes')
  return null
}

/** How many sockets one block may make. */
const MOST_PORTS = 1000

interface SocketSettings {
  bind: SocketAddress | null
  advertise: SocketAddress | null
  name: string | null
  agname: string | null
  vrf: string | null
  workers: number | null
  virtual: boolean
}

/** Reads `socket = { bind = a; name = "x"; … }`. */
export function parseSocketBlock(cursor: Cursor): Listen | null {
  const word = cursor.take()
  cursor.expectSign('=')
  const open = cursor.token
  const settings: SocketSettings = {
    bind: null,
    advertise: null,
    name: null,
    agname: null,
    vrf: null,
    workers: null,
    virtual: false,
  }
  if (!cursor.expectSign('{')) return null
  while (!cursor.ended && !cursor.isSign('}') && !cursor.atBlock) {
    if (cursor.takeSign(';')) continue
    const before = cursor.index
    parseSocketSetting(cursor, settings)
    if (cursor.lost) cursor.recover()
    if (cursor.index === before && !cursor.isSign('}') && !cursor.atBlock) cursor.take()
  }
  const notes = [{ message: 'it closes the one at', position: open.position }]
  if (!cursor.expectSign('}', { notes })) return null
  const { bind, ...others } = settings
  if (bind === null) {
    const message = 'this socket has no `bind`, so it has no address'
    cursor.diagnostics.error(langCodes.socketBind, message, word.position)
    return null
  }
  const position = cursor.since(word.position)
  return { kind: 'listen', form: 'socket', sockets: [bind], ...others, position }
}

function parseSocketSetting(cursor: Cursor, settings: SocketSettings): void {
  const key = cursor.token
  const name = key.type === 'word' ? key.text.toLowerCase() : ''
  const isSetting = ['bind', 'advertise', 'name', 'agname', 'vrf', 'virtual', 'workers'].includes(
    name,
  )
  if (!isSetting) {
    const message = `${describeToken(key)} stands where \`bind\`, \`name\`, \`advertise\`, \`agname\`, \`vrf\`, \`workers\` or \`virtual\` may stand`
    cursor.fail(langCodes.unexpected, message, key.position)
    return
  }
  cursor.take()
  if (!cursor.expectSign('=')) return
  if (name === 'bind') settings.bind = parsePortRange(cursor, parseSocketAddress(cursor))
  else if (name === 'advertise') settings.advertise = parseAdvertised(cursor)
  else if (name === 'name') settings.name = expectText(cursor)
  else if (name === 'agname') settings.agname = expectText(cursor)
  else if (name === 'vrf') settings.vrf = expectText(cursor)
  else {
    const { token } = cursor
    if (token.type !== 'number') {
      cursor.unexpected(name === 'virtual' ? '`yes` or `no`' : 'a number')
      return
    }
    cursor.take()
    if (name === 'virtual') settings.virtual = token.number !== 0
    else settings.workers = token.number
  }
  if (!cursor.lost && !cursor.isSign(';') && !cursor.isSign('}')) {
    cursor.missing(';')
    cursor.lost = false
  }
}

/** Reads what may stand behind the port of `bind`: `-5068`, the last one of a range. */
function parsePortRange(cursor: Cursor, first: SocketAddress | null): SocketAddress | null {
  if (first === null || first.port === null || cursor.lost || !cursor.takeSign('-')) return first
  const { token } = cursor
  if (token.type !== 'number') {
    cursor.unexpected('a port')
    return null
  }
  cursor.take()
  const count = token.number - first.port + 1
  if (token.number > 65_535 || count < 1 || count > MOST_PORTS) {
    const message = `\`${first.port}-${token.text}\` is no range of ports; it can have up to ${MOST_PORTS}, the last one at the end`
    cursor.diagnostics.error(langCodes.badAddress, message, token.position)
    return first
  }
  return { ...first, lastPort: token.number, position: cursor.since(first.position) }
}

/** Reads `flags name:1, other`; `avpflags` is the same without numbers. */
export function parseFlags(cursor: Cursor): Flags | null {
  const word = cursor.take()
  const flags: FlagName[] = []
  do {
    const flag = parseFlag(cursor)
    if (flag !== null) flags.push(flag)
  } while (cursor.takeSign(','))
  if (cursor.lost) return null
  const list = word.text === 'avpflags' ? 'avpflags' : 'flags'
  return { kind: 'flags', list, flags, position: cursor.since(word.position) }
}

function parseFlag(cursor: Cursor): FlagName | null {
  const { token } = cursor
  if (token.type !== 'string' && !cursor.atIdentifier) {
    cursor.unexpected('the name of a flag')
    return null
  }
  cursor.take()
  let number: number | null = null
  if (cursor.takeSign(':')) {
    const at = cursor.token
    if (at.type === 'number') number = cursor.take().number
    else cursor.unexpected('the number of the flag')
  }
  return { name: token.text, number, position: token.position }
}
