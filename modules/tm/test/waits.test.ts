/** Scripts that wait while messages come: whatever happens meanwhile, the call ends once, and nothing is kept. */

import t from 'tap'

import { leavesNothing } from '../../../test/support/stage.ts'

const MODULES = `
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "xlog.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "htable.so"
loadmodule "async.so"
loadmodule "cfgutils.so"
modparam("htable", "htable", "held=>size=4;")
`

/** The script waits a second before it relays an INVITE. */
const SLOW = `${MODULES}
request_route {
    if (!is_method("INVITE")) { t_relay(); exit; }
    async_sleep(1);
    t_relay();
}
`

const SLOW_ROUTE = `${MODULES}
request_route {
    if (!is_method("INVITE")) { t_relay(); exit; }
    async_route("LATER", 1);
}
route[LATER] { t_relay(); }
`

for (const [name, configuration] of [
  ['async_sleep', SLOW],
  ['async_route', SLOW_ROUTE],
] as const) {
  t.test(
    `${name}: copies that come while the script waits are not routed again`,
    leavesNothing(
      configuration,
      `
alice > INVITE sip:bob@192.0.2.20
alice < 100
quiet 500ms
alice > INVITE sip:bob@192.0.2.20 again
alice < 100 again
clock +500ms
bob   < INVITE sip:bob@192.0.2.20
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
`,
    ),
  )

  t.test(
    `${name}: a CANCEL that comes while the script waits ends the call; nothing is relayed after that`,
    leavesNothing(
      configuration,
      `
alice > INVITE sip:bob@192.0.2.20
alice < 100
alice > CANCEL sip:bob@192.0.2.20
alice < 200
alice < 487 to INVITE
alice > ACK sip:bob@192.0.2.20
quiet 2s
`,
    ),
  )
}

t.test(
  'a script that waits longer than its transaction is kept goes on, and what it answered is not answered again',
  leavesNothing(
    `${MODULES}
request_route {
    t_newtran();
    t_reply("200", "Mine");
    async_sleep(20);
    if (!t_reply("404", "Late")) xlog("L_WARN", "answered already\\n");
    t_relay();
}
`,
    `
alice > MESSAGE sip:bob@192.0.2.20
alice < 200 Mine
quiet 19999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 200
`,
  ),
)

/** The failure route waits a second before it goes on to carol. */
const PATIENT = `${MODULES}
request_route {
    if (!is_method("INVITE")) { t_relay(); exit; }
    t_on_failure("LATER");
    t_relay();
}
failure_route[LATER] {
    async_sleep(1);
    $ru = "sip:carol@192.0.2.30";
    if (!t_relay()) xlog("L_WARN", "not relayed\\n");
}
`

const BUSY = `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 486
bob   < ACK sip:bob@192.0.2.20
`

t.test(
  'a failure route that waits: copies of the INVITE and of its failure change nothing',
  leavesNothing(
    PATIENT,
    `${BUSY}
alice > INVITE sip:bob@192.0.2.20 again
alice < 100 again
bob   > 486 again
bob   < ACK sip:bob@192.0.2.20
quiet 999ms
clock +1ms
carol < INVITE sip:carol@192.0.2.30
bob   > 486 again
bob   < ACK sip:bob@192.0.2.20
carol > 404
carol < ACK sip:carol@192.0.2.30
alice < 404
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'a failure route that waits: after a CANCEL nothing is relayed, and the failure goes to the caller',
  leavesNothing(
    PATIENT,
    `${BUSY}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
quiet 999ms
clock +1ms
alice < 486 to INVITE
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'a failure route that waits: a 200 that comes after the failure reaches the caller, and nobody else is called',
  leavesNothing(
    PATIENT,
    `${BUSY}
bob   > 200
alice < 200
quiet 2s
`,
  ),
)

t.test(
  'a branch failure that waits: when the call is answered meanwhile, nobody else is called',
  leavesNothing(
    `${MODULES}
request_route {
    if (!is_method("INVITE")) { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_on_branch_failure("next");
    t_relay();
}
event_route[tm:branch-failure:next] {
    async_sleep(1);
    $ru = "sip:dave@192.0.2.40";
    t_relay();
}
`,
    `
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
bob   > 486
bob   < ACK sip:bob@192.0.2.20
carol > 200
alice < 200
quiet 2s
`,
  ),
)

t.test(
  'a branch failure that waits: the other branch ends meanwhile, and the caller hears nothing before the route has ended',
  leavesNothing(
    `${MODULES}
request_route {
    if (!is_method("INVITE")) { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_on_branch_failure("next");
    t_relay();
}
event_route[tm:branch-failure:next] {
    if (t_check_status("480")) exit;
    async_sleep(1);
    $ru = "sip:dave@192.0.2.40";
    t_relay();
}
`,
    `
actor dave udp:192.0.2.40
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
bob   > 486
bob   < ACK sip:bob@192.0.2.20
carol > 480
carol < ACK sip:carol@192.0.2.30
quiet 999ms
clock +1ms
dave  < INVITE sip:dave@192.0.2.40
dave  > 200
alice < 200
`,
  ),
)

/** Reply routes wait as long as their status says: 100 ms for 183, half a second for a final one. */
const CAREFUL = `${MODULES}
request_route {
    if (!is_method("INVITE|MESSAGE")) { t_relay(); exit; }
    t_on_reply("LOOK");
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_relay();
}
onreply_route[LOOK] {
    if ($rs >= 200) usleep(500000);
    else usleep(100000);
    append_hf("X-Branch: $T_branch_idx\\r\\n");
}
`

t.test(
  'a reply route that waits while the 200 is sent again: each copy passes once, nothing is lost',
  leavesNothing(
    CAREFUL,
    `
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
carol > 486
carol < ACK sip:carol@192.0.2.30
bob   > 200
clock +400ms
bob   > 200 again
clock +100ms
alice < 200
clock +400ms
alice < 200
`,
  ),
)

t.test(
  'reply routes of two branches that wait at the same time each know their own branch',
  leavesNothing(
    CAREFUL,
    `
alice > MESSAGE sip:office@example.com
bob   < MESSAGE sip:bob@192.0.2.20
carol < MESSAGE sip:carol@192.0.2.30
bob   > 183
carol > 183
clock +100ms
alice < 183
        X-Branch: 0
alice < 183
        X-Branch: 1
carol > 200
clock +250ms
bob   > 200
clock +250ms
alice < 200
        X-Branch: 1
clock +250ms
`,
  ),
)

t.test(
  'a reply route that waits with a 486 while the call is cancelled: the call ends once',
  leavesNothing(
    CAREFUL,
    `
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
carol > 486
carol < ACK sip:carol@192.0.2.30
bob   > 180
clock +100ms
alice < 180
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice > CANCEL sip:office@example.com
alice < 200
clock +500ms
alice < 486 to INVITE
alice > ACK sip:office@example.com
`,
  ),
)

t.test(
  'a 183 whose route still waits when the 200 has passed does not follow it',
  leavesNothing(
    `${MODULES}
request_route { t_on_reply("LOOK"); t_relay(); }
onreply_route[LOOK] { if ($rs == 183) sleep(1); }
`,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 183
bob   > 200
alice < 200
quiet 2s
`,
  ),
)

const HELD = `${MODULES}
request_route {
    if (is_method("MESSAGE")) {
        if (!t_continue($sht(held=>index), $sht(held=>label), "GO")) sl_send_reply("481", "Nothing Waits");
        else sl_send_reply("200", "OK");
        exit;
    }
    if (!is_method("INVITE")) { t_relay(); exit; }
    if (!t_suspend()) exit;
    $sht(held=>index) = $T(id_index);
    $sht(held=>label) = $T(id_label);
}
route[GO] { t_relay(); }
`

t.test(
  't_suspend never continued: the caller hears 408 after fr_timer, and t_continue comes too late',
  leavesNothing(
    HELD,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
quiet 29999ms
clock +1ms
alice < 408
alice > ACK sip:bob@192.0.2.20
carol > MESSAGE sip:go@example.com
carol < 481
`,
  ),
)

t.test(
  't_suspend never continued, with a failure route: that runs, and the caller hears 408 all the same',
  leavesNothing(
    HELD.replace('if (!t_suspend())', 't_on_failure("F"); if (!t_suspend())') +
      'failure_route[F] { xlog("L_WARN", "failed\\n"); }\n',
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
quiet 29999ms
clock +1ms
alice < 408
alice > ACK sip:bob@192.0.2.20
carol > MESSAGE sip:go@example.com
carol < 481
`,
  ),
)

t.test(
  't_suspend, then a CANCEL: the call ends at once, and t_continue comes too late',
  leavesNothing(
    HELD,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
alice > CANCEL sip:bob@192.0.2.20
alice < 200
alice < 487 to INVITE
alice > ACK sip:bob@192.0.2.20
carol > MESSAGE sip:go@example.com
carol < 481
`,
  ),
)

t.test(
  't_continue twice: the second time nothing waits',
  leavesNothing(
    HELD,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
alice > INVITE sip:bob@192.0.2.20 again
alice < 100 again
carol > MESSAGE sip:go@example.com
bob   < INVITE sip:bob@192.0.2.20
carol < 200
carol > MESSAGE sip:go@example.net
carol < 481
bob   > 180
alice < 180
bob   > 200
alice < 200
`,
  ),
)
