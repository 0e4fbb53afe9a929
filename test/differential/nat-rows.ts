/** Messages of phones behind NATs, and what is called on each. */

/** A message, the calls made on it, and why we answer otherwise where we do. */
export interface NatRow {
  readonly name: string
  readonly calls: readonly string[]
  readonly uri?: string
  /** Host, port and parameters of its Via. */
  readonly via?: string
  readonly contact?: string
  readonly more?: string
  /** Where it claims to come from. */
  readonly source?: string
  readonly body?: string
  readonly type?: string
  readonly differs?: string
}

const tests = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 3, 19, 40, 264]
const allTests = tests.map((flags) => `nat_uac_test("${flags}")`)
const some = (...flags: number[]): readonly string[] =>
  flags.map((each) => `nat_uac_test("${each}")`)

const lines = (text: string): string => `${text.trim().split('\n').join('\r\n')}\r\n`

const publicMedia = lines(`
v=0
o=- 1 1 IN IP4 192.0.2.9
s=-
c=IN IP4 192.0.2.9
t=0 0
m=audio 5000 RTP/AVP 0
a=rtcp:5001 IN IP4 192.0.2.9
a=sendrecv`)

const privateMedia = lines(`
v=0
o=alice 1 1 IN IP4 10.0.0.9
s=-
c=IN IP4 10.0.0.8
t=0 0
m=audio 5000 RTP/AVP 0
a=rtcp:5001 IN IP4 10.0.0.6
m=video 5004 RTP/AVP 31
c=IN IP4 192.168.1.1
a=rtcp:5005
m=audio 0 RTP/AVP 0
c=IN IP4 0.0.0.0`)

const sameMedia = lines(`
v=0
o=- 1 1 IN IP4 192.0.2.10
s=-
c=IN IP4 192.0.2.10
t=0 0
m=audio 5000 RTP/AVP 0
c=IN IP4 10.1.1.1`)

const marked = lines(`
v=0
o=- 1 1 IN IP4 10.0.0.9
s=-
c=IN IP4 10.0.0.9
t=0 0
a=nortpproxy:yes
m=audio 5000 RTP/AVP 0`)

const sixMedia = lines(`
v=0
o=- 1 1 IN IP6 2001:db8::1
s=-
t=0 0
m=audio 5000 RTP/AVP 0
c=IN IP6 2001:db8::1`)

const onHold = lines(`
v=0
o=- 1 1 IN IP4 0.0.0.0
s=-
c=IN IP4 0.0.0.0
t=0 0
m=audio 5000 RTP/AVP 0`)

const named = lines(`
v=0
o=- 1 1 IN IP4 phone.invalid
s=-
c=IN IP4 phone.invalid
t=0 0
m=audio 5000 RTP/AVP 0`)

const multipart = (description: string): string =>
  `--b\r\nContent-Type: application/sdp\r\n\r\n${description}\r\n--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b--\r\n`

const contact = '<sip:alice@192.0.2.10:5062>'

/** Who is behind a NAT. */
export const natRows: readonly NatRow[] = [
  { name: 'nobody', via: '192.0.2.10:5062', contact, calls: allTests },
  {
    name: 'everything',
    contact: '<sip:alice@10.0.0.7:1>',
    source: 'udp:172.16.3.4:9',
    body: privateMedia,
    calls: allTests,
  },
  { name: 'another Via', via: '192.0.2.11:5062', contact, calls: allTests },
  {
    name: 'a Via without port',
    via: '192.0.2.10',
    contact,
    source: 'udp:192.0.2.10:5060',
    calls: some(2, 16),
  },
  { name: 'a Via without port, from another', via: '192.0.2.10', contact, calls: some(2, 16) },
  { name: 'a Via with a name', via: 'phone.invalid:5062', contact, calls: some(2, 4, 16) },
  { name: 'a Via with IPv6', via: '[2001:db8::1]:5062', contact, calls: some(2, 4, 16) },
  {
    name: 'a Via with received',
    via: '192.0.2.10:5062;received=10.0.0.1',
    contact,
    calls: some(2, 4),
  },
  {
    name: 'a Contact without port',
    contact: '<sip:alice@192.0.2.10>',
    source: 'udp:192.0.2.10:5060',
    calls: some(128),
  },
  { name: 'a Contact with a name', contact: '<sip:alice@phone.invalid:5062>', calls: some(1, 128) },
  { name: 'a telephone number', contact: '<tel:+358401>', calls: some(1, 128) },
  { name: 'a star', contact: '*', calls: some(1, 128) },
  { name: 'no Contact', calls: some(1, 128) },
  { name: 'a broken Contact', contact: '<sip:alice', calls: some(1, 128) },
  {
    name: 'two Contact headers',
    contact: `${contact}\r\nContact: <sip:alice@10.0.0.7>`,
    calls: some(1),
  },
  { name: 'a bare Contact', contact: 'sip:alice@10.0.0.7;q=0.5', calls: some(1) },
  { name: 'media there', contact, body: publicMedia, calls: some(8, 256) },
  { name: 'media here and there', contact, body: sameMedia, calls: some(8, 256) },
  { name: 'media by IPv6', contact, body: sixMedia, calls: some(8, 256) },
  { name: 'media on hold', contact, body: onHold, calls: some(8, 256) },
  { name: 'media at a name', contact, body: named, calls: some(8, 256) },
  {
    name: 'media in a part',
    contact,
    body: multipart(privateMedia),
    type: 'multipart/mixed;boundary=b',
    calls: some(8, 256),
  },
  { name: 'a text', contact, body: 'hello\r\n', type: 'text/plain', calls: some(8, 256) },
  {
    name: 'another destination',
    contact,
    calls: ['$du = "sip:127.0.0.1:5070"; nat_uac_test("512")'],
  },
  {
    name: 'the same destination',
    contact,
    calls: ['$du = "sip:127.0.0.1:5060"; nat_uac_test("512")'],
  },
  {
    name: 'a destination over WebSocket',
    contact,
    calls: ['$du = "sip:127.0.0.1:5060;transport=ws"; nat_uac_test("512")'],
  },
  ...[
    '10.0.0.1',
    '172.15.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '172.32.0.0',
    '192.168.3.4',
    '100.64.0.1',
    '100.127.255.255',
    '100.128.0.0',
    '192.0.0.1',
    '192.0.0.8',
    '192.0.1.0',
    '127.0.0.1',
    '169.254.1.1',
    '8.8.8.8',
    '0.0.0.0',
  ].map((address) => ({
    name: address,
    uri: `sip:${address}`,
    via: `${address}:5062`,
    contact: `<sip:${address}>`,
    source: `udp:${address}:5062`,
    calls: ['is_rfc1918("$rd")', ...some(1, 4, 32)],
  })),
  { name: 'a name', uri: 'sip:example.com', calls: ['is_rfc1918("$rd")'] },
  { name: 'IPv6', uri: 'sip:[fc00::1]', calls: ['is_rfc1918("$rd")'] },
]

const contactCalls = [
  'add_contact_alias()',
  'add_contact_alias("192.0.2.9", "5070", "tcp")',
  'fix_nated_contact()',
  'set_contact_alias()',
  'set_contact_alias("1")',
  'add_rcv_param()',
  'add_rcv_param("1")',
  'fix_nated_register()',
]

/** What becomes of Contacts. */
export const contactRows: readonly NatRow[] = [
  ...[
    '<sip:a@10.0.0.7:5062>',
    '"A" <sip:a@10.0.0.7;transport=tcp;ob>;expires=60',
    '<sip:10.0.0.7>',
    '<sip:a@[2001:db8::7]:5070>',
    '<sips:a@host.example.com>',
    '<sip:a:pw@10.0.0.7;x=5>',
    '<sip:a@10.0.0.7>\r\nContact: <sip:b@10.0.0.8;transport=tcp>',
    '<sip:a',
  ].map((each) => ({ name: each, contact: each, calls: contactCalls })),
  { name: 'no Contact', calls: contactCalls },
  { name: 'a star', contact: '*', calls: contactCalls },
  { name: 'a telephone number', contact: '<tel:+358401>', calls: contactCalls },
  {
    name: 'a bare Contact',
    contact: 'sip:a@10.0.0.7:5062;q=0.5',
    calls: contactCalls.filter((call) => call !== 'add_rcv_param("1")'),
  },
  {
    name: 'a bare Contact',
    contact: 'sip:a@10.0.0.7:5062;q=0.5',
    calls: ['add_rcv_param("1")'],
    differs: 'a parameter of the URI needs brackets',
  },
  { name: 'where it is', contact, calls: ['add_contact_alias()'] },
  {
    name: 'where it is, by default',
    contact: '<sip:alice@192.0.2.10>',
    source: 'udp:192.0.2.10:5060',
    calls: ['add_contact_alias()'],
  },
  {
    name: 'where it is, as it says',
    contact: '<sip:alice@192.0.2.10:5062;transport=udp>',
    calls: ['add_contact_alias()'],
  },
  {
    name: 'aliases',
    contact: '<sip:a@10.0.0.7;alias=10.0.0.1~5060~2;x=1>',
    calls: ['set_contact_alias()', 'add_contact_alias()', 'set_alias_to_pv("$avp(rcv)")'],
  },
  {
    name: 'an alias over TLS',
    contact: '<sip:a@10.0.0.7;alias=[2001:db8::1]~5060~3>',
    calls: ['set_alias_to_pv("$avp(rcv)")'],
  },
  { name: 'no alias', contact, calls: ['set_alias_to_pv("$avp(rcv)")'] },
  ...[
    '"nohost", "5070", "tcp"',
    '"192.0.2.9", "x", "tcp"',
    '"192.0.2.9", "5070", "foo"',
    '"192.0.2.9", "99999", "udp"',
    '"[2001:db8::1]", "5070", "tls"',
  ].map((args) => ({
    name: 'given',
    contact,
    calls: [`add_contact_alias(${args})`],
  })),
]

const handled = ['handle_ruri_alias()', 'handle_ruri_alias("0")']
const nowhere = 'an alias that leads nowhere changes nothing'

/** What becomes of request URIs with aliases. */
export const aliasRows: readonly NatRow[] = [
  ...[
    '',
    ';ob',
    ';alias=10.0.0.1~5060~1',
    ';alias=10.0.0.1~5060~2;x=1;alias=10.0.0.2~5061~3',
    ';lr;alias=10.0.0.1~5060~3;ob',
    ';alias=10.0.0.1~5060~4',
    ';alias=10.0.0.1~5060~5',
    ';alias=10.0.0.1~5060~6',
    ';alias',
    ';alias=',
    ';alias=[2001:db8::1]~5060~1',
    ';xalias=10.0.0.1~5060~1',
    ';alias=10.0.0.1~5060~1?Subject=x',
  ].map((params) => ({ name: params, uri: `sip:b@h.example.com${params}`, calls: handled })),
  ...[
    ';alias=10.0.0.1~5060~7',
    ';alias=10.0.0.1~5060~0',
    ';alias=10.0.0.1~5060',
    ';alias=10.0.0.1~5060~12',
    ';alias=foo~bar~1',
    ';alias=10.0.0.1~99999~1',
    ';alias=~5060~1',
    ';alias=10.0.0.1~~1',
    ';alias=a~b~c~1',
  ].map((params) => ({
    name: params,
    uri: `sip:b@h.example.com${params}`,
    calls: handled,
    differs: nowhere,
  })),
  {
    name: 'an alias that is no address',
    uri: 'sip:b@h.example.com;alias=10.0.0.1',
    calls: handled,
  },
  {
    name: 'another spelling',
    uri: 'sip:b@h.example.com;ALIAS=10.0.0.1~5060~1',
    calls: handled,
    differs: 'names of parameters have no case',
  },
  {
    name: 'the last of two, with more behind',
    uri: 'sip:b@h.example.com;alias=10.0.0.1~5060~3;ob',
    calls: ['handle_ruri_alias("1")'],
  },
]

const sdpCalls = [
  '"0"',
  '"1"',
  '"2"',
  '"4"',
  '"8"',
  '"3"',
  '"2", "203.0.113.7"',
  '"5", "203.0.113.7"',
  '"8", "203.0.113.7"',
  '"10", "203.0.113.7"',
  '"15", "203.0.113.7"',
].map((args) => `fix_nated_sdp(${args})`)

/** What becomes of descriptions. */
export const sdpRows: readonly NatRow[] = [
  { name: 'public media', body: publicMedia, calls: sdpCalls },
  { name: 'private media', body: privateMedia, calls: sdpCalls },
  { name: 'media here', body: sameMedia, calls: sdpCalls },
  { name: 'marked', body: marked, calls: sdpCalls },
  { name: 'on hold', body: onHold, calls: sdpCalls },
  { name: 'a name', body: named, calls: sdpCalls },
  {
    name: 'in a part',
    body: multipart(privateMedia),
    type: 'multipart/mixed;boundary=b',
    calls: sdpCalls,
  },
  { name: 'no end', body: privateMedia.slice(0, -2), calls: sdpCalls },
  { name: 'no body', calls: sdpCalls },
  { name: 'a text', body: 'hello\r\n', type: 'text/plain', calls: sdpCalls },
  { name: 'IPv6', body: sixMedia, calls: ['fix_nated_sdp("1")', 'fix_nated_sdp("4")'] },
  {
    name: 'IPv6',
    body: sixMedia,
    calls: ['fix_nated_sdp("2")', 'fix_nated_sdp("8")'],
    differs: 'the kind of address follows the address',
  },
  {
    name: 'nothing that is one',
    body: 'hello\r\n',
    calls: ['fix_nated_sdp("2")', 'fix_nated_sdp("4")'],
    differs: 'a text is no description',
  },
  {
    name: 'media',
    body: privateMedia,
    calls: ['fix_nated_sdp("2", "nohost")'],
    differs: 'a name is no address',
  },
]
