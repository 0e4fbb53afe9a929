/** What both servers are asked about each message. */

/** Facts by name: each is a variable with maybe an index, as it stands between `$(` and `)`. */
export const FACTS: readonly string[] = `
rm rv mt ml pr ru rU rd rp rP rz ou oU od ru{uri.params} ru{uri.param,x} ru{uri.headers}
ru{uri.passwd} ru{uri.scheme} ru{uri.transport} fu fU fd fn ft tu tU td tn tt fu{uri.host}
fu{uri.port} fu{uri.params} tu{uri.host} tu{uri.port} ci cs ct cT cl ua rb au ar ad aU adu ai
hdr(X-Odd) hdr(X-Odd)[1] hdr(X-Odd)[-1] hdr(X-Odd)[*] hdrc(X-Odd) hdr(From) hdr(t) hdr(Via)
hdr(Via)[-1] hdrc(v) hdr(CSeq) hdr(Max-Forwards) hdr(Contact) hdr(m)[1] hdrc(Contact) hdr(Route)
hdr(Route)[1] hdrc(Route) hdr(Subject) hdr(k) hdr(Date) hdr(Content-Length) hdr(Content-Type)
sel(via[1].host) sel(via[1].port) sel(via[1].transport) sel(via[1].branch) sel(via[1].params.x)
sel(via[2].host) sel(via[2].port) sel(via[2].branch) sel(via[-1].host) sel(cseq.num)
sel(cseq.method) sel(call_id) sel(max_forwards) sel(from.uri) sel(from.uri.user) sel(from.name)
sel(from.tag) sel(from.params.x) sel(to.uri.host) sel(to.params.x) sel(ruri.host)
sel(ruri.params.x) sel(contact.uri) sel(contact.uri.host) sel(contact.name) sel(contact.expires)
sel(contact.q) sel(contact.params.x) sel(rr.uri) sel(msg.h["X-Odd"]) hdr(Contact){nameaddr.uri}
hdr(Contact){nameaddr.name} hdr(From){tobody.uri} hdr(From){tobody.user}
hdr(From){tobody.display} hdr(From){tobody.params}
`
  .trim()
  .split(/\s+/)

/** Conditions that both servers are asked about each message. */
export const CONDITIONS: readonly string[] = [
  'uri == myself',
  'is_method("OPTIONS|INVITE")',
  'has_body()',
  'has_body("application/sdp")',
  'is_present_hf("Subject")',
  'is_present_hf("X-Odd")',
  'is_privacy("id")',
]

/** What an answer says: each fact's text; a fact that is `$null` is not there. */
export function readFacts(answer: Buffer): ReadonlyMap<string, string> {
  const text = answer.toString('latin1')
  const facts = new Map<string, string>()
  for (const line of text.slice(text.indexOf('\r\n\r\n') + 4).split('\n')) {
    const [key = '', value = ''] = line.split('=')
    const name = key.startsWith('?') ? CONDITIONS[Number(key.slice(1))] : FACTS[Number(key)]
    if (name !== undefined && key !== '')
      facts.set(name, Buffer.from(value, 'hex').toString('latin1'))
  }
  return facts
}
