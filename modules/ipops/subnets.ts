/** Networks: an address, and how many of its bits count. */

import { SiproseError } from 'siprose'

import { type Address, Kind, parseAddress } from './address.ts'

/** A network. */
export interface Subnet {
  readonly address: Address
  /** How many bits count. */
  readonly bits: number
}

const PREFIX = /^[0-9]{1,3}$/

/** The most networks of one list. */
const MAX_SUBNETS = 1000

/** The network that `10.0.0.0/8` is, or null; without a slash all bits count. */
export function parseSubnet(text: string): Subnet | null {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (address === null || address.kind === Kind.REFERENCE) return null
  const most = address.kind === Kind.IPV4 ? 32 : 128
  if (slash < 0) return { address, bits: most }
  const prefix = text.slice(slash + 1)
  const bits = PREFIX.test(prefix) ? Number(prefix) : -1
  return bits >= 0 && bits <= most ? { address, bits } : null
}

/** The networks that a list names, with commas between. */
export function parseSubnets(list: string): readonly Subnet[] {
  const parts = list.split(',', MAX_SUBNETS + 1)
  if (parts.length > MAX_SUBNETS) {
    throw new SiproseError('ipops/too-many', `the list has more than ${MAX_SUBNETS} networks`)
  }
  return parts.map((part) => {
    const text = part.trim()
    const subnet = parseSubnet(text)
    if (subnet !== null) return subnet
    throw new SiproseError(
      'ipops/no-network',
      `\`${text}\` is no network; it can be an address, or an address, \`/\` and how many bits count`,
      { text },
    )
  })
}

/** Whether an address is in a network. */
export function inSubnet(address: Address, { address: net, bits }: Subnet): boolean {
  if (address.kind !== net.kind) return false
  if (bits === 0) return true
  if (net.kind === Kind.IPV4) return address.key >>> (32 - bits) === net.key >>> (32 - bits)
  for (let at = 0, left = bits; left > 0; at++, left -= 16) {
    const shift = left >= 16 ? 0 : 16 - left
    if ((address.groups[at] ?? 0) >> shift !== (net.groups[at] ?? 0) >> shift) return false
  }
  return true
}
