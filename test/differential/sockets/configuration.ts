/** Two configurations that both servers run: sockets by the way in, and by the way out. */

/** A socket of the server: its address, and what is added to the lowest port. */
export interface Place {
  readonly address: string
  readonly step: number
}

/** The UDP sockets, in the order they are listened on. */
export const PLACES: readonly Place[] = [
  { address: '127.0.0.2', step: 1 },
  { address: '127.0.0.2', step: 0 },
  { address: '127.0.0.1', step: 2 },
  { address: '127.0.0.1', step: 0 },
]

/**
 * What the script does, by the user of the request URI.
 *
 * @param port - the lowest port
 */
const actions = (port: number): Readonly<Record<string, string>> => ({
  address: 'set_advertised_address("9.9.9.9");',
  port: 'set_advertised_port(999);',
  both: 'set_advertised_address(9.9.9.9); set_advertised_port(999);',
  rport: 'add_local_rport();',
  forced: `force_send_socket(udp:127.0.0.2:${port});`,
  forcedhost: 'force_send_socket(127.0.0.2);',
  forcedtcp: `force_send_socket(tcp:127.0.0.1:${port + 2});`,
  forcedlone: `force_send_socket(tcp:127.0.0.1:${port + 1});`,
  forced6: `force_send_socket(udp:[::1]:${port});`,
  fs: `$fs = "udp:127.0.0.2:${port}";`,
  fsbad: `$fs = "udp:127.0.0.1:${port + 9}";`,
  fsn: '$fsn = "named";',
  fsnbad: '$fsn = "nobody";',
  mtu: 'udp_mtu_try_proto(TCP);',
  mtuudp: 'udp_mtu_try_proto(UDP);',
})

function script(port: number): string {
  const cases = Object.entries(actions(port)).map(
    ([user, action]) => `    if ($rU == "${user}") { ${action} }`,
  )
  return `
request_route {
    if ($rU == "probe" || $rU == "reply") { sl_send_reply("200", "OK"); exit; }
    if ($rU == "own") {
        if (uri == myself) sl_send_reply("200", "Own");
        else sl_send_reply("404", "Not own");
        exit;
    }
${cases.join('\n')}
    append_hf("X-Sockets: $fs $fsn $fsp $Rn $Ru $Rut $RAi $RAp $RAu $RAut\\r\\n");
    forward();
}
reply_route {
    if ($rs == 201) force_send_socket(udp:127.0.0.2:${port});
    if ($rs == 202) $fs = "udp:127.0.0.2:${port + 1}";
    if ($rs == 203) $fsn = "named";
    append_hf("X-Sockets: $fs $Rn $Ri\\r\\n");
}
`
}

const modules = `
debug = 1
log_stderror = yes
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
`

/** Sockets that advertise; a message leaves by the way it came. */
export function byWayIn(port: number): string {
  return `${modules}
alias = "a.example":5099
alias = b.example
udp_mtu = 1300
listen = udp:127.0.0.2:${port + 1} advertise 9.2.2.1:5001
listen = udp:127.0.0.2:${port} advertise 9.2.2.0:5000 name "named"
listen = udp:127.0.0.1:${port + 2}
listen = udp:(127.0.0.1, 127.0.0.4):${port}
listen = udp:[::1]:${port}
listen = udp:127.0.0.1:${port} name "late"
listen = tcp:127.0.0.2:${port} advertise 9.3.2.0:5020
listen = tcp:127.0.0.1:${port + 1}
listen = tcp:127.0.0.1:${port + 2} advertise 9.3.1.2:5012
${script(port)}`
}

/** The system's routing chooses; Via shows one address. */
export function byWayOut(port: number): string {
  return `${modules}
mhomed = 1
advertised_address = "8.8.8.8"
local_rport = yes
force_rport = yes
reply_to_via = yes
udp_mtu = 1300
udp_mtu_try_proto = TCP
listen = udp:127.0.0.2:${port + 1} advertise 9.2.2.1:5001
listen = udp:127.0.0.2:${port} name "named"
listen = udp:127.0.0.1:${port + 2}
listen = udp:127.0.0.1:${port}
listen = udp:[::1]:${port}
listen = tcp:127.0.0.2:${port}
listen = tcp:127.0.0.1:${port + 1}
listen = tcp:127.0.0.1:${port + 2}
${script(port)}`
}
