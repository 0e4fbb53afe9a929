/** The version of a certificate, which the run-time does not tell. */

import type { X509Certificate } from 'node:crypto'

const LONG_FORM = 0x80
const VERSION_TAG = 0xa0

/** 0 for version 1, 2 for version 3 (RFC 5280 section 4.1.2.1). */
export function certificateVersion({ raw }: X509Certificate): number {
  const inner = contentAt(raw, 0)
  const at = contentAt(raw, inner)
  // Explicitly tagged, `A0 03 02 01 vv`; absent in version 1.
  return raw[at] === VERSION_TAG ? (raw[at + 4] ?? 0) : 0
}

/** Where the content of the element at an offset begins. */
function contentAt(raw: Buffer, offset: number): number {
  const length = raw[offset + 1] ?? 0
  return offset + 2 + ((length & LONG_FORM) === 0 ? 0 : length - LONG_FORM)
}
