/** The parser of the npm package `sip`: one function for all of a message; URIs of addresses are texts to be parsed on their own. */

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
import { bare, number, productName, split, thousandths, unfolded, valueAndParams } from './plain.ts'

type Params = Readonly<Record<string, string | null | undefined>>

interface ParsedUri {
  readonly user?: string
  readonly host: string
  readonly port: number
  readonly params: Params
}

interface ParsedAddress<U> {
  readonly name?: string
  readonly uri: U
  readonly params: Params
}

interface ParsedVia {
  readonly protocol: string
  readonly host: string
  readonly port?: number
  readonly params: Params
}

interface ParsedHeaders {
  readonly via: readonly ParsedVia[]
  readonly from: ParsedAddress<string>
  readonly to: ParsedAddress<string>
  readonly 'call-id': string
  readonly cseq: { readonly seq: number; readonly method: string }
  readonly contact?: readonly ParsedAddress<string>[]
  readonly route?: readonly ParsedAddress<ParsedUri>[]
  readonly 'record-route'?: readonly ParsedAddress<ParsedUri>[]
  readonly authorization?: readonly Params[]
  readonly 'proxy-authorization'?: readonly Params[]
  readonly 'www-authenticate'?: readonly Params[]
  readonly 'content-length'?: number
}

/** The headers that stay as they are written. */
type Texts = Readonly<
  Record<
    | 'max-forwards'
    | 'expires'
    | 'event'
    | 'subscription-state'
    | 'session-expires'
    | 'min-se'
    | 'allow'
    | 'supported'
    | 'accept'
    | 'subject'
    | 'user-agent'
    | 'server'
    | 'content-type'
    | 'p-asserted-identity',
    string | undefined
  >
>

interface Parsed {
  readonly method?: string
  readonly uri?: string
  readonly status?: number
  readonly reason?: string
  readonly headers: ParsedHeaders & Texts
  readonly content: string
}

interface Library {
  parse(bytes: Buffer): Parsed
  parseUri(text: string): ParsedUri | undefined
  parseAOR(data: { readonly s: string; i: number }): ParsedAddress<string>
}

const sip: Library = createRequire(import.meta.url)('sip')

function directory(bytes: Buffer): DirectoryFacts {
  const message = sip.parse(bytes)
  return {
    status: message.status ?? 0,
    callId: message.headers['call-id'],
    bodyLength: message.content.length,
  }
}

function uriFacts(text: string | undefined): UriFacts | null {
  const uri = text === undefined ? undefined : sip.parseUri(text)
  if (uri === undefined) return null
  return { user: uri.user ?? null, host: uri.host, port: uri.port || null }
}

function routeFacts({ uri }: ParsedAddress<ParsedUri>): RouteFacts {
  const { user, host, port, params } = uri
  return { user: user ?? null, host, port: port || null, lr: params['lr'] !== undefined }
}

function proxy(bytes: Buffer): ProxyFacts {
  const message = sip.parse(bytes)
  const { headers } = message
  const via = headers.via[0]
  return {
    method: message.method ?? headers.cseq.method,
    status: message.status ?? 0,
    target: uriFacts(message.uri),
    viaTransport: via?.protocol ?? '',
    viaHost: via?.host ?? '',
    viaPort: via?.port ?? null,
    branch: via?.params['branch'] ?? null,
    received: via?.params['received'] ?? null,
    rport: number(via?.params['rport']),
    fromTag: headers.from.params['tag'] ?? null,
    toTag: headers.to.params['tag'] ?? null,
    callId: headers['call-id'],
    cseq: headers.cseq.seq,
    cseqMethod: headers.cseq.method,
    maxForwards: number(headers['max-forwards']),
    routes: headers.route?.map(routeFacts) ?? [],
    contact: headers.contact?.[0]?.uri ?? null,
  }
}

function viaFacts({ protocol, host, port, params }: ParsedVia): ViaFacts {
  return {
    transport: protocol,
    host,
    port: port ?? null,
    branch: params['branch'] ?? null,
    received: params['received'] ?? null,
    rport: number(params['rport']),
  }
}

function partyFacts({ name, uri, params }: ParsedAddress<string>): PartyFacts {
  const parsed = sip.parseUri(uri)
  return {
    name: unfolded(bare(name) ?? ''),
    user: parsed?.user ?? null,
    host: parsed?.host ?? '',
    port: parsed?.port || null,
    tag: params['tag'] ?? null,
  }
}

function contactFacts(address: ParsedAddress<string>): ContactFacts {
  const { name, user, host, port, tag } = partyFacts(address)
  const expires = number(address.params['expires'])
  return { name, user, host, port, tag, expires, q: thousandths(address.params['q']) }
}

function credentialFacts(headers: ParsedHeaders): CredentialFacts | null {
  const found = headers.authorization?.[0] ?? headers['proxy-authorization']?.[0]
  if (found === undefined) return null
  return {
    username: bare(found['username']),
    realm: bare(found['realm']),
    nonce: bare(found['nonce']),
    uri: bare(found['uri']),
    response: bare(found['response']),
    algorithm: bare(found['algorithm']),
  }
}

function challengeFacts(headers: ParsedHeaders): ChallengeFacts | null {
  const found = headers['www-authenticate']?.[0]
  if (found === undefined) return null
  return {
    realm: bare(found['realm']),
    nonce: bare(found['nonce']),
    algorithm: bare(found['algorithm']),
    qop: bare(found['qop']),
  }
}

function all(bytes: Buffer): AllFacts {
  const message = sip.parse(bytes)
  const { headers } = message
  const [event, eventParams] = valueAndParams(headers.event ?? '')
  const [subscription, subscriptionParams] = valueAndParams(headers['subscription-state'] ?? '')
  const [interval, intervalParams] = valueAndParams(headers['session-expires'] ?? '')
  const asserted = headers['p-asserted-identity']
  return {
    method: message.method ?? headers.cseq.method,
    status: message.status ?? 0,
    reason: message.reason ?? '',
    target: uriFacts(message.uri),
    vias: headers.via.map(viaFacts),
    from: partyFacts(headers.from),
    to: partyFacts(headers.to),
    callId: headers['call-id'],
    cseq: headers.cseq.seq,
    cseqMethod: headers.cseq.method,
    maxForwards: number(headers['max-forwards']),
    routes: headers.route?.map(routeFacts) ?? [],
    recordRoutes: headers['record-route']?.map(routeFacts) ?? [],
    contacts: headers.contact?.map(contactFacts) ?? [],
    asserted: asserted === undefined ? null : partyFacts(sip.parseAOR({ s: asserted, i: 0 })),
    credentials: credentialFacts(headers),
    challenge: challengeFacts(headers),
    expires: number(headers.expires),
    event: event || null,
    eventId: eventParams.get('id') ?? null,
    subscription: subscription || null,
    subscriptionExpires: number(subscriptionParams.get('expires')),
    sessionExpires: number(interval || null),
    refresher: intervalParams.get('refresher') ?? null,
    minSe: number(headers['min-se']),
    allow: split(headers.allow),
    supported: split(headers.supported),
    accept: headers.accept ?? null,
    subject: headers.subject ?? null,
    product: productName(headers['user-agent'] ?? headers.server),
    contentType: headers['content-type'] ?? null,
    contentLength: headers['content-length'] ?? null,
    body: message.content,
  }
}

/** The parser of the package `sip`. */
export const npmSip: Subject = { name: 'npm sip', directory, proxy, all }
