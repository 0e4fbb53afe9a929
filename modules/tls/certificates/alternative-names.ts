/** The subjectAltName of a certificate, taken apart (RFC 5280 section 4.2.1.6). */

import type { X509Certificate } from 'node:crypto'

/** Names of a certificate besides its subject, by kind, each in its order. */
export interface AlternativeNames {
  readonly hosts: readonly string[]
  readonly uris: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly string[]
}

/** `DNS:a, URI:sip:a, DNS:"b, c"`: what holds a comma or a quote is in quotes. */
const NAME = /(?:^|, )([^:,"]+):("(?:[^"\\]|\\.)*"|[^,]*)/g

/** Reads them; empty lists where there are none. */
export function alternativeNames({ subjectAltName = '' }: X509Certificate): AlternativeNames {
  const of = (kind: string): string[] =>
    [...subjectAltName.matchAll(NAME)].flatMap(([, name, value = '']) =>
      name === kind ? [unquoted(value)] : [],
    )
  return {
    hosts: of('DNS'),
    uris: of('URI'),
    emails: of('email'),
    addresses: of('IP Address'),
  }
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value
  try {
    return String(JSON.parse(value))
  } catch {
    // Quoted in a way that is none of JSON: better the raw text than none.
    return value
  }
}
