/**
 * Messages as phones, gateways and proxies write them, for parsers to be measured with.
 *
 * Nothing stands here that one of the measured parsers cannot read: `Contact: *`, several routes in one line, a URI other than sip and
 * sips, an IPv6 address. What the parser of this server must read beside this is in its tests.
 */

/** One message. */
export interface Sample {
  readonly name: string
  readonly bytes: Buffer
}

/** The head lines and the body make a message; Content-Length is added last. */
function sample(name: string, head: string, body = '', length = 'Content-Length'): Sample {
  const bytes = Buffer.from(body)
  const lines = head
    .trim()
    .split('\n')
    .map((line) => `${line.trimEnd()}\r\n`)
  const text = `${lines.join('')}${length}: ${bytes.length}\r\n\r\n`
  return { name, bytes: Buffer.concat([Buffer.from(text, 'latin1'), bytes]) }
}

/** Lines as bodies of text have them. */
function lines(text: string): string {
  return text.trimStart().replaceAll('\n', '\r\n')
}

const OFFER = lines(`
v=0
o=alice 2890844526 2890844526 IN IP4 192.0.2.15
s=-
c=IN IP4 192.0.2.15
t=0 0
m=audio 49170 RTP/AVP 9 8 0 101
a=rtpmap:9 G722/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
a=sendrecv
a=ptime:20
`)

const ANSWER = lines(`
v=0
o=bob 2808844564 2808844564 IN IP4 198.51.100.33
s=-
c=IN IP4 198.51.100.33
t=0 0
m=audio 38052 RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
a=sendrecv
`)

const DIALOG_INFO = lines(`
<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="7" state="full" entity="sip:bob@example.com">
  <dialog id="as7d900as8" call-id="a84b4c76e66710" local-tag="1928301774" direction="initiator">
    <state>confirmed</state>
  </dialog>
</dialog-info>
`)

/** The messages, in the order of their lives. */
export const corpus: readonly Sample[] = [
  sample(
    'OPTIONS',
    `
OPTIONS sip:example.com SIP/2.0
Via: SIP/2.0/UDP 192.0.2.10:5060;rport;branch=z9hG4bKPj2a6c0b1f
From: <sip:monitor@192.0.2.10>;tag=8f3a2b71
To: <sip:example.com>
Call-ID: 3f8e7c54-1d2a-4b9c@192.0.2.10
CSeq: 51220 OPTIONS
Contact: <sip:monitor@192.0.2.10:5060>
Max-Forwards: 70
User-Agent: monitor/2.4
Accept: application/sdp
`,
  ),
  sample(
    'REGISTER',
    `
REGISTER sip:example.com SIP/2.0
Via: SIP/2.0/TCP 192.0.2.15:5062;branch=z9hG4bK-524287-1---7b3dfe0a9c1c4f2d;rport
Max-Forwards: 70
Contact: "Alice" <sip:alice@192.0.2.15:5062;transport=tcp;ob>;expires=600;q=0.8;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000a95a0e128>";reg-id=1, <sip:alice@192.0.2.16:5070>;expires=300;q=0.5
Contact: <sip:alice@192.0.2.17>;expires=0
To: "Alice" <sip:alice@example.com>
From: "Alice" <sip:alice@example.com>;tag=6a15b3ef
Call-ID: ODU5NGM0YzA4ZTFjYjY4NGY1
CSeq: 2 REGISTER
Expires: 600
Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, MESSAGE, SUBSCRIBE, INFO
Supported: path, gruu, outbound
User-Agent: Deskphone 7.1.4
Authorization: Digest username="alice", realm="example.com", nonce="ZRhO5mUYTbrzyN2lq4vGhK2dD0T9vYBo", uri="sip:example.com", response="6629fae49393a05397450978507c4ef1", algorithm=MD5, cnonce="0a4f113b", qop=auth, nc=00000001
`,
  ),
  sample(
    '401',
    `
SIP/2.0 401 Unauthorized
Via: SIP/2.0/TCP 192.0.2.15:5062;branch=z9hG4bK-524287-1---6b1dfe0a9c1c4f2c;rport=40112;received=203.0.113.8
To: "Alice" <sip:alice@example.com>;tag=b27e1a1d33761e85846fc98f5f3a7e58.9a5f
From: "Alice" <sip:alice@example.com>;tag=6a15b3ef
Call-ID: ODU5NGM0YzA4ZTFjYjY4NGY1
CSeq: 1 REGISTER
WWW-Authenticate: Digest realm="example.com", nonce="ZRhO5mUYTbrzyN2lq4vGhK2dD0T9vYBo", qop="auth", algorithm=MD5
Server: registrar
`,
  ),
  sample(
    '200 to REGISTER',
    `
SIP/2.0 200 OK
Via: SIP/2.0/TCP 192.0.2.15:5062;branch=z9hG4bK-524287-1---7b3dfe0a9c1c4f2d;rport=40112;received=203.0.113.8
To: "Alice" <sip:alice@example.com>;tag=b27e1a1d33761e85846fc98f5f3a7e58.c1aa
From: "Alice" <sip:alice@example.com>;tag=6a15b3ef
Call-ID: ODU5NGM0YzA4ZTFjYjY4NGY1
CSeq: 2 REGISTER
Contact: <sip:alice@192.0.2.15:5062;transport=tcp;ob>;q=0.8;expires=600, <sip:alice@192.0.2.16:5070>;q=0.5;expires=300
Server: registrar
`,
  ),
  sample(
    'INVITE',
    `
INVITE sip:bob@198.51.100.33:5060;transport=udp SIP/2.0
Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bK3e1c.7d5b2c1a8f0e4d6b.0
Via: SIP/2.0/UDP 192.0.2.15:5060;received=203.0.113.8;branch=z9hG4bKnashds8;rport=61002
Max-Forwards: 69
Record-Route: <sip:203.0.113.1;lr;ftag=1928301774>
Route: <sip:198.51.100.1;lr>
Route: <sip:198.51.100.2:5080;lr>
To: "Bob" <sip:bob@example.com>
From: "Alice Anders" <sip:alice@example.com>;tag=1928301774
Call-ID: a84b4c76e66710@pc33.example.com
CSeq: 314159 INVITE
Contact: <sip:alice@192.0.2.15:5060;ob>
Allow: PRACK, INVITE, ACK, BYE, CANCEL, UPDATE, INFO, SUBSCRIBE, NOTIFY, REFER, MESSAGE, OPTIONS
Supported: replaces, 100rel, timer, norefersub
Session-Expires: 1800;refresher=uac
Min-SE: 90
User-Agent: Softphone 3.20.5
P-Asserted-Identity: "Alice Anders" <sip:alice@example.com>
Proxy-Authorization: Digest username="alice", realm="example.com", nonce="ZRhO5mUYTbrzyN2lq4vGhK2dD0T9vYBo", uri="sip:bob@example.com", response="f8c3f0e29f9b1c4e6b0a1d2c3e4f5a6b", algorithm=MD5
Content-Type: application/sdp
`,
    OFFER,
  ),
  sample(
    '180',
    `
SIP/2.0 180 Ringing
Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bK3e1c.7d5b2c1a8f0e4d6b.0
Via: SIP/2.0/UDP 192.0.2.15:5060;received=203.0.113.8;branch=z9hG4bKnashds8;rport=61002
Record-Route: <sip:203.0.113.1;lr;ftag=1928301774>
From: "Alice Anders" <sip:alice@example.com>;tag=1928301774
To: "Bob" <sip:bob@example.com>;tag=314159-bob
Call-ID: a84b4c76e66710@pc33.example.com
CSeq: 314159 INVITE
Contact: <sip:bob@198.51.100.33:5060>
User-Agent: Deskphone 7.1.4
`,
  ),
  sample(
    '200 to INVITE',
    `
SIP/2.0 200 OK
Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bK3e1c.7d5b2c1a8f0e4d6b.0
Via: SIP/2.0/UDP 192.0.2.15:5060;received=203.0.113.8;branch=z9hG4bKnashds8;rport=61002
Record-Route: <sip:198.51.100.2:5080;lr>, <sip:198.51.100.1;lr>
Record-Route: <sip:203.0.113.1;lr;ftag=1928301774>
From: "Alice Anders" <sip:alice@example.com>;tag=1928301774
To: "Bob" <sip:bob@example.com>;tag=314159-bob
Call-ID: a84b4c76e66710@pc33.example.com
CSeq: 314159 INVITE
Contact: <sip:bob@198.51.100.33:5060;transport=udp>
Allow: INVITE, ACK, CANCEL, BYE, REFER, NOTIFY, OPTIONS
Supported: replaces, timer
User-Agent: Deskphone 7.1.4
Content-Type: application/sdp
`,
    ANSWER,
  ),
  sample(
    'ACK',
    `
ACK sip:bob@198.51.100.33:5060;transport=udp SIP/2.0
Via: SIP/2.0/UDP 192.0.2.15:5060;rport;branch=z9hG4bKnashds9
Max-Forwards: 70
Route: <sip:203.0.113.1;lr;ftag=1928301774>
Route: <sip:198.51.100.1;lr>
Route: <sip:198.51.100.2:5080;lr>
From: "Alice Anders" <sip:alice@example.com>;tag=1928301774
To: "Bob" <sip:bob@example.com>;tag=314159-bob
Call-ID: a84b4c76e66710@pc33.example.com
CSeq: 314159 ACK
`,
  ),
  sample(
    'BYE',
    `
BYE sip:alice@192.0.2.15:5060;ob SIP/2.0
Via: SIP/2.0/UDP 198.51.100.33:5060;branch=z9hG4bKnashds10
Max-Forwards: 70
Route: <sip:198.51.100.2:5080;lr>
Route: <sip:203.0.113.1;lr;ftag=1928301774>
From: "Bob" <sip:bob@example.com>;tag=314159-bob
To: "Alice Anders" <sip:alice@example.com>;tag=1928301774
Call-ID: a84b4c76e66710@pc33.example.com
CSeq: 231 BYE
User-Agent: Deskphone 7.1.4
`,
  ),
  sample(
    'SUBSCRIBE',
    `
SUBSCRIBE sip:bob@example.com SIP/2.0
Via: SIP/2.0/TLS 192.0.2.15:5061;branch=z9hG4bK5f41a9b7;rport
Max-Forwards: 70
From: "Alice Anders" <sip:alice@example.com>;tag=5c1f0e77
To: <sip:bob@example.com>
Call-ID: 5b5c1d7c3f8a@192.0.2.15
CSeq: 101 SUBSCRIBE
Contact: <sip:alice@192.0.2.15:5061;transport=tls>
Event: dialog;id=4
Accept: application/dialog-info+xml
Expires: 3600
Supported: eventlist
User-Agent: Deskphone 7.1.4
`,
  ),
  sample(
    'NOTIFY',
    `
NOTIFY sip:alice@192.0.2.15:5061;transport=tls SIP/2.0
Via: SIP/2.0/TLS 203.0.113.1:5061;branch=z9hG4bKd2c1.44f0ab
Max-Forwards: 70
From: <sip:bob@example.com>;tag=9ae1c2
To: "Alice Anders" <sip:alice@example.com>;tag=5c1f0e77
Call-ID: 5b5c1d7c3f8a@192.0.2.15
CSeq: 8 NOTIFY
Contact: <sip:203.0.113.1:5061;transport=tls>
Event: dialog;id=4
Subscription-State: active;expires=3540
User-Agent: presence 1.9
Content-Type: application/dialog-info+xml
`,
    DIALOG_INFO,
  ),
  sample(
    'MESSAGE',
    `
MESSAGE sip:bob@example.com SIP/2.0
v: SIP/2.0/UDP 192.0.2.15:5060;rport;branch=z9hG4bK776asdhds
Max-Forwards: 70
f: "Alice
 Anders" <sip:alice@example.com>;tag=49583
t: <sip:bob@example.com>
i: asd88asd77a@192.0.2.15
CSeq: 1 MESSAGE
Subject: lunch
c: text/plain
`,
    'Grüße! Zwölf Uhr vor dem Café?',
    'l',
  ),
]
