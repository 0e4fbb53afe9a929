/** Messages of the flows, as text. */

/** What is needed of a message that was received. */
export interface Seen {
  readonly text: string
  readonly line: string
  readonly isRequest: boolean
  /** The method of a request; that in CSeq of a reply. */
  readonly method: string
  /** 0 for a request. */
  readonly status: number
  /** The user of a request's URI. */
  readonly user: string
  readonly branch: string
}

/** The values of a header, in order. */
export function valuesOf(text: string, name: string): readonly string[] {
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const start = `${name.toLowerCase()}:`
  return head
    .split('\r\n')
    .slice(1)
    .filter((line) => line.toLowerCase().startsWith(start))
    .map((line) => line.slice(start.length).trim())
}

/** Reads what came. */
export function see(text: string): Seen {
  const line = text.slice(0, text.indexOf('\r\n'))
  const isRequest = !line.startsWith('SIP/2.0 ')
  const [cseq = ''] = valuesOf(text, 'CSeq')
  const [via = ''] = valuesOf(text, 'Via')
  return {
    text,
    line,
    isRequest,
    method: isRequest ? line.slice(0, line.indexOf(' ')) : (cseq.split(' ')[1] ?? ''),
    status: isRequest ? 0 : Number(line.slice(8, 11)),
    user: /^\S+ sip:([^@\s]*)@/.exec(line)?.[1] ?? '',
    branch: /;branch=([^;,\s]+)/.exec(via)?.[1] ?? '',
  }
}

/** A reply to a request that was received. */
export function replyTo({ text, user }: Seen, status: number, port: number): string {
  const copied = ['Via', 'Record-Route', 'From', 'Call-ID', 'CSeq'].flatMap((name) =>
    valuesOf(text, name).map((value) => `${name}: ${value}`),
  )
  const [whom = ''] = valuesOf(text, 'To')
  copied.push(status === 100 || whom.includes(';tag=') ? `To: ${whom}` : `To: ${whom};tag=${user}`)
  if (status === 401) copied.push(`WWW-Authenticate: Digest realm="${user}", nonce="n"`)
  if (status === 407) copied.push(`Proxy-Authenticate: Digest realm="${user}", nonce="n"`)
  if (status === 302) copied.push(`Contact: <sip:moved@127.0.0.1:${port}>`)
  if (status === 200) copied.push(`Contact: <sip:${user}@127.0.0.1:${port}>`)
  if (user.includes('why')) copied.push(`Reason: SIP;cause=${status};text="Why"`)
  const body = status === 183 && user.includes('media') ? 'v=0\r\n' : ''
  if (body !== '') copied.push('Content-Type: application/sdp')
  return (
    `SIP/2.0 ${status} R${status}\r\n${copied.join('\r\n')}\r\n` +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  )
}
