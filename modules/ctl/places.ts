/** Where the parameters say that requests come in. */

import { filePlace, networkPlace, SiproseError, type ControlPlace, type FaceAccess } from 'siprose'

/** A place, and how requests come in there. */
export interface CtlPlace {
  readonly protocol: 'binrpc' | 'fifo'
  readonly transport: 'unix_stream' | 'unix_dgram' | 'udp' | 'tcp' | 'fifo'
  readonly place: ControlPlace
}

const TRANSPORTS: ReadonlyMap<string, CtlPlace['transport']> = new Map([
  ['unix', 'unix_stream'],
  ['unixs', 'unix_stream'],
  ['unixd', 'unix_dgram'],
  ['udp', 'udp'],
  ['tcp', 'tcp'],
  ['fifo', 'fifo'],
])

/**
 * Reads a place.
 *
 * @param text - as the parameter has it
 * @param protocol - which parameter it is: what is not said depends on it
 * @param files - who may use a file, and where relative paths begin
 * @throws SiproseError `ctl/place`
 */
export function ctlPlace(
  text: string,
  protocol: CtlPlace['protocol'],
  files: { readonly access: FaceAccess; readonly rundir: string },
): CtlPlace {
  const colon = text.indexOf(':')
  const named = colon < 0 ? undefined : TRANSPORTS.get(text.slice(0, colon))
  const rest = named === undefined ? text : text.slice(colon + 1)
  const transport = named ?? usual(text, protocol)
  const network = transport === 'udp' || transport === 'tcp'
  const place = network ? anyAddress(rest) : filePlace(rest, files.access, files.rundir)
  const fits = transport !== 'fifo' || protocol === 'fifo'
  const old = protocol === 'fifo' && (transport === 'unix_stream' || transport === 'unix_dgram')
  if (place !== null && rest !== '' && fits && !old) return { protocol, transport, place }
  const forms =
    protocol === 'binrpc' ? 'unix:PATH, unixd:PATH, udp:ADDRESS:PORT or tcp:ADDRESS:PORT' : 'a path'
  throw new SiproseError('ctl/place', `\`${protocol}\` is \`${text}\`; it can be ${forms}`)
}

/** What a place without a transport is: a file, or UDP where it looks like an address. */
function usual(text: string, protocol: CtlPlace['protocol']): CtlPlace['transport'] {
  if (protocol === 'fifo') return 'fifo'
  return /^[^/]*:\d+$/.test(text) ? 'udp' : 'unix_stream'
}

/** An address; a port alone, or behind `*`, is that of every address. */
function anyAddress(text: string): ControlPlace | null {
  const port = /^(?:\*:)?(\d{1,5})$/.exec(text)?.[1]
  return networkPlace(port === undefined ? text : `0.0.0.0:${port}`)
}
