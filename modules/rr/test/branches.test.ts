import t from 'tap'

import { Stage, tells } from '../../../test/support/stage.ts'

const HEAD = `
listen = udp:192.0.2.1:5060
listen = tcp:192.0.2.1:5060
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "textopsx.so"
loadmodule "rr.so"
modparam("tm", "fr_timer", 2000)
modparam("rr", "append_fromtag", 0)
`

t.test(
  'record_route in a branch route is for that branch alone',
  tells(
    `${HEAD}
request_route {
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_on_branch("EACH");
    t_relay();
}
branch_route[EACH] { if ($rU == "carol") record_route(";only=carol"); }
`,
    `
alice > MESSAGE sip:office@example.com
bob   < MESSAGE sip:bob@192.0.2.20
        - Record-Route
carol < MESSAGE sip:carol@192.0.2.30
        Record-Route: <sip:192.0.2.1;lr;only=carol>
`,
  ),
)

t.test(
  'add_rr_param in a branch route changes no other branch',
  tells(
    `${HEAD}
request_route {
    record_route();
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_on_branch("EACH");
    t_relay();
}
branch_route[EACH] { add_rr_param(";to=$rU"); }
`,
    `
alice > MESSAGE sip:office@example.com
bob   < MESSAGE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;to=bob>
carol < MESSAGE sip:carol@192.0.2.30
        Record-Route: <sip:192.0.2.1;lr;to=carol>
`,
  ),
)

t.test(
  'record_route holds for what a failure route sends, by the socket that leaves by',
  tells(
    `${HEAD}
request_route {
    record_route();
    $ru = "sip:bob@192.0.2.20";
    t_on_failure("NEXT");
    t_relay();
}
failure_route[NEXT] {
    $ru = "sip:dave@192.0.2.40;transport=tcp";
    if (record_route()) exit;
    t_relay();
}
`,
    `
actor dave tcp:192.0.2.40
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr>
bob   > 486
bob   < ACK sip:bob@192.0.2.20
dave  < INVITE sip:dave@192.0.2.40;transport=tcp
        Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr>
        Record-Route: <sip:192.0.2.1;r2=on;lr>
`,
  ),
)

const LATE = `${HEAD}
request_route { record_route(); t_relay(); }
`

t.test('record_route is right for a request that waits for a name server', async (t) => {
  const stage = await Stage.open(t, LATE)
  stage.names('example.com. A 192.0.2.40 after 2s\n_sip._tcp.example.com. SRV NONE')
  await stage.play(`
actor dave tcp:192.0.2.40
alice > INVITE sip:dave@example.com;transport=tcp
alice < 100
clock +2s
dave  < INVITE sip:dave@example.com;transport=tcp
        Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr>
        Record-Route: <sip:192.0.2.1;r2=on;lr>
`)
  await stage.close()
})

t.test('record_route is right for the next place, over another transport', async (t) => {
  const stage = await Stage.open(t, `use_dns_failover = yes\ndns_try_naptr = yes\n${LATE}`)
  stage.names(`example.com. NAPTR 10 10 "s" "SIP+D2T" "" _sip._tcp.example.com.
example.com. NAPTR 20 10 "s" "SIP+D2U" "" _sip._udp.example.com.
_sip._tcp.example.com. SRV 10 60 5060 one.example.com.
_sip._udp.example.com. SRV 10 60 5060 two.example.com.
one.example.com. A 192.0.2.41
two.example.com. A 192.0.2.20`)
  await stage.play(`
actor gone tcp:192.0.2.41 refuses
alice > INVITE sip:bob@example.com
alice < 100
bob   < INVITE sip:bob@example.com
        Record-Route: <sip:192.0.2.1;lr>
`)
  await stage.close()
})
