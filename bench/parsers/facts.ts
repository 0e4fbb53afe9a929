/** What a parser is asked for: the same by every parser, or its time says nothing. */

/** That a message is one, where its headers and its body are. */
export interface DirectoryFacts {
  /** 0 in a request. */
  readonly status: number
  /** As written. */
  readonly callId: string
  readonly bodyLength: number
}

/** Where a URI leads. */
export interface UriFacts {
  readonly user: string | null
  readonly host: string
  readonly port: number | null
}

/** A Route or Record-Route. */
export interface RouteFacts extends UriFacts {
  readonly lr: boolean
}

/** What a proxy looks at in every message. */
export interface ProxyFacts {
  /** Of a reply, that of its CSeq. */
  readonly method: string
  readonly status: number
  /** Of the request URI; null in a reply. */
  readonly target: UriFacts | null
  readonly viaTransport: string
  readonly viaHost: string
  readonly viaPort: number | null
  readonly branch: string | null
  readonly received: string | null
  /** null too where the parameter has no value. */
  readonly rport: number | null
  readonly fromTag: string | null
  readonly toTag: string | null
  readonly callId: string
  readonly cseq: number
  readonly cseqMethod: string
  readonly maxForwards: number | null
  readonly routes: readonly RouteFacts[]
  /** The URI of the first. */
  readonly contact: string | null
}

/** One Via. */
export interface ViaFacts {
  readonly transport: string
  readonly host: string
  readonly port: number | null
  readonly branch: string | null
  readonly received: string | null
  readonly rport: number | null
}

/** From or To. */
export interface PartyFacts extends UriFacts {
  readonly name: string
  readonly tag: string | null
}

/** One contact. */
export interface ContactFacts extends PartyFacts {
  readonly expires: number | null
  /** In thousandths. */
  readonly q: number | null
}

/** Credentials. */
export interface CredentialFacts {
  readonly username: string | null
  readonly realm: string | null
  readonly nonce: string | null
  readonly uri: string | null
  readonly response: string | null
  readonly algorithm: string | null
}

/** A challenge. */
export interface ChallengeFacts {
  readonly realm: string | null
  readonly nonce: string | null
  readonly algorithm: string | null
  readonly qop: string | null
}

/** All that a message says. */
export interface AllFacts {
  readonly method: string
  readonly status: number
  readonly reason: string
  readonly target: UriFacts | null
  readonly vias: readonly ViaFacts[]
  readonly from: PartyFacts
  readonly to: PartyFacts
  readonly callId: string
  readonly cseq: number
  readonly cseqMethod: string
  readonly maxForwards: number | null
  readonly routes: readonly RouteFacts[]
  readonly recordRoutes: readonly RouteFacts[]
  readonly contacts: readonly ContactFacts[]
  readonly asserted: PartyFacts | null
  /** Of Authorization or Proxy-Authorization. */
  readonly credentials: CredentialFacts | null
  readonly challenge: ChallengeFacts | null
  readonly expires: number | null
  readonly event: string | null
  readonly eventId: string | null
  readonly subscription: string | null
  readonly subscriptionExpires: number | null
  readonly sessionExpires: number | null
  readonly refresher: string | null
  readonly minSe: number | null
  readonly allow: readonly string[]
  readonly supported: readonly string[]
  readonly accept: string | null
  readonly subject: string | null
  /** User-Agent or Server. */
  readonly product: string | null
  readonly contentType: string | null
  readonly contentLength: number | null
  readonly body: string
}

/** How much of a message is asked for. */
export const levels = ['directory', 'proxy', 'all'] as const
/** One of {@link levels}. */
export type Level = (typeof levels)[number]

/** A parser, measured. Every function takes the bytes of a message as a socket gives them. */
export interface Subject {
  /** The parser, as results call it. */
  readonly name: string
  directory(bytes: Buffer): DirectoryFacts
  proxy(bytes: Buffer): ProxyFacts
  all(bytes: Buffer): AllFacts
}
