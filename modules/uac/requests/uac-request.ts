/** A request as a script makes it: `$uac_req(name)`. */

import type { Value } from 'siprose'

/** Its parts. */
export class UacRequest {
  method: string | null = null
  ruri: string | null = null
  /** The next hop. */
  ouri: string | null = null
  furi: string | null = null
  ftag: string | null = null
  turi: string | null = null
  ttag: string | null = null
  callid: string | null = null
  cseqno: number | null = null
  hdrs: string | null = null
  body: string | null = null
  sock: string | null = null
  auser: string | null = null
  apasswd: string | null = null
  flags: number | null = null
  evroute: number | null = null
  evparam: string | null = null
  fr_timeout: number | null = null
  fr_inv_timeout: number | null = null
  /** What has come, while the event route runs. */
  evcode: number | null = null
  evtype: number | null = null

  /** The same again, so that a script may go on with the next one. */
  copy(): UacRequest {
    return Object.assign(new UacRequest(), this)
  }
}

type TextPart =
  | 'method'
  | 'ruri'
  | 'ouri'
  | 'furi'
  | 'ftag'
  | 'turi'
  | 'ttag'
  | 'callid'
  | 'hdrs'
  | 'body'
  | 'sock'
  | 'auser'
  | 'apasswd'
  | 'evparam'
type NumberPart = 'cseqno' | 'flags' | 'evroute' | 'fr_timeout' | 'fr_inv_timeout'

/** One part: how it is read, and set. */
export interface Part {
  readonly get: (request: UacRequest) => Value
  /** null for one that is only read; false for a value that is none. */
  readonly set: ((request: UacRequest, value: Value) => boolean) | null
}

function text(name: TextPart): [string, Part] {
  const set = (request: UacRequest, value: Value): boolean => {
    request[name] = value === null ? null : String(value)
    return true
  }
  return [name, { get: (request) => request[name], set }]
}

function number(name: NumberPart): [string, Part] {
  const set = (request: UacRequest, value: Value): boolean => {
    const found = value === null ? null : Number(value)
    if (found !== null && (!Number.isInteger(found) || found < 0)) return false
    request[name] = found
    return true
  }
  return [name, { get: (request) => request[name], set }]
}

/** The parts by name; `all` takes nothing but `$null`. */
export const parts: ReadonlyMap<string, Part> = new Map<string, Part>([
  [
    'all',
    {
      get: () => 0,
      set: (request, value) => {
        if (value === null) Object.assign(request, new UacRequest())
        return value === null
      },
    },
  ],
  text('method'),
  text('ruri'),
  text('ouri'),
  text('furi'),
  text('ftag'),
  text('turi'),
  text('ttag'),
  text('callid'),
  number('cseqno'),
  text('hdrs'),
  text('body'),
  text('sock'),
  text('auser'),
  text('apasswd'),
  number('flags'),
  number('evroute'),
  text('evparam'),
  number('fr_timeout'),
  number('fr_inv_timeout'),
  ['evcode', { get: ({ evcode }) => evcode, set: null }],
  ['evtype', { get: ({ evtype }) => evtype, set: null }],
])
