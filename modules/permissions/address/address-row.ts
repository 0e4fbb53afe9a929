/** One row of the address table, whatever it comes from. */

import { ipv4Key, ipv6Groups } from 'siprose'

/** What the row says of one address, subnet or domain. */
export interface AddressRow {
  readonly group: number
  /** As it is written, an IPv6 address without brackets. */
  readonly address: string
  /** The length of the prefix; that of a whole address for one alone, 0 for a domain. */
  readonly mask: number
  /** 0 for any. */
  readonly port: number
  readonly tag: string | null
}

/** An IP address as numbers: one of 32 bits, or eight of 16. */
export type Numbers = readonly number[]

/** The numbers of an IP address, IPv6 in brackets or not; null where the text is none. */
export function addressNumbers(text: string): Numbers | null {
  const bare = withoutBrackets(text)
  const key = ipv4Key(bare)
  if (key >= 0) return [key]
  if (!bare.includes(':')) return null
  return ipv6Groups(bare)?.slice(0, 8) ?? null
}

/** An address without the brackets that IPv6 can have. */
export function withoutBrackets(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
}

/** The bits of an address: 32 or 128. */
export function bitsOf(numbers: Numbers): number {
  return numbers.length === 1 ? 32 : 128
}

/** Letters, digits, `-`, `_` and dots, not all digits and dots, which is an address that somebody got wrong. */
export function isDomain(text: string): boolean {
  return /^[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_.])?$/i.test(text) && !/^[0-9.]+$/.test(text)
}

/** What has to be there for a row. */
export interface AddressFields {
  readonly group: number
  readonly address: string
  /** 0 for the whole address. */
  readonly mask: number
  readonly port: number
  readonly tag: string | null
}

/** A row of these fields, or what is wrong with them, and with which. */
export function addressRow(
  fields: AddressFields,
): AddressRow | { readonly field: keyof AddressFields; readonly fact: string } {
  const { group, mask, port, tag } = fields
  const address = withoutBrackets(fields.address)
  if (!Number.isInteger(group) || group < 1 || group > 0x7fff_ffff) {
    return { field: 'group', fact: `the group is ${group}; it can be 1 to 2147483647` }
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { field: 'port', fact: `the port is ${port}; it can be 0, for any, to 65535` }
  }
  const numbers = addressNumbers(address)
  if (numbers === null) {
    if (isDomain(address)) return { group, address, mask: 0, port, tag }
    const slash = address.indexOf('/')
    const apart = slash > 0 && addressNumbers(address.slice(0, slash)) !== null
    const help = apart
      ? `; the mask stands apart: \`${address.replace('/', ' ')}\``
      : ', and no domain'
    return { field: 'address', fact: `\`${fields.address}\` is no IP address${help}` }
  }
  const bits = bitsOf(numbers)
  if (!Number.isInteger(mask) || mask < 0 || mask > bits) {
    return { field: 'mask', fact: `the mask is ${mask}; it can be 1 to ${bits}, or 0 for ${bits}` }
  }
  return { group, address, mask: mask === 0 ? bits : mask, port, tag }
}
