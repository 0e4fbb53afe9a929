/** What the system's `resolv.conf` says. */

import { canonicalAddress } from '../../ip-address.ts'
import { domainName } from './names.ts'

const DNS_PORT = 53
const MAX_SERVERS = 8
const MAX_SEARCH = 16

/** A server to ask. */
export interface NameServer {
  /** IPv6 without brackets. */
  readonly address: string
  readonly port: number
}

/** How the system asks name servers. */
export interface ResolvConf {
  /** In the order they are asked; never empty. */
  readonly nameServers: readonly NameServer[]
  /** Domains to try behind a name, in their order. */
  readonly search: readonly string[]
  /** A name with at least so many dots is asked as it stands first. */
  readonly ndots: number
  /** How long one server is waited for. */
  readonly timeoutMs: number
  /** How often all servers are asked. */
  readonly attempts: number
  /** Begins with a different server each time. */
  readonly rotate: boolean
  /** Asks over TCP alone. */
  readonly tcp: boolean
}

interface Flags {
  ndots: number
  timeoutMs: number
  attempts: number
  rotate: boolean
  tcp: boolean
}

/** A server as `nameserver` names it: an address, or with a port, `[192.0.2.53]:5353`; null where it is none. */
function readServer(text: string): NameServer | null {
  const [, inner, digits] = /^\[([0-9A-Fa-f:.]+)\]:([0-9]{1,5})$/.exec(text) ?? []
  const address = canonicalAddress(inner ?? text)
  const port = digits === undefined ? DNS_PORT : Number(digits)
  return address === null || port < 1 || port > 65_535 ? null : { address, port }
}

/** A number as resolv.conf(5) caps it; the default where it is none. */
function capped(text: string, lowest: number, highest: number, fallback: number): number {
  if (!/^[0-9]{1,9}$/.test(text)) return fallback
  return Math.max(lowest, Math.min(Number(text), highest))
}

function readOption(word: string, flags: Flags): void {
  const colon = word.indexOf(':')
  const value = colon < 0 ? '' : word.slice(colon + 1)
  switch (colon < 0 ? word : word.slice(0, colon)) {
    case 'ndots':
      flags.ndots = capped(value, 0, 15, flags.ndots)
      break
    case 'timeout':
      flags.timeoutMs = capped(value, 1, 30, flags.timeoutMs / 1000) * 1000
      break
    case 'attempts':
      flags.attempts = capped(value, 1, 5, flags.attempts)
      break
    case 'rotate':
      flags.rotate = true
      break
    case 'use-vc':
      flags.tcp = true
      break
    default:
  }
}

/**
 * Reads the text of a `resolv.conf`.
 *
 * Lines and words it does not know are passed over, as the system does. Without a name server, the one on this machine is asked. A
 * server on another port than 53 is written as OpenBSD writes it, `nameserver [192.0.2.53]:5353`.
 *
 * @param text - the whole file
 *
 * @example A file as most machines have it
 * ```ts
 * parseResolvConf('nameserver 192.0.2.53\nsearch example.com\noptions timeout:1').timeoutMs // 1000
 * ```
 */
export function parseResolvConf(text: string): ResolvConf {
  const nameServers: NameServer[] = []
  let search: string[] = []
  const flags: Flags = { ndots: 1, timeoutMs: 5000, attempts: 2, rotate: false, tcp: false }
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.startsWith(';')) continue
    const [keyword, ...words] = line.split(/[ \t\r]+/, 64)
    if (keyword === 'nameserver') {
      const server = readServer(words[0] ?? '')
      if (server !== null && nameServers.length < MAX_SERVERS) nameServers.push(server)
    } else if (keyword === 'search' || keyword === 'domain') {
      search = words
        .map(domainName)
        .filter((name) => name !== null)
        .slice(0, MAX_SEARCH)
    } else if (keyword === 'options') {
      for (const word of words) readOption(word, flags)
    }
  }
  if (nameServers.length === 0) nameServers.push({ address: '127.0.0.1', port: DNS_PORT })
  return { nameServers, search, ...flags }
}
