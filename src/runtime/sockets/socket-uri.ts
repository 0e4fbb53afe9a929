// hot
/** Sockets as our own URIs name them, in Record-Route and Path: `192.0.2.1;transport=tcp;sn=inside`. */

import type { Listener } from '../../net/listener.ts'
import type { Way } from '../../sip/late-headers.ts'
import type { Host } from '../host.ts'
import { inUri } from './socket-table.ts'

/** An address over a transport; UDP is what is meant without. `wss` is told by no word of its own (RFC 7118 section 5). */
export function placeInUri(shown: string, proto: string, label: string | null): string {
  const name = label === null ? '' : `;sn=${label}`
  if (proto === 'udp') return shown + name
  return `${shown};transport=${proto === 'wss' ? 'ws' : proto}${name}`
}

/**
 * The socket by which a message leaves, as it is shown to where it goes.
 *
 * @param named - whether with its name, where it has one
 */
export function wayInUri(way: Way, named: boolean): string {
  return placeInUri(shownPlace(way), way.proto, named ? way.label : null)
}

/**
 * The socket that a message came in on, as it is shown to where that came from.
 *
 * @param named - whether with its name, where it has one
 */
export function socketInUri(server: Host, listener: Listener, named: boolean): string {
  const { sockets } = server
  const { proto } = listener
  const shown = sockets.shownOf(listener)
  const host = inUri(shown.address)
  const place = isUsualPort(shown.port, proto) ? host : `${host}:${shown.port}`
  return placeInUri(place, proto, named ? sockets.labelOf(listener) : null)
}

/** Whether a port need not be written (RFC 3261 section 19.1.2). */
function isUsualPort(port: number, proto: string): boolean {
  return port === 5060 && (proto === 'udp' || proto === 'tcp')
}

/** What a way shows; a port that need not be written is, where it was said to be shown. */
function shownPlace({ shown, proto, address, port }: Way): string {
  if (!isUsualPort(port, proto)) return shown
  const own = inUri(address)
  return shown === `${own}:${port}` ? own : shown
}
