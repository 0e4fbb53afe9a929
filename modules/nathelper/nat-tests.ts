/** Signs that whoever sent a message is behind a NAT. */

import {
  type Context,
  firstContact,
  ipv4Key,
  type Message,
  parseUri,
  sdp,
  type SdpConnection,
  type Sdp,
  viaAt,
} from 'siprose'

import { hostIs, portOfUri } from './contact-uri.ts'
import { isPrivate } from './private-networks.ts'

/** Tests by number; the numbers can be added. */
export const NatTest = {
  PRIVATE_CONTACT: 1,
  OTHER_VIA_ADDRESS: 2,
  PRIVATE_VIA: 4,
  PRIVATE_MEDIA: 8,
  OTHER_VIA_PORT: 16,
  PRIVATE_SOURCE: 32,
  WEBSOCKET: 64,
  OTHER_CONTACT_PORT: 128,
  OTHER_MEDIA_ADDRESS: 256,
  OTHER_TARGET: 512,
} as const

/** Whether one of the tests finds a sign. Those that cost least come first. */
export function looksNated(ctx: Context, tests: number, withReserved: boolean): boolean {
  const { message, peer } = ctx
  const { via } = message
  if (via !== null) {
    if ((tests & NatTest.OTHER_VIA_ADDRESS) !== 0 && !via.hostIs(peer.address)) return true
    if ((tests & NatTest.OTHER_VIA_PORT) !== 0 && viaPort(via) !== peer.port) return true
    if ((tests & NatTest.PRIVATE_VIA) !== 0 && isPrivate(ipv4Key(via.host), withReserved)) {
      return true
    }
  }
  if ((tests & NatTest.PRIVATE_SOURCE) !== 0 && isPrivate(ipv4Key(peer.address), withReserved)) {
    return true
  }
  if ((tests & NatTest.WEBSOCKET) !== 0 && (peer.proto === 'ws' || peer.proto === 'wss')) {
    return true
  }
  if ((tests & NatTest.PRIVATE_CONTACT) !== 0 && hasPrivateContact(message, withReserved)) {
    return true
  }
  if ((tests & NatTest.OTHER_CONTACT_PORT) !== 0 && hasOtherContactPort(message, peer.port)) {
    return true
  }
  if ((tests & NatTest.OTHER_TARGET) !== 0 && hasOtherTarget(ctx)) return true
  if ((tests & (NatTest.PRIVATE_MEDIA | NatTest.OTHER_MEDIA_ADDRESS)) === 0) return false
  const description = sdp(message)
  if (description === null) return false
  return (
    ((tests & NatTest.PRIVATE_MEDIA) !== 0 && hasPrivateMedia(description, withReserved)) ||
    ((tests & NatTest.OTHER_MEDIA_ADDRESS) !== 0 && goesElsewhere(description, peer.address))
  )
}

function viaPort({
  port,
  transport,
}: {
  readonly port: number | null
  readonly transport: string
}): number {
  return port ?? (transport === 'TLS' ? 5061 : 5060)
}

function hasPrivateContact(message: Message, withReserved: boolean): boolean {
  const uri = firstContact(message)?.address.parsedUri ?? null
  return uri !== null && uri.isSip && isPrivate(ipv4Key(uri.host), withReserved)
}

function hasOtherContactPort(message: Message, port: number): boolean {
  const uri = firstContact(message)?.address.parsedUri ?? null
  return uri !== null && uri.isSip && portOfUri(uri) !== port
}

function hasPrivateMedia({ session, media }: Sdp, withReserved: boolean): boolean {
  if (media.length === 0) return isPrivateConnection(session.connection, withReserved)
  for (const { destination } of media) {
    if (isPrivateConnection(destination, withReserved)) return true
  }
  return false
}

function isPrivateConnection(connection: SdpConnection | null, withReserved: boolean): boolean {
  return connection !== null && isPrivate(ipv4Key(connection.address), withReserved)
}

/** What a line `c=` says, held against where the message came from. */
const Media = { NOT_COMPARED: 0, SAME: 1, OTHER: 2 } as const

/** Whether media goes to other addresses than the message came from, and to none that is the same. */
function goesElsewhere({ session, media }: Sdp, source: string): boolean {
  let result: number = mediaAt(session.connection, source)
  if (result === Media.SAME) return false
  for (const { connection } of media) {
    const one = mediaAt(connection, source)
    if (one === Media.SAME) return false
    if (one === Media.OTHER) result = one
  }
  return result === Media.OTHER
}

function mediaAt(connection: SdpConnection | null, source: string): number {
  if (connection === null) return Media.NOT_COMPARED
  const { address } = connection
  if (address === source) return Media.SAME
  // an address of the other family says nothing, and a name is not looked up
  const comparable = source.includes(':') ? address.includes(':') : ipv4Key(address) >= 0
  return comparable ? Media.OTHER : Media.NOT_COMPARED
}

/** A request that goes elsewhere than its URI says, or a reply that goes elsewhere than its Via says; or either over WebSocket. */
function hasOtherTarget(ctx: Context): boolean {
  return ctx.message.isRequest ? isSentElsewhere(ctx) : isAnsweredElsewhere(ctx.message)
}

function isSentElsewhere({ uri, destinationUri }: Context): boolean {
  if (uri === null || destinationUri === null) return false
  const destination = parseUri(destinationUri)
  if (destination === null) return false
  const transport = destination.transport?.toLowerCase()
  return (
    transport === 'ws' ||
    transport === 'wss' ||
    destination.host.toLowerCase() !== uri.host.toLowerCase() ||
    portOfUri(destination) !== portOfUri(uri)
  )
}

function isAnsweredElsewhere(message: Message): boolean {
  const via = viaAt(message, 1)
  if (via === null) return false
  const { received, rport, transport } = via
  if (transport === 'WS' || transport === 'WSS') return true
  if (received !== null && received !== '' && !hostIs(via.host, received)) return true
  return rport !== null && rport !== 0 && rport !== viaPort(via)
}
