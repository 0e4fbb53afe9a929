/** A transport, as functions take it by its name. */

import { type Proto, SiproseError } from 'siprose'

/**
 * A transport by its name.
 *
 * @throws SiproseError for a text that is none
 */
export function transportName(text: string): Proto {
  const proto = text.toLowerCase()
  if (
    proto === 'udp' ||
    proto === 'tcp' ||
    proto === 'tls' ||
    proto === 'sctp' ||
    proto === 'ws' ||
    proto === 'wss'
  ) {
    return proto
  }
  throw new SiproseError(
    'tm/bad-transport',
    `\`${text}\` is no transport; it can be udp, tcp, tls, ws, wss or sctp`,
  )
}
