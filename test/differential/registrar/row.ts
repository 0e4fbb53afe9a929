/** A step of a sequence: one request, and what is known of the answers to it. */

/** One request. */
export interface Row {
  readonly name: string
  /** Without Via, From, To, Call-ID and CSeq. */
  readonly method: string
  readonly uri: string
  readonly to: string
  readonly callId: string
  /** Null for one more than the row before. */
  readonly cseq: string | null
  /** Further header lines, each with its line end. */
  readonly headers: string
  /** Why we answer otherwise; null where we do not. */
  readonly differs: string | null
}

/** What can be said of a request. */
export interface RowOptions {
  readonly to?: string
  readonly callId?: string
  readonly cseq?: number | string
  /** Header lines, without line ends. */
  readonly headers?: readonly string[]
  readonly differs?: string
}

/** A REGISTER with contacts, a header for each. */
export function register(
  name: string,
  contacts: string | readonly string[],
  options: RowOptions = {},
): Row {
  const list = typeof contacts === 'string' ? [contacts] : contacts
  const lines = [...list.map((contact) => `Contact: ${contact}`), ...(options.headers ?? [])]
  const { to = 'sip:bob@example.com', callId = 'c', cseq = null, differs = null } = options
  return {
    name,
    method: 'REGISTER',
    uri: 'sip:example.com',
    to,
    callId,
    cseq: cseq === null ? null : String(cseq),
    headers: lines.map((line) => `${line}\r\n`).join(''),
    differs,
  }
}

/** A request that asks for a user. */
export function find(
  name: string,
  uri: string,
  options: RowOptions & {
    readonly method?: string
    readonly does?: string
    readonly with?: string
  } = {},
): Row {
  const { method = 'OPTIONS', does, with: value, headers = [], differs = null, to = uri } = options
  const lines = [...headers]
  if (does !== undefined) lines.push(`X-Do: ${does}`)
  if (value !== undefined) lines.push(`X-With: ${value}`)
  return {
    name,
    method,
    uri,
    to,
    callId: 'f',
    cseq: null,
    headers: lines.map((line) => `${line}\r\n`).join(''),
    differs,
  }
}

/** The text of a request. */
export function textOf(row: Row, place: number): string {
  const { method, uri, to, callId, cseq, headers } = row
  return (
    `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKr${place};rport\r\n` +
    `From: <sip:f@example.com>;tag=f\r\nTo: <${to}>\r\nCall-ID: ${callId}\r\n` +
    `CSeq: ${cseq ?? String(100 + place)} ${method}\r\nUser-Agent: Phone ${place % 3}\r\n${headers}Content-Length: 0\r\n\r\n`
  )
}

const OWN = /^(?:Via|From|To|Call-ID|CSeq|Server|Content-Length): /

/** What an answer says, without what no two servers say alike; seconds are made coarse, as time passes. */
export function saidBy(answer: Buffer | null | undefined): string {
  if (answer === null || answer === undefined) return 'nothing'
  const [first = '', ...headers] =
    answer.toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? []
  const lines = headers.filter((line) => !OWN.test(line)).map((line) => plain(line))
  return [first, ...lines.toSorted()].join('\n')
}

function plain(line: string): string {
  return line
    .replaceAll(/temp-gruu="sip:[^@]+@/g, 'temp-gruu="sip:T@')
    .replaceAll(/uloc-[\da-f]+-[\da-f]+-[\da-f]+/g, 'RUID')
    .replaceAll(
      /expires=(\d+)/g,
      (_, digits: string) => `expires=${Math.ceil(Number(digits) / 5) * 5}`,
    )
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HERE')
}
