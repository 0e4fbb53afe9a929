/** RFC 3261 section 16, RFC 3327, RFC 3581, RFC 5393: a proxy that keeps transactions. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

const CHECKING = `
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "maxfwd.so"
loadmodule "sanity.so"
request_route {
    if (!sanity_check()) exit;
    if (!mf_process_maxfwd_header("70")) { sl_send_reply("483", "Too Many Hops"); exit; }
    t_relay();
}
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

t.test('RFC 3261 16.3: what a proxy checks first', async (t) => {
  const refused = (title: string, request: string, answer: string) =>
    t.test(`RFC 3261 16.3: ${title}`, tells(CHECKING, `alice > ${request}\nalice < ${answer}`))

  await refused('a scheme that nobody knows gets 416', 'OPTIONS nobody:knows', '416')
  await refused(
    'no hop left gets 483',
    'MESSAGE sip:bob@192.0.2.20\n        Max-Forwards: 0',
    '483',
  )
  await refused(
    'a Proxy-Require that is not understood gets 420, and Unsupported says which',
    'MESSAGE sip:bob@192.0.2.20\n        Proxy-Require: magic',
    '420\n        Unsupported: magic',
  )
  await t.test(
    'RFC 3261 16.3: t_relay itself refuses a request without a hop left',
    tells(
      PROXY,
      `
alice > MESSAGE sip:bob@192.0.2.20
        Max-Forwards: 0
alice < 483
`,
    ),
  )
})

const LOOPED = `
alice > MESSAGE sip:office@example.com
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa
        From: <sip:alice@example.com>;tag=1
        To: <sip:office@example.com>
        Call-ID: loop
        CSeq: 1 MESSAGE
bob   < MESSAGE sip:bob@192.0.2.20
        Via: {mine}
        Via: {hers}
carol < MESSAGE sip:carol@192.0.2.30
bob   > MESSAGE sip:office@example.com
        Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKb
        Via: {mine}
        Via: {hers}
        From: <sip:alice@example.com>;tag=1
        To: <sip:office@example.com>
        Call-ID: loop
        CSeq: 1 MESSAGE
`

t.test(
  'RFC 5393 4.2: a request that comes back unchanged, and would be forked again, gets 482',
  tells(FORKING, `${LOOPED}\nbob < 482`),
)

t.test(
  'RFC 5393 4.2: a request that comes back for another URI is no loop, but a spiral',
  tells(
    FORKING,
    `${LOOPED.replaceAll('bob   > MESSAGE sip:office@example.com', 'bob   > MESSAGE sip:else@example.com')}
bob   < MESSAGE sip:bob@192.0.2.20
carol < MESSAGE sip:carol@192.0.2.30
`,
  ),
)

t.test(
  'RFC 5393 4.2: on purpose, a proxy that does not fork looks for no loop: Max-Forwards ends it',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@192.0.2.20>
        Call-ID: loop
        CSeq: 1 MESSAGE
bob   < MESSAGE sip:bob@192.0.2.20
        Via: {mine}
        Via: {hers}
        Max-Forwards: 69
bob   > MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKb
        Via: {mine}
        Via: {hers}
        Max-Forwards: 68
        From: <sip:alice@example.com>;tag=1
        To: <sip:bob@192.0.2.20>
        Call-ID: loop
        CSeq: 1 MESSAGE
bob   < MESSAGE sip:bob@192.0.2.20
        Max-Forwards: 67
`,
  ),
)

t.test(
  'RFC 5393 5.3.3: the branches share Max-Breadth, the first ones what is left over',
  tells(
    FORKING,
    `
alice > MESSAGE sip:office@example.com
        Max-Breadth: 7
bob   < MESSAGE sip:bob@192.0.2.20
        Max-Breadth: 4
carol < MESSAGE sip:carol@192.0.2.30
        Max-Breadth: 3
`,
  ),
)

t.test(
  'RFC 5393 5.3.3: a request that forks and has no Max-Breadth gets 60',
  tells(
    FORKING,
    `
alice > MESSAGE sip:office@example.com
bob   < MESSAGE sip:bob@192.0.2.20
        Max-Breadth: 30
carol < MESSAGE sip:carol@192.0.2.30
        Max-Breadth: 30
`,
  ),
)

t.test(
  'RFC 5393 5.3.3: one branch keeps all of Max-Breadth; on purpose, a request that does not fork gets none',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Max-Breadth: 5
bob   < MESSAGE sip:bob@192.0.2.20
        Max-Breadth: 5
alice > MESSAGE sip:carol@192.0.2.30
carol < MESSAGE sip:carol@192.0.2.30
        - Max-Breadth
`,
  ),
)

t.test(
  'RFC 5393 5.3.3: more branches than Max-Breadth get 440',
  tells(
    FORKING,
    `
alice > INVITE sip:office@example.com
        Max-Breadth: 1
alice < 100
alice < 440
alice > ACK sip:office@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 1, 2: headers and body leave as they came, only the URI is another',
  tells(
    `
loadmodule "tm.so"
loadmodule "pv.so"
request_route { $ru = "sip:bob@192.0.2.20;x=y"; t_relay(); }
`,
    `
alice > MESSAGE sip:someone@example.com
        X-One:   a  ,b
        s: Lunch
        Content-Type: text/plain

        Hello
bob   < MESSAGE sip:bob@192.0.2.20;x=y
        X-One: a  ,b
        s: Lunch
        To: <sip:someone@example.com>
        Content-Type: text/plain
        Content-Length: 5

        Hello
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 3: Max-Forwards is one less, and 70 where there was none',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Max-Forwards: 12
bob   < MESSAGE sip:bob@192.0.2.20
        Max-Forwards: 11
alice > MESSAGE sip:carol@192.0.2.30
        - Max-Forwards
carol < MESSAGE sip:carol@192.0.2.30
        Max-Forwards: 70
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 7: the Route goes before the URI',
  tells(
    `
loadmodule "tm.so"
loadmodule "textops.so"
loadmodule "pv.so"
request_route { $du = "sip:192.0.2.30;lr"; t_relay(); }
`,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
carol < MESSAGE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 8: each branch has a branch of its own in Via, its copies have the same',
  tells(
    FORKING,
    `
alice > MESSAGE sip:office@example.com
bob   < MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP {srv}:5060;branch=z9hG4bK{stem:/[0-9a-f]{20}/}.0
        Via: SIP/2.0/UDP 192.0.2.10;branch={*}
carol < MESSAGE sip:carol@192.0.2.30
        Via: SIP/2.0/UDP {srv}:5060;branch=z9hG4bK{stem}.1
        Via: SIP/2.0/UDP 192.0.2.10;branch={*}
clock +500ms
bob   < MESSAGE sip:bob@192.0.2.20 again
carol < MESSAGE sip:carol@192.0.2.30 again
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 9: a request that leaves by a stream gets a Content-Length',
  tells(
    PROXY,
    `
actor dave tcp:192.0.2.40
alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
        - Content-Length
dave  < MESSAGE sip:dave@192.0.2.40;transport=tcp
        Via: SIP/2.0/TCP {srv}:5060;branch={*}
        Via: {*}
        Content-Length: 0
`,
  ),
)

t.test(
  'RFC 3261 16.6 step 11, 16.8: timer C is fr_inv_timer, 120 s on purpose; whoever rang is cancelled and the caller gets 408',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
clock +200ms
bob   > 180
alice < 180
quiet 119999ms
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
  'RFC 3261 16.9: a branch that cannot be sent ends like one that failed; the other goes on',
  tells(
    `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "corex.so"
request_route {
    if (is_method("ACK|CANCEL")) { t_relay(); exit; }
    $ru = "sip:gone@192.0.2.41;transport=tcp";
    append_branch("sip:carol@192.0.2.30");
    t_relay();
}
`,
    `
actor gone tcp:192.0.2.41 refuses
alice > INVITE sip:office@example.com
alice < 100
carol < INVITE sip:carol@192.0.2.30
carol > 180
alice < 180
carol > 503
carol < ACK sip:carol@192.0.2.30
alice < 477
alice > ACK sip:office@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.11: without state, copies, ACK and CANCEL have the branch of their INVITE, and responses pass by Via alone',
  tells(
    'request_route { forward(); }',
    `
alice > INVITE sip:bob@192.0.2.20
bob   < INVITE sip:bob@192.0.2.20
        Via: {mine}
        Via: {hers}
alice > INVITE sip:bob@192.0.2.20 again
bob   < INVITE sip:bob@192.0.2.20 again
alice > CANCEL sip:bob@192.0.2.20
bob   < CANCEL sip:bob@192.0.2.20
        Via: {mine}
        Via: {hers}
bob   > 487 to INVITE
alice < 487
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
        Via: {mine}
        Via: {hers}
`,
  ),
)

t.test(
  'RFC 3581 4: with rport every copy of a response goes to the port that the request came from',
  tells(
    PROXY,
    `
actor dave udp:192.0.2.40:40000
dave > INVITE sip:bob@192.0.2.20
       Via: SIP/2.0/UDP 10.0.0.7:5060;rport;branch=z9hG4bKa
dave < 100
       Via: SIP/2.0/UDP 10.0.0.7:5060;rport=40000;received=192.0.2.40;branch=z9hG4bKa
bob  < INVITE sip:bob@192.0.2.20
bob  > 486
bob  < ACK sip:bob@192.0.2.20
dave < 486
       Via: SIP/2.0/UDP 10.0.0.7:5060;rport=40000;received=192.0.2.40;branch=z9hG4bKa
clock +500ms
dave < 486 again
dave > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

const REGISTRAR = `
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("registrar", "use_path", 1)
modparam("registrar", "path_mode", 1)
request_route {
    if (is_method("REGISTER")) { save("location"); exit; }
    if (is_method("ACK|CANCEL")) { t_relay(); exit; }
    if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
    t_relay();
}
`

t.test(
  'RFC 3327 5.2: requests to who has registered by a Path go that way, with Route as Path was',
  tells(
    REGISTRAR,
    `
actor dave udp:192.0.2.40
dave  > REGISTER sip:example.com
        Supported: path
        Path: <sip:192.0.2.20;lr>, <sip:192.0.2.30;lr>
dave  < 200
        Path: <sip:192.0.2.20;lr>, <sip:192.0.2.30;lr>
alice > INVITE sip:dave@example.com
alice < 100
bob   < INVITE sip:dave@192.0.2.40
        Route: <sip:192.0.2.20;lr>, <sip:192.0.2.30;lr>
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'RFC 3261 16.5, 16.7: every contact of an address is a branch, and those of a lower q come later',
  tells(
    REGISTRAR.replace(
      '    t_relay();\n}\n',
      `    t_load_contacts();
    t_next_contacts();
    t_on_failure("NEXT");
    t_relay();
}
failure_route[NEXT] {
    if (t_is_canceled()) exit;
    if (t_next_contacts()) { t_on_failure("NEXT"); t_relay(); }
}
`,
    ),
    `
actor home udp:192.0.2.41
actor work udp:192.0.2.42
alice > REGISTER sip:example.com
        To: <sip:dave@example.com>
        Contact: <sip:work@192.0.2.42>;q=0.5, <sip:home@192.0.2.41>;q=1.0, <sip:bob@192.0.2.20>;q=1.0
alice < 200
carol > INVITE sip:dave@example.com
carol < 100
home  < INVITE sip:home@192.0.2.41
bob   < INVITE sip:bob@192.0.2.20
home  > 486
home  < ACK sip:home@192.0.2.41
bob   > 480
bob   < ACK sip:bob@192.0.2.20
work  < INVITE sip:work@192.0.2.42
work  > 200
carol < 200
carol > ACK sip:work@192.0.2.42
work  < ACK sip:work@192.0.2.42
`,
  ),
)
