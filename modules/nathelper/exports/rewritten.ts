/** Contacts as they would be with the address that a message came from. */

import {
  type Address,
  Contact,
  contacts,
  type Context,
  inUri,
  parseUri,
  type Uri,
  withHostPort,
} from 'siprose'

import { nathelper } from '../module.ts'

/** The address of a Contact, counted from 1, that can have another URI; null where there is none. */
function addressAt({ message }: Context, index: string | undefined): Address | null {
  const contact = contacts(message)[Number(index) - 1]
  return contact instanceof Contact && contact.address.parsedUri?.isSip ? contact.address : null
}

function seenUri({ peer }: Context, { parsedUri }: Address): string {
  return parsedUri === null ? '' : withHostPort(parsedUri, `${inUri(peer.address)}:${peer.port}`)
}

/** What stands around the URI of a Contact, with the new one in its place. */
function rewritten(ctx: Context, address: Address, end: number): string {
  const { text, start, uriStart, uriEnd } = address
  return text.slice(start, uriStart) + seenUri(ctx, address) + text.slice(uriEnd, end)
}

/** Reads a part of the new URI. */
function uriPart(part: (uri: Uri) => string | null) {
  return (_self: unknown, ctx: Context, [index]: readonly string[]): string | null => {
    const address = addressAt(ctx, index)
    const uri = address === null ? null : parseUri(seenUri(ctx, address))
    return uri === null ? null : part(uri)
  }
}

const WHOLE = 'rewrite_contact[<index>]'

/**
 * A Contact as it would be with the address that the message came from.
 *
 * Contacts are counted from 1. Nothing in the message is changed. `$null` where there is no such Contact.
 *
 * @example Look, and leave it as it is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     $var(whole) = @nathelper.rewrite_contact[1];
 *     sl_send_reply("200", "$var(whole) and $sel(nathelper.rewrite_contact[2].nameaddr.uri)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: "Alice" <sip:alice@10.0.0.7;ob>;q=1, <sip:home@10.0.0.8:5070>
 * alice < 200 "Alice" <sip:alice@192.0.2.10:5060;ob>;q=1 and sip:home@192.0.2.10:5060
 * ```
 *
 * @compat In Kamailio the last Contact of a header is the first one.
 */
export const rewriteContact = nathelper.select('@nathelper', {
  [WHOLE]: (_self, ctx, [index]) => {
    const address = addressAt(ctx, index)
    return address === null ? null : rewritten(ctx, address, address.end)
  },
  [`${WHOLE}.nameaddr`]: (_self, ctx, [index]) => {
    const address = addressAt(ctx, index)
    const end = address === null ? 0 : address.uriEnd + (address.bracketed ? 1 : 0)
    return address === null ? null : rewritten(ctx, address, end)
  },
  [`${WHOLE}.nameaddr.name`]: (_self, ctx, [index]) => addressAt(ctx, index)?.display ?? null,
  [`${WHOLE}.nameaddr.uri`]: uriPart((uri) => uri.text),
  [`${WHOLE}.nameaddr.uri.user`]: uriPart((uri) => uri.user),
  [`${WHOLE}.nameaddr.uri.host`]: uriPart((uri) => uri.host),
  [`${WHOLE}.nameaddr.uri.port`]: uriPart((uri) => String(uri.port)),
  [`${WHOLE}.nameaddr.uri.hostport`]: uriPart((uri) => `${uri.host}:${uri.port}`),
  [`${WHOLE}.nameaddr.uri.params`]: uriPart((uri) => uri.params),
})
