/** Reads the texts that keepalives are made of. */

import { isToken, parseUri, SiproseError } from 'siprose'

/** Refuses what is no method. */
export function checkMethod(text: string): void {
  if (!isToken(text)) refuse(`\`${text}\` is no method; it can be OPTIONS, NOTIFY or the like`)
  if (text === 'INVITE' || text === 'ACK' || text === 'CANCEL') {
    refuse(`${text} is no keepalive; it can be OPTIONS, NOTIFY or the like`)
  }
}

/** Refuses what is no URI. */
export function checkUri(text: string): void {
  if (parseUri(text) === null)
    refuse(`\`${text}\` is no URI; it can be one like sip:server@example.com`)
}

/** Refuses what is no domain. */
export function checkDomain(text: string): void {
  if (parseUri(`sip:${text}`) === null)
    refuse(`\`${text}\` is no domain; it can be one like example.com`)
}

function refuse(message: string): never {
  throw new SiproseError('usrloc/keepalive', message)
}
