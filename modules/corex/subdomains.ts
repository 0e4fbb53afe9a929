/** Domains that are the server's own with all that is below them. */

import { SiproseError } from 'siprose'

/** A domain, and the port that counts; 0 for any. */
export interface Domain {
  readonly name: string
  readonly port: number
}

const DOMAIN = /^(?:(?:udp|tcp|tls|sctp|ws|wss):)?([-0-9a-z]+(?:\.[-0-9a-z]+)*)(?::([0-9]{1,5}))?$/

/** Reads `domain`, `domain:port` or `proto:domain:port`. */
export function parseDomain(text: string): Domain {
  const [, name, port = '0'] = DOMAIN.exec(text.trim().toLowerCase()) ?? []
  if (name === undefined || Number(port) > 65_535) {
    throw new SiproseError(
      'corex/bad-domain',
      `alias_subdomains is \`${text}\`; it can be example.com or udp:example.com:5060`,
    )
  }
  return { name, port: Number(port) }
}

/** The test whether a host is the domain, or below it. */
export function domainTest({ name, port }: Domain): (host: string, port: number) => boolean {
  const below = `.${name}`
  return (host, wanted) => {
    if (port !== 0 && wanted !== 0 && wanted !== port) return false
    const lower = host.toLowerCase()
    return lower === name || lower.endsWith(below)
  }
}
