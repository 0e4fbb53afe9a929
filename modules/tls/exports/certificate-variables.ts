/** How variables read certificates: those of the connection that the message came by. */

import type { X509Certificate } from 'node:crypto'

import { partKey, type SecureSession, type VariableIndex } from 'siprose'

import { alternativeNames, type AlternativeNames } from '../certificates/alternative-names.ts'
import { type NamePart, oneLine, partOf } from '../certificates/distinguished-name.ts'
import { tls } from '../module.ts'

/** Whose certificate. */
type Side = 'peerCertificate' | 'ownCertificate'
/** The name of a variable, with its sign. */
type Name = `$${string}`

function read<T>(session: SecureSession | null, side: Side, of: (one: X509Certificate) => T) {
  const certificate = session === null ? null : session[side]
  return certificate === null ? null : of(certificate)
}

/** A text of a certificate. */
export function certificateText(
  name: Name,
  side: Side,
  of: (certificate: X509Certificate) => string | null,
) {
  return tls.pseudoVariable(
    { name, type: 'str' },
    { get: (self, ctx) => read(self.state.sessionOf(ctx), side, of) },
  )
}

/** A number of a certificate. */
export function certificateNumber(
  name: Name,
  side: Side,
  of: (certificate: X509Certificate) => number,
) {
  return tls.pseudoVariable(
    { name, type: 'int' },
    { get: (self, ctx) => read(self.state.sessionOf(ctx), side, of) },
  )
}

/** A part of a name in a certificate, or all of it (null). */
export function nameVariable(
  name: Name,
  side: Side,
  whose: 'subject' | 'issuer',
  part: NamePart | null,
) {
  return certificateText(name, side, (certificate) =>
    part === null ? oneLine(certificate[whose]) : partOf(certificate[whose], part),
  )
}

function picked(names: readonly string[], index: VariableIndex): string | null {
  if (index === '*') return names.length === 0 ? null : names.join(',')
  return names.at(typeof index === 'number' ? index : 0) ?? null
}

/** The alternative names of one kind. */
export function alternativeNameVariable(name: Name, side: Side, kind: keyof AlternativeNames) {
  return tls.pseudoVariable(
    { name, type: 'str', indexed: true },
    {
      get: (self, ctx, _key, index) =>
        read(self.state.sessionOf(ctx), side, (one) => picked(alternativeNames(one)[kind], index)),
    },
  )
}

const kinds = new Map([
  ['DNS', 'hosts'],
  ['URI', 'uris'],
  ['EMAIL', 'emails'],
  ['IP', 'addresses'],
] as const)

/** How many alternative names of a kind there are. */
export function alternativeNameCount(name: Name, side: Side) {
  return tls.pseudoVariable(
    { name, type: 'int', key: partKey(kinds, 'key') },
    {
      get: (self, ctx, wanted) =>
        read(self.state.sessionOf(ctx), side, (one) => alternativeNames(one)[wanted].length),
    },
  )
}
