/** The configuration both servers run. */

import { CONDITIONS, FACTS } from './facts.ts'

/** Where a message comes from says what is to be done with it. */
export const SOURCES = {
  /** Answer with the facts. */
  ask: '127.0.0.1',
  /** Send it on, as it is. */
  onward: '127.0.0.2',
  /** Send it on with changes: see `route[CHANGE]`. */
  changed: '127.0.0.3',
} as const

/**
 * Answers a request with every fact about it, in hexadecimal digits, a line each; or sends it on.
 *
 * `BOUNDED_TEXTS` is defined where a server cuts texts off at a size that can be set.
 *
 * @param sink - the port on loopback where it is sent on to; `X-Row` then names the port it came from
 */
export function configuration(sink: number): string {
  const facts = FACTS.map(
    (fact, index) =>
      `    if ($(${fact}) != $null) $var(f) = $var(f) + "${index}=" + $(${fact}{s.encode.hexa}) + "\\n";`,
  )
  const conditions = CONDITIONS.map(
    (condition, index) => `    if (${condition}) $var(f) = $var(f) + "?${index}=31\\n";`,
  )
  return `
log_stderror = yes
debug = 1
alias = "own.example"
#!ifdef BOUNDED_TEXTS
pv_buffer_size = 65535
#!endif
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
request_route {
    force_rport();
    if ($si == "${SOURCES.changed}") route(CHANGE);
    if ($si != "${SOURCES.ask}") {
        append_hf("X-Row: $sp\\r\\n");
        $du = "sip:127.0.0.1:${sink}";
        forward();
        exit;
    }
    $var(f) = "";
${facts.join('\n')}
${conditions.join('\n')}
    set_reply_body("$var(f)", "text/plain");
    sl_send_reply("200", "Facts");
}
route[CHANGE] {
    remove_hf("X-Odd");
    remove_hf("Subject");
    append_hf("X-First: 1\\r\\n", "Call-ID");
    insert_hf("X-Second: 2\\r\\n", "CSeq");
    subst_hf("User-Agent", "/phone/desk/i", "f");
    mf_process_maxfwd_header("10");
    $rU = "changed";
}
reply_route {
    append_hf("X-Row: $sp\\r\\n");
    append_hf("X-Facts: $rs|$(rr{s.encode.hexa})|$rm|$mt|$(ci{s.encode.hexa})|$cs|$(ft{s.encode.hexa})|$(tt{s.encode.hexa})|$(sel(via[2].host){s.encode.hexa})\\r\\n");
}
`
}
