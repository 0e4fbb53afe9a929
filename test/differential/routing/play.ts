/** Rows through both servers, with one configuration on the same ports. */

import { freePorts } from '../../support/free-port.ts'
import { startKamailio } from '../../support/kamailio-process.ts'
import { startServer } from '../../support/server-process.ts'
import { RoutePeers } from './peers.ts'
import { type RouteRow, textOf } from './row.ts'

/** Ports of one configuration. */
const PORTS = 10

/** What is loaded and set besides. */
export interface Profile {
  readonly name: string
  /** `loadmodule` and `modparam` lines, behind those of the modules that all need. */
  readonly lines: string
  readonly rows: readonly RouteRow[]
}

function configuration({ lines, rows }: Profile, port: number, peerPort: number): string {
  const calls = [...new Set(rows.map((row) => row.does))]
  const routes = calls.map(
    (does, place) => `route[CALL${place}] { $var(says) = ""; ${does} return 1; }`,
  )
  return `
log_stderror = yes
debug = -1
alias = own.example
listen = udp:127.0.0.1:LOW
listen = udp:127.0.0.2:LOW name "inner"
listen = udp:127.0.0.3:LOW advertise 9.3.3.3:5060
listen = udp:[::1]:LOW
listen = tcp:127.0.0.1:LOW
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "siputils.so"
loadmodule "corex.so"
${lines}
request_route {
    if ($rU == "probe") { sl_send_reply("200", "OK"); exit; }
    $var(route) = "CALL" + $hdr(X-Call);
    route($var(route));
    $var(top) = "none";
    if ($route_uri != $null) $var(top) = $route_uri;
    append_hf("X-Says: $var(says) | du $du | ru $ru | top $var(top) | $rdir(id) $rdir(name) | fs $fs\\r\\n");
    if ($hdr(X-To) != $null) $du = $hdr(X-To);
    if (!forward()) sl_send_reply("500", "$var(says) | du $du | ru $ru");
}
${routes.join('\n')}
`
    .replaceAll('LOW', String(port))
    .replaceAll('PEER', String(peerPort))
}

/** What both have made of each row. */
export async function playBoth(profile: Profile) {
  const [port, peerPort] = [await freePorts(PORTS), await freePorts(PORTS)]
  const text = configuration(profile, port, peerPort)
  const calls = [...new Set(profile.rows.map((row) => row.does))]
  const peers = await RoutePeers.open(peerPort)
  const play = async (): Promise<readonly string[]> => {
    const seen: string[] = []
    for (const [place, row] of profile.rows.entries()) {
      const { into = row.over === 'udp6' ? '::1' : '127.0.0.1', over = 'udp' } = row
      const message = textOf(row, place, calls.indexOf(row.does))
        .replaceAll('PEER', String(peerPort))
        .replaceAll('LOW', String(port))
      seen.push(await peers.exchange(over, message, { address: into, port }))
    }
    return seen
  }
  try {
    const kamailio = await startKamailio(text, port)
    const theirs = await play()
    await kamailio.stop()
    const siprose = await startServer(text, {}, [])
    const ours = await play()
    await siprose.stop()
    return { theirs, ours }
  } finally {
    peers.close()
  }
}
