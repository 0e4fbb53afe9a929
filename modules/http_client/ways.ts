/** How services are asked: what the parameters say, and what single connections say instead. */

import { httpTlsVersion, type HttpWay, SiproseError } from 'siprose'

/** What there is to say. */
export interface Way {
  readonly timeoutMs: number
  /** What times are written in, one of {@link TimeoutMode}. */
  readonly timeoutMode: number
  readonly maxBytes: number
  readonly redirects: number
  readonly userAgent: string
  readonly authMethod: number
  readonly http: HttpWay
}

/** A service that has a name. */
export interface Connection {
  readonly name: string
  /** Without user and password. */
  readonly url: string
  readonly user: string | null
  readonly password: string
  readonly failover: string | null
  readonly way: Way
}

/** Redirections that are followed, where any are. */
const REDIRECTS = 10
/** What `0` means: a script must not be held for ever, and no answer fill the memory. */
const LONGEST_MS = 60_000
const MOST_BYTES = 16_777_216

/** What times are written in: nothing counts, seconds, milliseconds. */
export const TimeoutMode = { NONE: 0, SECONDS: 1, MILLISECONDS: 2 } as const

/** Milliseconds of a time as it is written; 0 is the longest. */
export function timeoutOf(time: number, mode: number): number {
  if (time === 0 || mode === TimeoutMode.NONE) return LONGEST_MS
  return mode === TimeoutMode.SECONDS ? time * 1000 : time
}

/** Bytes; 0 is the most. */
export function maxBytesOf(bytes: number): number {
  return bytes === 0 ? MOST_BYTES : bytes
}

/** Redirections, of a switch. */
export function redirectsOf(follow: boolean): number {
  return follow ? REDIRECTS : 0
}

/** A proxy's URL, of the two parameters it is written in; null for none. */
export function proxyOf(host: string, port: number): string | null {
  if (host === '') return null
  const url = URL.parse(host.includes('://') ? host : `http://${host}`)
  if (url === null) throw new SiproseError('http_client/proxy', `\`${host}\` is no proxy`)
  if (port > 0) url.port = String(port)
  return url.href
}

type Change = (way: Way, text: string) => Way

const withHttp = (way: Way, http: Partial<HttpWay>): Way => ({
  ...way,
  http: { ...way.http, ...http },
})

const versions: ReadonlyMap<string, number> = new Map([
  ['default', 0],
  ['tlsv1', 1],
  ['tlsv1.0', 4],
  ['tlsv1.1', 5],
  ['tlsv1.2', 6],
  ['tlsv1.3', 7],
])

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new SiproseError('http_client/number', `\`${text}\` is no number`)
}

function switchOf(text: string): boolean {
  if (/^(?:yes|on|true|[1-9]\d*)$/i.test(text)) return true
  if (/^(?:no|off|false|0)$/i.test(text)) return false
  throw new SiproseError('http_client/switch', `\`${text}\` is neither yes nor no`)
}

const follow: Change = (way, text) => ({ ...way, redirects: redirectsOf(switchOf(text)) })

/** What a connection can say, by name. */
const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['timeout', (way, text) => ({ ...way, timeoutMs: timeoutOf(numberOf(text), way.timeoutMode) })],
  ['maxdatasize', (way, text) => ({ ...way, maxBytes: maxBytesOf(numberOf(text)) })],
  ['httpredirect', follow],
  ['http_follow_redirect', follow],
  ['useragent', (way, userAgent) => ({ ...way, userAgent })],
  ['authmethod', (way, text) => ({ ...way, authMethod: numberOf(text) })],
  ['keep_connections', (way, text) => withHttp(way, { keep: switchOf(text) })],
  ['verify_peer', (way, text) => withHttp(way, { verifyPeer: switchOf(text) })],
  ['verify_host', (way, text) => withHttp(way, { verifyHost: switchOf(text) })],
  ['client_cert', (way, certificate) => withHttp(way, { certificate })],
  ['client_key', (way, key) => withHttp(way, { key })],
  ['cipher_suites', (way, ciphers) => withHttp(way, { ciphers })],
  [
    'tlsversion',
    (way, text) => {
      const version = versions.get(text.toLowerCase()) ?? numberOf(text)
      return withHttp(way, { minVersion: httpTlsVersion(version) })
    },
  ],
])

/** What stands beside the URL of a connection, which `httpcon` and the file of connections have in common. */
export interface Facts {
  readonly name: string
  readonly url: string
  readonly settings: ReadonlyMap<string, string>
}

const APART: ReadonlySet<string> = new Set([
  'url',
  'username',
  'password',
  'failover',
  'httpproxy',
  'httpproxyport',
])

/** A connection of what is written of it; throws for what is none. */
export function connectionOf({ name, url: written, settings }: Facts, usual: Way): Connection {
  const url = URL.parse(written)
  if (name === '' || url === null || !/^https?:$/.test(url.protocol)) {
    const hidden = written.replace(/\/\/.*@/, '//…@')
    throw new SiproseError(
      'http_client/connection',
      `\`${name}=>${hidden}\` is no connection; write \`name=>http://host/path\``,
    )
  }
  let way = usual
  for (const [key, text] of settings) {
    const change = changes.get(key)
    if (change !== undefined) way = change(way, text)
    else if (!APART.has(key)) {
      const known = [...changes.keys()].join(', ')
      throw new SiproseError(
        'http_client/setting',
        `connection \`${name}\` says \`${key}\`; it can say failover, ${known}`,
      )
    }
  }
  const proxy = settings.get('httpproxy')
  const proxyPort = settings.get('httpproxyport')
  if (proxyPort === '0') way = withHttp(way, { proxy: null })
  else if (proxy !== undefined || proxyPort !== undefined) {
    way = withHttp(way, {
      proxy: proxyOf(proxy ?? way.http.proxy ?? '', numberOf(proxyPort ?? '0')),
    })
  }
  const user = settings.get('username') ?? decodeURIComponent(url.username)
  const password = settings.get('password') ?? decodeURIComponent(url.password)
  url.username = ''
  url.password = ''
  return {
    name,
    // a path of nothing is not a slash: what is asked for is put behind it
    url: written.endsWith('/') || url.pathname !== '/' ? url.href : url.href.slice(0, -1),
    user: user === '' ? null : user,
    password,
    failover: settings.get('failover') ?? null,
    way,
  }
}

/** Reads `name=>http://user:password@host/path;timeout=2`. */
export function parseConnection(text: string): Facts {
  const arrow = text.indexOf('=>')
  const [url = '', ...parts] = text.slice(arrow < 0 ? 0 : arrow + 2).split(';')
  const settings = new Map<string, string>()
  for (const part of parts) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const name = equals < 0 ? part : part.slice(0, equals)
    settings.set(name.trim().toLowerCase(), equals < 0 ? '1' : part.slice(equals + 1).trim())
  }
  return { name: arrow < 0 ? '' : text.slice(0, arrow).trim(), url: url.trim(), settings }
}

/** Reads a file of connections: sections in brackets, lines `name = value`. */
export function parseConnections(text: string): readonly Facts[] {
  const all: { name: string; settings: Map<string, string> }[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim()
    if (content === '' || content.startsWith('#')) continue
    const section = /^\[([^\]]+)\]$/.exec(content)
    const setting = /^([\w-]+)\s*=\s*(.*)$/.exec(content)
    const current = all.at(-1)
    if (section !== null) all.push({ name: section[1]?.trim() ?? '', settings: new Map() })
    else if (setting !== null && current !== undefined) {
      current.settings.set((setting[1] ?? '').toLowerCase(), unquoted(setting[2] ?? ''))
    } else {
      throw new SiproseError(
        'http_client/file',
        `line ${at + 1} of the file of connections is neither \`[name]\` nor \`name = value\``,
      )
    }
  }
  return all.map(({ name, settings }) => ({ name, url: settings.get('url') ?? '', settings }))
}

function unquoted(text: string): string {
  const value = text.trim()
  return /^".*"$/.test(value) ? value.slice(1, -1) : value
}
