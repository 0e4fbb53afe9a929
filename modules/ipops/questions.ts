/** Questions to DNS. */

import type { Answer, DnsRecord, Host, RecordType } from 'siprose'

import { type Address, Kind, parseAddress, reverseName } from './address.ts'
import type { Row } from './results.ts'

/** How a question can end: found, nothing there, no such name to ask for, too many wait. */
export const Outcome = { FOUND: 1, REFUSED: -1, BAD_ADDRESS: -3, NOT_FOUND: -4 } as const

/** An answer; a promise where a name server has to be waited for, null where too many messages wait. */
export function ask(
  server: Host,
  name: string,
  type: RecordType,
): Answer | Promise<Answer | null> | null {
  const { locations } = server
  const known = locations.cache.known(name, type)
  if (known !== null) return known
  return locations.enter() ? waited(server, name, type) : null
}

async function waited(server: Host, name: string, type: RecordType): Promise<Answer> {
  try {
    return await server.locations.cache.ask(name, type)
  } finally {
    server.locations.leave()
  }
}

/** The addresses of a name, IPv4 first; of an address itself. Null when it could not be asked. */
export async function addressesOf(server: Host, name: string): Promise<readonly Row[] | null> {
  const address = parseAddress(name)
  if (address !== null) return [{ type: family(address), addr: bare(name) }]
  const [four, six] = await Promise.all([ask(server, name, 'A'), ask(server, name, 'AAAA')])
  if (four === null && six === null) return null
  const records = [...(four?.records ?? []), ...(six?.records ?? [])]
  return records.flatMap((record) =>
    record.type === 'A' || record.type === 'AAAA'
      ? [{ type: record.type === 'A' ? 4 : 6, addr: record.address }]
      : [],
  )
}

function family(address: Address): number {
  return address.kind === Kind.IPV4 ? 4 : 6
}

function bare(text: string): string {
  return text.startsWith('[') ? text.slice(1, -1) : text
}

/** The name of an address; null when it could not be asked. */
export async function namesOf(server: Host, address: Address): Promise<readonly Row[] | null> {
  const answer = await ask(server, reverseName(address), 'PTR')
  if (answer === null) return null
  return answer.records.flatMap((record) =>
    record.type === 'PTR' ? [{ hostname: record.target }] : [],
  )
}

/** The hosts of a service, by priority, the heavier first; null when it could not be asked. */
export async function hostsOf(server: Host, service: string): Promise<readonly Row[] | null> {
  const answer = await ask(server, service, 'SRV')
  if (answer === null || answer.verdict === 'failed') return null
  return answer.records
    .filter((record) => record.type === 'SRV')
    .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
    .map(({ priority, weight, port, target }) => ({ priority, weight, port, target }))
}

/** The services of a domain, in the order they are to be tried; null when it could not be asked. */
export async function servicesOf(server: Host, domain: string): Promise<readonly Row[] | null> {
  const answer = await ask(server, domain, 'NAPTR')
  if (answer === null || answer.verdict === 'failed') return null
  return answer.records
    .filter((record: DnsRecord) => record.type === 'NAPTR')
    .toSorted((a, b) => a.order - b.order || a.preference - b.preference)
    .map(({ order, preference, flags, services, regexp, replacement }) => ({
      order,
      pref: preference,
      flags,
      services,
      regex: regexp,
      replace: replacement,
    }))
}
