/** A request with Routes, or to be given a Record-Route, for both servers. */

/** One. In all texts LOW is the lowest port of the server, PEER that of the peers. */
export interface RouteRow {
  readonly name: string
  /** What the script does: `loose_route(); $var(says) = $rc;`. */
  readonly does: string
  readonly method?: string
  readonly uri?: string
  readonly to?: string
  readonly from?: string
  readonly contact?: string
  /** Header lines, each with its line end. */
  readonly headers?: string
  /** Where it is sent on to, whatever the Routes say; empty leaves it to them. */
  readonly onward?: string
  /** Which of the server's addresses it is sent to, and over what. */
  readonly into?: '127.0.0.1' | '127.0.0.2' | '127.0.0.3' | '::1'
  readonly over?: 'udp' | 'udp9' | 'udp6' | 'tcp'
  /** Why we do otherwise, where we do. */
  readonly differs?: string
}

export const OWN = 'sip:127.0.0.1:LOW'
export const PEER = 'sip:127.0.0.1:PEER'
/** A To within a dialog. */
export const DIALOG = '<sip:b@example.com>;tag=tt'
/** A To that is to make one. */
export const NEW = '<sip:b@example.com>'

/** The text of a row. */
export function textOf(row: RouteRow, place: number, call: number): string {
  const { method = 'INVITE', uri = 'sip:bob@127.0.0.1:PEER', headers = '' } = row
  const { to = DIALOG, from = '<sip:a@example.com>;tag=ft', onward = PEER } = row
  const { contact = '<sip:c@127.0.0.1:PEER>', over = 'udp' } = row
  const host = over === 'udp9' ? '127.0.0.9' : '127.0.0.1'
  return (
    `${method} ${uri} SIP/2.0\r\n` +
    `Via: SIP/2.0/${over === 'tcp' ? 'TCP' : 'UDP'} ${host}:PEER;branch=z9hG4bKr${place}\r\n` +
    `From: ${from}\r\nTo: ${to}\r\nCall-ID: r${place}\r\nCSeq: 1 ${method}\r\nMax-Forwards: 70\r\n` +
    `Contact: ${contact}\r\n${headers}X-Call: ${call}\r\n${onward === '' ? '' : `X-To: ${onward}\r\n`}` +
    'Content-Length: 0\r\n\r\n'
  )
}
