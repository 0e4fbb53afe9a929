/** What programs are told of the message, in variables of their environment. */

import { type Context, parseUri, TextHash } from 'siprose'

/** Canonical names of headers that have two letters in them where the field has one word. */
const ODD_NAMES: ReadonlyMap<string, string> = new Map([['CALL_ID', 'CALLID']])

/** The most that one variable may hold, as systems have it. */
const MAX_VALUE = 65_536

const hash = new TextHash()

/** Variables about a message: `SIP_RURI`, `SIP_SRCIP`, `SIP_HF_FROM` and their like. */
export function messageEnvironment(ctx: Context): Record<string, string> {
  const { message, peer } = ctx
  const { requestUri } = message
  const user = (uri: string) => parseUri(uri)?.user ?? ''
  const environment: Record<string, string> = {
    SIP_SRCIP: peer.address,
    SIP_RURI: environmentText(ctx.requestUri),
    SIP_ORURI: environmentText(requestUri),
    SIP_USER: environmentText(user(ctx.requestUri)),
    SIP_OUSER: environmentText(user(requestUri)),
    SIP_TID: hash
      .reset()
      .add(message.via?.branch ?? '')
      .add(message.callId ?? '')
      .digits(),
    SIP_DID: environmentText(message.toTag ?? ''),
  }
  for (let place = 0; place < message.headerCount; place++) {
    const header = message.header(place)
    if (header === null) continue
    const canonical = header.name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
    const name = `SIP_HF_${ODD_NAMES.get(canonical) ?? canonical}`
    const before = environment[name]
    const value = environmentText(header.value)
    environment[name] = (before === undefined ? value : `${before},${value}`).slice(0, MAX_VALUE)
  }
  return environment
}

/** A text as an environment can hold it: bytes that are UTF-8 stay as they are, and 0 ends nothing. */
export function environmentText(text: string): string {
  return Buffer.from(text.slice(0, MAX_VALUE), 'latin1').toString('utf8').replaceAll('\0', '')
}
