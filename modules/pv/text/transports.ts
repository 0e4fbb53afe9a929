/** Transports by name and by number. */

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['udp', 1],
  ['tcp', 2],
  ['tls', 3],
  ['sctp', 4],
  ['ws', 5],
  ['wss', 6],
])

/** The number the field has for a transport, in any case; 0 for one it has none for. */
export function transportNumber(name: string): number {
  return NUMBERS.get(name.toLowerCase()) ?? 0
}
