/** Addresses that are more, or less, than those of one machine: groups, and ones of a link alone. */

/** Whether an address is that of a group (224.0.0.0/4, ff00::/8). */
export function isMulticast(address: string): boolean {
  if (address.includes(':')) return /^ff[0-9a-f]{2}:/i.test(address)
  const first = Number.parseInt(address, 10)
  return first >= 224 && first <= 239
}

/** Whether an IPv6 address means nothing without its interface: fe80::/10, and groups of the interface or the link. */
export function needsZone(address: string): boolean {
  return /^(?:fe[89ab]|ff.[12])/i.test(address) && !address.includes('%')
}
