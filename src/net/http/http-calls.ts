/** Requests of HTTP that the server makes of others. */

/** A header of a request or an answer. */
export type HttpHeader = readonly [name: string, value: string]

/** How others are talked to: all calls of a client have this in common. */
export interface HttpProfile {
  /** Connections at once, to all places together; more calls wait, and their time runs. */
  readonly maxConnections: number
  /** Whether connections stay open for the next call. */
  readonly keep: boolean
  /** The address that connections come from; null for the system's choice. */
  readonly localAddress: string | null
  /** A proxy of HTTP, `http://host:port`, or null. */
  readonly proxy: string | null
  readonly secure: HttpSecurity
}

/** Whom to believe over TLS, and what to show. */
export interface HttpSecurity {
  /** Whether the certificate has to be good. */
  readonly verifyPeer: boolean
  /** Whether it has to be for the host. */
  readonly verifyHost: boolean
  /** Certificates of authorities, in PEM; null for the system's. */
  readonly ca: string | null
  /** The own certificate and its key, in PEM; null for none. */
  readonly certificate: string | null
  readonly key: string | null
  readonly minVersion: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3' | null
  readonly maxVersion: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3' | null
  /** In OpenSSL's notation; null for the usual ones. */
  readonly ciphers: string | null
}

/** One request. */
export interface HttpCall {
  readonly method: string
  readonly url: string
  readonly headers: readonly HttpHeader[]
  /** One char a byte; null for none. */
  readonly body: string | null
  /** For all of it, redirections included. */
  readonly timeoutMs: number
  /** Bytes of the answer's body; more is a failure. */
  readonly maxBytes: number
  /** How many redirections are followed. */
  readonly redirects: number
  /** User and password, and which ways of showing them may be used; null for none. */
  readonly login: HttpLogin | null
}

/** Who asks. */
export interface HttpLogin {
  readonly user: string
  readonly password: string
  readonly basic: boolean
  readonly digest: boolean
}

/** What came back. */
export interface HttpAnswer {
  readonly kind: 'answer'
  readonly status: number
  readonly reason: string
  readonly headers: readonly HttpHeader[]
  /** One char a byte. */
  readonly body: string
  /** Where a redirection leads that was not followed; null for none. */
  readonly redirect: string | null
  /** Where the answer comes from, after all redirections that were followed; without user and password. */
  readonly url: string
  readonly times: HttpTimes
}

/** How long parts of a call took, in milliseconds from its beginning. */
export interface HttpTimes {
  /** The connection stood. */
  readonly connected: number
  /** The first byte of the answer was there. */
  readonly begun: number
  /** All was there. */
  readonly ended: number
}

/** Why nothing came. */
export type HttpCause =
  /** The URL is none, or its scheme is another. */
  | 'url'
  /** The request has what no request may have. */
  | 'request'
  /** The name of the host stands for nothing. */
  | 'name'
  | 'connect'
  | 'timeout'
  | 'secure'
  | 'too-long'
  | 'redirects'
  /** The connection broke, or the answer is none. */
  | 'broken'

/** Nothing came. */
export interface HttpFailure {
  readonly kind: 'failure'
  readonly cause: HttpCause
  /** For people; it has no password and no body in it. */
  readonly text: string
}

export type HttpOutcome = HttpAnswer | HttpFailure

/** Makes calls. */
export interface HttpClient {
  /** It never rejects. */
  call(call: HttpCall): Promise<HttpOutcome>
  /** Ends all calls, and closes the connections. */
  close(): void
}

/** Makes clients: the real one goes to the network, that of examples to their actors. */
export interface HttpClients {
  open(profile: HttpProfile): HttpClient
}

/** A profile that suits most. */
export const HTTP_PROFILE: HttpProfile = {
  maxConnections: 64,
  keep: false,
  localAddress: null,
  proxy: null,
  secure: {
    verifyPeer: true,
    verifyHost: true,
    ca: null,
    certificate: null,
    key: null,
    minVersion: null,
    maxVersion: null,
    ciphers: null,
  },
}

/** A failure. */
export function httpFailure(cause: HttpCause, text: string): HttpFailure {
  return { kind: 'failure', cause, text }
}
