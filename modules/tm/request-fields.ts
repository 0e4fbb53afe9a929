/** The headers of a request that somebody wants to be sent, as they are written in one text. */

/** Its parts. */
export interface RequestFields {
  readonly from: string
  readonly to: string
  readonly callId?: string
  readonly cseq?: number
  /** The others, each with its line end. */
  readonly headers: string
}

/**
 * Reads header lines.
 *
 * @returns null where From or To is not among them
 */
export function requestFields(text: string): RequestFields | null {
  const found = new Map<string, string>()
  let headers = ''
  for (const line of text.split(/\r\n|\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const own = OWN.get(name)
    if (own === undefined) headers += `${line.slice(0, colon).trim()}: ${value}\r\n`
    else found.set(own, value)
  }
  const from = found.get('from')
  const to = found.get('to')
  if (from === undefined || to === undefined) return null
  const cseq = Number.parseInt(found.get('cseq') ?? '', 10)
  const callId = found.get('call-id')
  return {
    from,
    to,
    headers,
    ...(callId === undefined ? {} : { callId }),
    ...(Number.isNaN(cseq) ? {} : { cseq }),
  }
}

/** The headers that are parts of their own, in all their names. */
const OWN: ReadonlyMap<string, string> = new Map([
  ['from', 'from'],
  ['f', 'from'],
  ['to', 'to'],
  ['t', 'to'],
  ['call-id', 'call-id'],
  ['i', 'call-id'],
  ['cseq', 'cseq'],
  ['via', 'via'],
  ['v', 'via'],
  ['content-length', 'content-length'],
  ['l', 'content-length'],
])
