/** What a script asks of its next query: `$http_req(name)`. */

import type { HttpLogin, Value } from 'siprose'

/** Ways of showing who asks, as bits. */
const BASIC = 1
const DIGEST = 2 | 16
/** Headers that one query may have. */
const MAX_HEADERS = 64

/** What the parameters say where a script says nothing. */
export interface Usual {
  readonly timeoutMs: number
  readonly verifyPeer: boolean
  readonly verifyHost: boolean
  readonly certificate: string
  readonly key: string
  readonly ca: string
  readonly authMethod: number
  readonly follow: boolean
}

/** The wishes of one script for one query. */
export class Wishes {
  method: string | null = null
  body: string | null = null
  suspend = true
  timeoutMs: number
  verifyPeer: boolean
  verifyHost: boolean
  certificate: string
  key: string
  ca: string
  authMethod: number
  follow: boolean
  user: string | null = null
  password = ''
  headers: string[] = []

  /** @param usual - what they are as long as nothing is said */
  constructor(usual: Usual) {
    this.timeoutMs = usual.timeoutMs
    this.verifyPeer = usual.verifyPeer
    this.verifyHost = usual.verifyHost
    this.certificate = usual.certificate
    this.key = usual.key
    this.ca = usual.ca
    this.authMethod = usual.authMethod
    this.follow = usual.follow
  }

  /** Who asks, where that is said. */
  get login(): HttpLogin | null {
    const { user, password, authMethod } = this
    if (user === null) return null
    return {
      user,
      password,
      basic: (authMethod & BASIC) !== 0,
      digest: (authMethod & DIGEST) !== 0,
    }
  }
}

/** Sets one wish; null is what is usual. False for a value that is none. */
export type SetWish = (wishes: Wishes, value: Value, usual: Usual) => boolean

const text = (value: Value): string => String(value ?? '')

function numbered(
  value: Value,
  otherwise: number,
  set: (number: number) => void,
  least = 0,
): boolean {
  const number = value === null ? otherwise : Number(value)
  if (!Number.isInteger(number) || number < least) return false
  set(number)
  return true
}

/** The names of wishes that can be set alone. */
export const wishes: ReadonlyMap<string, SetWish> = new Map<string, SetWish>([
  [
    'hdr',
    (all, value) => {
      if (value === null) all.headers = []
      else if (all.headers.length >= MAX_HEADERS) return false
      else all.headers.push(text(value))
      return true
    },
  ],
  [
    'body',
    (all, value) => {
      all.body = value === null ? null : text(value)
      return true
    },
  ],
  [
    'method',
    (all, value) => {
      all.method = value === null ? null : text(value).toUpperCase()
      return true
    },
  ],
  [
    'timeout',
    (all, value, usual) =>
      numbered(
        value,
        usual.timeoutMs,
        (number) => {
          all.timeoutMs = number
        },
        1,
      ),
  ],
  [
    'suspend',
    (all, value) =>
      numbered(value, 1, (number) => {
        all.suspend = number !== 0
      }),
  ],
  [
    'tls_verify_peer',
    (all, value, usual) =>
      numbered(value, Number(usual.verifyPeer), (number) => {
        all.verifyPeer = number !== 0
      }),
  ],
  [
    'tls_verify_host',
    (all, value, usual) =>
      numbered(value, Number(usual.verifyHost), (number) => {
        all.verifyHost = number !== 0
      }),
  ],
  [
    'tls_client_cert',
    (all, value, usual) => {
      all.certificate = value === null ? usual.certificate : text(value)
      return true
    },
  ],
  [
    'tls_client_key',
    (all, value, usual) => {
      all.key = value === null ? usual.key : text(value)
      return true
    },
  ],
  [
    'tls_ca_path',
    (all, value, usual) => {
      all.ca = value === null ? usual.ca : text(value)
      return true
    },
  ],
  [
    'authmethod',
    (all, value, usual) =>
      numbered(value, usual.authMethod, (number) => {
        all.authMethod = number
      }),
  ],
  [
    'username',
    (all, value) => {
      all.user = value === null ? null : text(value)
      return true
    },
  ],
  [
    'password',
    (all, value) => {
      all.password = text(value)
      return true
    },
  ],
  [
    'follow_redirect',
    (all, value, usual) =>
      numbered(value, Number(usual.follow), (number) => {
        all.follow = number !== 0
      }),
  ],
  // what concerns connections that stay open for hours, which there are none of here
  ['tcp_keepalive', (_all, value) => numbered(value, 0, () => undefined)],
  ['tcp_ka_idle', (_all, value) => numbered(value, 0, () => undefined)],
  ['tcp_ka_interval', (_all, value) => numbered(value, 0, () => undefined)],
])
