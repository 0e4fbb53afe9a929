/** RFC 3261 section 16.7: what a proxy makes of responses. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

/** To bob and to carol. */
const FORKING = `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "corex.so"
request_route {
    if (is_method("ACK|CANCEL")) { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_relay();
}
`

const INVITE_FORKED = `
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
`

t.test(
  'RFC 3261 16.7 step 2: a provisional response sets timer C anew, up to max_inv_lifetime',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 180
alice < 180
quiet 100s
bob   > 180
alice < 180
quiet 79999ms
clock +1ms
bob   < CANCEL sip:bob@192.0.2.20
alice < 408
alice > ACK sip:bob@192.0.2.20
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 3: our Via is taken off, and what was below it is where the response goes',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa;x=y
        Via: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bKb
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 200
        X-Kept: yes
alice < 200
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa;x=y
        Via: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bKb
        X-Kept: yes
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 3: a response with our Via alone goes no further',
  tells(
    PROXY,
    `
alice > OPTIONS sip:bob@192.0.2.20
bob   < OPTIONS sip:bob@192.0.2.20
bob   > 200
        Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK000000000000.7
quiet 400ms
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 5: provisional responses of all branches go upstream, a 100 of none',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 100
carol > 100
carol > 183
alice < 183
bob   > 180
alice < 180
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 5, 10: a 2xx goes upstream at once, and all other branches are cancelled; later ones go too',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 180
alice < 180
carol > 180
alice < 180
bob   > 200
alice < 200
carol < CANCEL sip:carol@192.0.2.30
        Reason: SIP;cause=200;text="Call completed elsewhere"
carol > 200 to INVITE
alice < 200
carol > 200 to CANCEL
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 5: a 6xx cancels all other branches, and goes upstream once these have ended',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 180
alice < 180
carol > 603
carol < ACK sip:carol@192.0.2.30
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
quiet 1s
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 603
alice > ACK sip:office@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 5: a 2xx that crosses the CANCEL of a 6xx wins all the same',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 180
alice < 180
carol > 603
carol < ACK sip:carol@192.0.2.30
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to INVITE
alice < 200
bob   > 481 to CANCEL
quiet 60s
`,
  ),
)

/** The response of two branches, bob's first. */
function best(title: string, bob: number, carol: number, chosen: number) {
  return t.test(
    `RFC 3261 16.7 step 6: ${title}`,
    tells(
      FORKING,
      `${INVITE_FORKED}
bob   > ${bob}
bob   < ACK sip:bob@192.0.2.20
quiet 100ms
carol > ${carol}
carol < ACK sip:carol@192.0.2.30
alice < ${chosen}
alice > ACK sip:office@example.com
quiet 60s
`,
    ),
  )
}

await best('a 3xx is better than a 4xx', 486, 302, 302)
await best('a 4xx is better than a 5xx', 500, 404, 404)
await best('of two 4xx the lower one is chosen', 486, 404, 404)
await best('415 goes before lower ones of its class', 404, 415, 415)
await best('420 goes before lower ones of its class', 404, 420, 420)
await best('484 goes before lower ones of its class', 404, 484, 484)
await best('401 goes before all of its class', 415, 401, 401)
await best('another 5xx goes before 503', 503, 504, 504)
await best('of 503 alone, 500 is made', 503, 503, 500)

t.test(
  'RFC 3261 16.7 step 6: a branch that nobody answers counts as 408',
  tells(
    FORKING,
    `${INVITE_FORKED}
carol > 500
carol < ACK sip:carol@192.0.2.30
clock +30s
bob   < INVITE sip:bob@192.0.2.20 again x9
alice < 408
alice > ACK sip:office@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 7: the challenges of all branches go upstream in one response',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 407
        Proxy-Authenticate: Digest realm="bob", nonce="1"
bob   < ACK sip:bob@192.0.2.20
carol > 401
        WWW-Authenticate: Digest realm="carol", nonce="2"
carol < ACK sip:carol@192.0.2.30
alice < 401
        WWW-Authenticate: Digest realm="carol", nonce="2"
        Proxy-Authenticate: Digest realm="bob", nonce="1"
alice > ACK sip:office@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.7 step 9: To has the tag of whoever answered, and one of ours where nobody did',
  tells(
    FORKING,
    `${INVITE_FORKED}
bob   > 486
        To: <sip:office@example.com>;tag=bobs
bob   < ACK sip:bob@192.0.2.20
carol > 500
        To: <sip:office@example.com>;tag=carols
carol < ACK sip:carol@192.0.2.30
alice < 486
        To: <sip:office@example.com>;tag=bobs
alice > ACK sip:office@example.com
`,
  ),
)
