/** The versions of TLS that a connection may have: `TLSv1.2`, `TLSv1.2+`. */

import type { SecureVersion } from 'node:tls'

/** What is written, and what it means. */
export interface Method {
  readonly name: string
  readonly minVersion: SecureVersion
  readonly maxVersion: SecureVersion
}

const VERSIONS: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']

const methods = new Map<string, Method>([
  ...VERSIONS.map((version) => named(version, version, version)),
  ...VERSIONS.map((version) => named(`${version}+`, version, 'TLSv1.3')),
  named('SSLv23', 'TLSv1', 'TLSv1.3'),
])

function named(
  name: string,
  minVersion: SecureVersion,
  maxVersion: SecureVersion,
): [string, Method] {
  return [name.toLowerCase(), { name, minVersion, maxVersion }]
}

/** The methods there are, as they are written. */
export const methodNames: readonly string[] = [...methods.values()].map(({ name }) => name)

/** The method of a name, in any case; null for one there is none of, `SSLv3` among them. */
export function methodOf(name: string): Method | null {
  return methods.get(name.toLowerCase()) ?? null
}

/** Whether a method has versions that are kept only for old phones: those below TLS 1.2 (RFC 8996). */
export function isOld({ minVersion }: Method): boolean {
  return minVersion === 'TLSv1' || minVersion === 'TLSv1.1'
}
