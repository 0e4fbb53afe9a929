/** Plays flows against a server, all at once, and tells what each actor has seen. */

import { setTimeout as sleep } from 'node:timers/promises'

import { Called } from './called.ts'
import { Caller } from './caller.ts'
import type { Flow } from './flow.ts'
import { type Seen, valuesOf } from './messages.ts'

/** Parameters that all profiles have: flows end within seconds. */
const TIMES = `
modparam("tm", "fr_timer", 700)
modparam("tm", "fr_inv_timer", 1600)
modparam("tm", "wt_timer", 1000)
`

/** One set of parameters, and the flows that need it. */
export interface Profile {
  readonly name: string
  readonly params: string
  readonly flows: readonly Flow[]
}

/** The configuration of a profile: the request URI's user names the flow. */
export function configuration({ params, flows }: Profile, port: number): string {
  const routes = flows.map(({ does, routes = '' }, number) =>
    `route[FLOW%] {\n    ${does}\n}\n${routes}`.replaceAll('%', String(number)),
  )
  return `
log_stderror = yes
debug = -2
auto_aliases = no
listen = udp:127.0.0.1:${port}
listen = tcp:127.0.0.1:${port}
tcp_children = 1
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "kex.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
loadmodule "siputils.so"
loadmodule "maxfwd.so"
loadmodule "rr.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "auth.so"
modparam("usrloc", "db_mode", 0)
${TIMES}${params}
request_route {
    if ($rU == "probe") { force_rport(); sl_send_reply("200", "OK"); exit; }
    if (!mf_process_maxfwd_header("70")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if (has_totag()) { loose_route(); t_relay(); exit; }
    if ($hdr(X-Own) == $null) {
        if (is_method("ACK")) { t_relay(); exit; }
        if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
    }
    if (is_method("REGISTER")) { $var(route) = "FLOW" + $(tU{s.substr,4,0}); }
    else if ($rU =~ "^flow") { $var(route) = "FLOW" + $(rU{s.substr,4,0}); }
    else { t_relay(); exit; }
    route($var(route));
}
${routes.join('\n')}
`
}

/** How long a flow takes at most, and how much later than the one before it begins. */
const FLOW_MS = 3200
const STEP_MS = 15

/** What each actor of each flow has seen of a server. */
export async function play(flows: readonly Flow[], server: number): Promise<readonly string[][]> {
  return Promise.all(
    flows.map(async (flow, number) => {
      await sleep(number * STEP_MS)
      return playFlow(flow, number, server)
    }),
  )
}

async function playFlow(flow: Flow, number: number, server: number): Promise<string[]> {
  const called = await Called.open()
  const caller = new Caller({ flow, number, server, called: called.port })
  await caller.start()
  await sleep(FLOW_MS)
  const names = new Map([
    [`127.0.0.1:${server}`, 'SRV'],
    [`127.0.0.1:${called.port}`, 'UAS'],
    [`127.0.0.1:${caller.port}`, 'UAC'],
  ])
  const actors = new Map<string, string[]>()
  const note = (actor: string, message: Seen): void => {
    const lines = actors.get(actor) ?? []
    lines.push(described(message, names))
    actors.set(actor, lines)
  }
  // what goes to several in turn, and replies to several methods, has no order between them
  for (const reply of caller.replies) note(`caller, ${reply.method}`, reply)
  for (const request of called.requests) note(`called, ${request.user}`, request)
  caller.close()
  called.close()
  return [...actors]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([actor, lines]) => `${actor}: ${lines.join(' / ')}`)
}

const SHOWN = ['Route', 'Record-Route', 'Contact', 'Reason', 'Path'] as const

/** The start line, and what has to do with routing. */
function described(
  { text, line, isRequest, method }: Seen,
  names: ReadonlyMap<string, string>,
): string {
  const parts = [isRequest ? line.replace(' SIP/2.0', '') : line.slice(8)]
  parts.push(`Via ${valuesOf(text, 'Via').length}`)
  if (valuesOf(text, 'To').some((value) => value.includes(';tag='))) parts.push('tagged')
  for (const name of SHOWN) {
    for (const value of valuesOf(text, name)) parts.push(`${name} ${sorted(value)}`)
  }
  // hop by hop, Kamailio goes on counting, and we begin anew, as for any request that is made (RFC 3261 8.1.1.6)
  const hop = method === 'CANCEL' || (method === 'ACK' && valuesOf(text, 'Via').length === 1)
  if (isRequest && !hop) parts.push(`Max-Forwards ${valuesOf(text, 'Max-Forwards').join()}`)
  for (const name of ['WWW-Authenticate', 'Proxy-Authenticate']) {
    for (const value of valuesOf(text, name)) {
      parts.push(`${name} ${value.replaceAll(/nonce="[^"]*"/g, 'nonce')}`)
    }
  }
  for (const [, name = '', value = ''] of text.matchAll(/^(X-(?!To|Own)[\w-]+): ([^\r]*)\r$/gm)) {
    parts.push(`${name} ${value}`)
  }
  let all = parts.join(', ')
  for (const [place, name] of names) all = all.replaceAll(place, name)
  return all
}

/** Contacts of one address have no order. */
function sorted(value: string): string {
  return value.split(', ').toSorted().join(', ')
}
