// hot
/** What a REGISTER says of all its contacts alike. */

import { type Context, HeaderId, type Listener, parseSocketSpec } from 'siprose'

/** A text that can stand in quotes in a header; null for one that cannot, and for none. */
export function quotable(text: string | null): string | null {
  if (text === null || text === '') return null
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code === 34 || code === 92 || code === 127) return null
  }
  return text
}

/** What the device calls itself, '' where it does not. */
export function agentOf({ message }: Context): string {
  const header = message.first(HeaderId.USER_AGENT)
  return header === null ? '' : header.value
}

/** The socket that a text names; null where it is none of this server. */
export function socketNamed(ctx: Context, text: string | null): Listener | null {
  const spec = text === null || text === '' ? null : parseSocketSpec(text)
  return spec === null ? null : ctx.server.sockets.find(spec)
}

/** The `+sip.instance` of a contact as it is kept, in its brackets; null for none. */
export function instanceText(written: string | null): string | null {
  if (written === null || written === '') return null
  const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"')
  return quotable(quoted ? written.slice(1, -1) : written)
}
