/** A profile: how connections of one kind are secured, as `tls.cfg` or the module's parameters say it. */

import type { Method } from './method.ts'

/** Where something was written. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What connections a profile is for. */
export type Domain =
  | { readonly kind: 'default' }
  /** Any address; the name asked for decides. */
  | { readonly kind: 'any' }
  | { readonly kind: 'address'; readonly address: string; readonly port: number }

/** What is asked of the peer's certificate: see the parameter `verify_client`. */
export const VERIFICATIONS = ['off', 'on', 'optional', 'optional_no_ca'] as const
export type Verification = (typeof VERIFICATIONS)[number]

/** Which names a `server_name` stands for. */
export const NameMode = { ITSELF: 0, WITH_SUBDOMAINS: 1, SUBDOMAINS: 2 } as const
export type NameMode = (typeof NameMode)[keyof typeof NameMode]

/** What can be said of a connection, whether in a profile or in parameters. Names of files are as they were written. */
export interface ProfileValues {
  readonly method: Method
  readonly verify: Verification
  readonly verifyDepth: number
  readonly certificate: string | null
  readonly privateKey: string | null
  readonly privateKeyPassword: string | null
  readonly caList: string | null
  readonly caPath: string | null
  readonly crl: string | null
  readonly ciphers: string | null
  readonly serverName: string | null
  readonly serverNameMode: NameMode
  readonly serverId: string | null
}

/** A profile. */
export interface Profile extends ProfileValues {
  readonly role: 'server' | 'client'
  readonly domain: Domain
  /** null for one that the parameters stand for. */
  readonly place: Place | null
}

/** `[server:192.0.2.1:5061]`, for people. */
export function profileName({ role, domain }: Pick<Profile, 'role' | 'domain'>): string {
  if (domain.kind !== 'address') return `[${role}:${domain.kind}]`
  const host = domain.address.includes(':') ? `[${domain.address}]` : domain.address
  return `[${role}:${host}:${domain.port}]`
}

/** What the older pair of switches means (`verify_certificate`, `require_certificate`). */
export function verificationOf(verify: boolean, require: boolean): Verification {
  if (!verify) return 'off'
  return require ? 'on' : 'optional'
}

/** Whether a profile's `server_name` stands for a name. */
export function namesMatch(profile: ProfileValues, asked: string): boolean {
  const { serverName, serverNameMode } = profile
  if (serverName === null) return false
  const own = serverName.toLowerCase()
  const other = asked.toLowerCase().replace(/\.$/, '')
  if (own === other) return serverNameMode !== NameMode.SUBDOMAINS
  return serverNameMode !== NameMode.ITSELF && other.endsWith(`.${own}`)
}
