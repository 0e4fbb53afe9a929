/** The parser of the npm package `jssip`, which takes a text: one function reads a message, others the headers that it left. */

import { createRequire } from 'node:module'

import type {
  AllFacts,
  ChallengeFacts,
  ContactFacts,
  CredentialFacts,
  DirectoryFacts,
  PartyFacts,
  ProxyFacts,
  RouteFacts,
  Subject,
  UriFacts,
  ViaFacts,
} from './facts.ts'
import { authFields, number, productName, split, thousandths, unfolded } from './plain.ts'

interface ParsedUri {
  readonly user?: string
  readonly host: string
  readonly port?: number
  hasParam(name: string): boolean
}

interface ParsedAddress {
  readonly display_name?: string
  readonly uri: ParsedUri
  getParam(name: string): string | null | undefined
}

interface ParsedVia {
  readonly transport: string
  readonly host: string
  readonly port?: number
  readonly branch?: string
  readonly received?: string
  readonly rport?: number
}

/** The parsed forms of headers, by name. */
interface Forms {
  readonly via: ParsedVia
  readonly cseq: { readonly value: number; readonly method: string }
  readonly 'max-forwards': number
  readonly 'content-length': number
  readonly 'content-type': string
  readonly contact: ParsedAddress
  readonly 'record-route': ParsedAddress
  readonly expires: number
  readonly event: { readonly event: string; readonly params?: { readonly id?: string } }
  readonly 'subscription-state': { readonly state: string; readonly expires?: number }
  readonly 'session-expires': { readonly expires: number; readonly refresher?: string }
  readonly 'www-authenticate': {
    readonly realm: string
    readonly nonce: string
    readonly algorithm?: string
    readonly qop?: readonly string[]
  }
}

interface Parsed {
  readonly method: string
  readonly ruri?: ParsedUri
  readonly status_code?: number
  readonly reason_phrase?: string
  readonly via: ParsedVia
  readonly from: ParsedAddress
  readonly from_tag?: string
  readonly to: ParsedAddress
  readonly to_tag?: string
  readonly call_id: string
  readonly cseq: number
  readonly body: string
  getHeader(name: string): string | undefined
  getHeaders(name: string): readonly string[]
  parseHeader<N extends keyof Forms>(name: N, index?: number): Forms[N] | undefined
}

const require = createRequire(import.meta.url)
const {
  parseMessage,
}: { parseMessage(text: string, agent: object): Parsed } = require('jssip/lib/Parser.js')
const NameAddr: {
  parse(text: string): ParsedAddress | undefined
} = require('jssip/lib/NameAddrHeader.js')

const agent = {}

function parse(bytes: Buffer): Parsed {
  return parseMessage(bytes.toString('latin1'), agent)
}

function directory(bytes: Buffer): DirectoryFacts {
  const message = parse(bytes)
  return {
    status: message.status_code ?? 0,
    callId: message.call_id,
    bodyLength: message.body.length,
  }
}

function uriFacts(uri: ParsedUri | undefined): UriFacts | null {
  if (uri === undefined || uri === null) return null
  return { user: uri.user ?? null, host: uri.host, port: uri.port ?? null }
}

/** All headers of a name, as the message parser has parsed them. */
function forms<N extends keyof Forms>(message: Parsed, name: N): readonly Forms[N][] {
  const all: Forms[N][] = []
  for (let at = 0; at < message.getHeaders(name).length; at++) {
    const form = message.parseHeader(name, at)
    if (form !== undefined) all.push(form)
  }
  return all
}

/** The form of a header that may be absent. */
function form<N extends keyof Forms>(message: Parsed, name: N): Forms[N] | null {
  return message.getHeader(name) === undefined ? null : (message.parseHeader(name) ?? null)
}

function routeFacts({ uri }: ParsedAddress): RouteFacts {
  return {
    user: uri.user ?? null,
    host: uri.host,
    port: uri.port ?? null,
    lr: uri.hasParam('lr'),
  }
}

function routes(message: Parsed): readonly RouteFacts[] {
  const all: RouteFacts[] = []
  for (const text of message.getHeaders('route')) {
    const address = NameAddr.parse(text)
    if (address !== undefined) all.push(routeFacts(address))
  }
  return all
}

function cseqMethod(message: Parsed): string {
  return message.parseHeader('cseq')?.method ?? ''
}

function proxy(bytes: Buffer): ProxyFacts {
  const message = parse(bytes)
  const { via } = message
  return {
    method: message.method,
    status: message.status_code ?? 0,
    target: uriFacts(message.ruri),
    viaTransport: via.transport,
    viaHost: via.host,
    viaPort: via.port ?? null,
    branch: via.branch ?? null,
    received: via.received ?? null,
    rport: via.rport ?? null,
    fromTag: message.from_tag ?? null,
    toTag: message.to_tag ?? null,
    callId: message.call_id,
    cseq: message.cseq,
    cseqMethod: cseqMethod(message),
    maxForwards: form(message, 'max-forwards'),
    routes: routes(message),
    contact: form(message, 'contact')?.uri.toString() ?? null,
  }
}

function viaFacts({ transport, host, port, branch, received, rport }: ParsedVia): ViaFacts {
  return {
    transport,
    host,
    port: port ?? null,
    branch: branch ?? null,
    received: received ?? null,
    rport: rport ?? null,
  }
}

function partyFacts(address: ParsedAddress): PartyFacts {
  const { display_name: name, uri } = address
  return {
    name: unfolded(name ?? ''),
    user: uri.user ?? null,
    host: uri.host,
    port: uri.port ?? null,
    tag: address.getParam('tag') ?? null,
  }
}

function contactFacts(address: ParsedAddress): ContactFacts {
  const { name, user, host, port, tag } = partyFacts(address)
  const expires = number(address.getParam('expires'))
  return { name, user, host, port, tag, expires, q: thousandths(address.getParam('q')) }
}

function credentialFacts(message: Parsed): CredentialFacts | null {
  const text = message.getHeader('authorization') ?? message.getHeader('proxy-authorization')
  if (text === undefined) return null
  const fields = authFields(text)
  return {
    username: fields.get('username') ?? null,
    realm: fields.get('realm') ?? null,
    nonce: fields.get('nonce') ?? null,
    uri: fields.get('uri') ?? null,
    response: fields.get('response') ?? null,
    algorithm: fields.get('algorithm') ?? null,
  }
}

function challengeFacts(message: Parsed): ChallengeFacts | null {
  const found = form(message, 'www-authenticate')
  if (found === null) return null
  const { realm, nonce, algorithm, qop } = found
  return { realm, nonce, algorithm: algorithm ?? null, qop: qop?.[0] ?? null }
}

function asserted(message: Parsed): PartyFacts | null {
  const text = message.getHeader('p-asserted-identity')
  const address = text === undefined ? undefined : NameAddr.parse(text)
  return address === undefined ? null : partyFacts(address)
}

function all(bytes: Buffer): AllFacts {
  const message = parse(bytes)
  const event = form(message, 'event')
  const subscription = form(message, 'subscription-state')
  const interval = form(message, 'session-expires')
  return {
    method: message.method,
    status: message.status_code ?? 0,
    reason: message.reason_phrase ?? '',
    target: uriFacts(message.ruri),
    vias: forms(message, 'via').map(viaFacts),
    from: partyFacts(message.from),
    to: partyFacts(message.to),
    callId: message.call_id,
    cseq: message.cseq,
    cseqMethod: cseqMethod(message),
    maxForwards: form(message, 'max-forwards'),
    routes: routes(message),
    recordRoutes: forms(message, 'record-route').map(routeFacts),
    contacts: forms(message, 'contact').map(contactFacts),
    asserted: asserted(message),
    credentials: credentialFacts(message),
    challenge: challengeFacts(message),
    expires: form(message, 'expires'),
    event: event?.event ?? null,
    eventId: event?.params?.id ?? null,
    subscription: subscription?.state ?? null,
    subscriptionExpires: subscription?.expires ?? null,
    sessionExpires: interval?.expires ?? null,
    refresher: interval?.refresher ?? null,
    minSe: number(message.getHeader('min-se')),
    allow: split(message.getHeader('allow')),
    supported: split(message.getHeader('supported')),
    accept: message.getHeader('accept') ?? null,
    subject: message.getHeader('subject') ?? null,
    product: productName(message.getHeader('user-agent') ?? message.getHeader('server')),
    contentType: form(message, 'content-type'),
    contentLength: form(message, 'content-length'),
    body: message.body,
  }
}

/** The parser of the package `jssip`. */
export const jssip: Subject = { name: 'jssip', directory, proxy, all }
