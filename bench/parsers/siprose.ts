/** The parser of this server. */

import {
  type Address,
  allowedMethods,
  acceptedTypes,
  assertedIdentities,
  challenges,
  type Contact,
  contacts,
  contentType,
  eventType,
  expires,
  Fault,
  HeaderId,
  type Message,
  minSe,
  optionTags,
  parseMessage,
  routes,
  serverProducts,
  sessionExpires,
  subscriptionState,
  typed,
  userAgent,
  type Via,
  vias,
} from '../../src/sip/index.ts'
import type { Header } from '../../src/sip/index.ts'
import { readCredentials } from '../../src/sip/headers/authorization.ts'
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

function directory(bytes: Buffer): DirectoryFacts {
  const message = parseMessage(bytes, 0, bytes.length)
  return {
    status: message.status,
    callId: message.first(HeaderId.CALL_ID)?.value ?? '',
    bodyLength: message.length - message.bodyStart,
  }
}

function target({ target }: Message): UriFacts | null {
  return target === null ? null : { user: target.user, host: target.host, port: target.port }
}

/** The elements of a list that are no faults, each made something else. */
function made<T, R>(list: readonly (T | Fault)[], make: (element: T) => R): readonly R[] {
  const all: R[] = []
  for (const element of list) if (!(element instanceof Fault)) all.push(make(element))
  return all
}

function routeFacts(route: Address): RouteFacts {
  const uri = route.parsedUri
  return {
    user: uri?.user ?? null,
    host: uri?.host ?? '',
    port: uri?.port ?? null,
    lr: uri?.looseRouting ?? false,
  }
}

function proxy(bytes: Buffer): ProxyFacts {
  const message = parseMessage(bytes, 0, bytes.length)
  const { via, cseq } = message
  return {
    method: message.method,
    status: message.status,
    target: target(message),
    viaTransport: via?.transport ?? '',
    viaHost: via?.host ?? '',
    viaPort: via?.port ?? null,
    branch: via?.branch ?? null,
    received: via?.received ?? null,
    rport: via?.rport || null,
    fromTag: message.fromTag,
    toTag: message.toTag,
    callId: message.callId ?? '',
    cseq: cseq?.number ?? -1,
    cseqMethod: cseq?.method ?? '',
    maxForwards: message.maxForwards,
    routes: made(routes(message), routeFacts),
    contact: message.contactUri,
  }
}

function viaFacts(via: Via): ViaFacts {
  return {
    transport: via.transport,
    host: via.host,
    port: via.port,
    branch: via.branch,
    received: via.received,
    rport: via.rport || null,
  }
}

function allVias(message: Message): readonly ViaFacts[] {
  const all: ViaFacts[] = []
  for (let header: Header | null = message.first(HeaderId.VIA); header !== null;) {
    for (const via of vias(header)) if (!(via instanceof Fault)) all.push(viaFacts(via))
    header = message.next(header)
  }
  return all
}

function partyFacts(address: Address | null): PartyFacts {
  const uri = address?.parsedUri ?? null
  return {
    name: address?.displayName ?? '',
    user: uri?.user ?? null,
    host: uri?.host ?? '',
    port: uri?.port ?? null,
    tag: address?.tag ?? null,
  }
}

function contactFacts({ address, expires, q }: Contact): ContactFacts {
  const uri = address.parsedUri
  return {
    name: address.displayName,
    user: uri?.user ?? null,
    host: uri?.host ?? '',
    port: uri?.port ?? null,
    tag: address.tag,
    expires,
    q,
  }
}

function credentialFacts(message: Message): CredentialFacts | null {
  const header =
    message.first(HeaderId.AUTHORIZATION) ?? message.first(HeaderId.PROXY_AUTHORIZATION)
  const found = typed(header, readCredentials)
  if (found === null) return null
  const { username, realm, nonce, uri, response, algorithm } = found
  return { username, realm, nonce, uri, response, algorithm }
}

function challengeFacts(message: Message): ChallengeFacts | null {
  const [first] = challenges(message)
  if (first === undefined || first instanceof Fault) return null
  const { realm, nonce, algorithm, qop } = first
  return { realm, nonce, algorithm, qop: qop[0] ?? null }
}

const same = (text: string): string => text

function all(bytes: Buffer): AllFacts {
  const message = parseMessage(bytes, 0, bytes.length)
  const { cseq } = message
  const event = eventType(message)
  const subscription = subscriptionState(message)
  const interval = sessionExpires(message)
  const [asserted] = made(assertedIdentities(message), partyFacts)
  const [accept] = made(acceptedTypes(message), (type) => type.value)
  const product = userAgent(message)[0] ?? serverProducts(message)[0]
  return {
    method: message.method,
    status: message.status,
    reason: message.reason,
    target: target(message),
    vias: allVias(message),
    from: partyFacts(message.from),
    to: partyFacts(message.to),
    callId: message.callId ?? '',
    cseq: cseq?.number ?? -1,
    cseqMethod: cseq?.method ?? '',
    maxForwards: message.maxForwards,
    routes: made(routes(message), routeFacts),
    recordRoutes: made(routes(message, HeaderId.RECORD_ROUTE), routeFacts),
    contacts: made(contacts(message), contactFacts),
    asserted: asserted ?? null,
    credentials: credentialFacts(message),
    challenge: challengeFacts(message),
    expires: expires(message),
    event: event?.value ?? null,
    eventId: event?.id ?? null,
    subscription: subscription?.value ?? null,
    subscriptionExpires: subscription?.expires ?? null,
    sessionExpires: interval?.seconds ?? null,
    refresher: interval?.refresher ?? null,
    minSe: minSe(message),
    allow: made(allowedMethods(message), same),
    supported: made(optionTags(message, HeaderId.SUPPORTED), same),
    accept: accept ?? null,
    subject: message.first(HeaderId.SUBJECT)?.value ?? null,
    product: product?.name ?? null,
    contentType: contentType(message)?.mediaType ?? null,
    contentLength: message.contentLength,
    body: message.body,
  }
}

/** This server's parser. */
export const siprose: Subject = { name: 'siprose', directory, proxy, all }
