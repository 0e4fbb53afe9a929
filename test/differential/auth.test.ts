/** The same credentials to `auth` of Kamailio and of us: the same results. Nonces differ, and each server is sent its own. */

import t from 'tap'

import { challenges, Fault, HeaderId, parseMessageText } from '../../src/sip/index.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { ask } from './ask.ts'
import { challengeCalls, type Profile, profiles, type Row } from './auth/profiles.ts'
import { credentialsLine, request } from './auth/requests.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

function configuration({ params, calls }: Pick<Profile, 'params' | 'calls'>): string {
  const routes = calls.map((call, place) => `route[C${place}] { ${call}; $var(rc) = $rc; return; }`)
  return `
log_stderror = yes
debug = -2
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "auth.so"
${params.map((param) => `modparam("auth", ${param})\n`).join('')}
request_route {
    force_rport();
    if ($rU == "probe" || $rU == "last") { sl_send_reply("200", "OK"); exit; }
    $var(empty) = "";
    $var(route) = "C" + $rU;
    route($var(route));
    append_to_reply("X-User: $au;$AU\\r\\n");
    if ($avp(digest_challenge) != $null) append_to_reply("$avp(digest_challenge)");
    if ($avp(w) != $null) append_to_reply("$avp(w)");
    sl_send_reply("299", "$var(rc)");
}
${routes.join('\n')}
`
}

/** What is the same whatever the nonce: the result and the user, the fields of challenges, and of what is said beside them. */
function said(answer: Buffer | null | undefined): string {
  if (answer === null || answer === undefined) return 'nothing'
  const message = parseMessageText(answer.toString('latin1'))
  const user = message.named('X-User')?.value ?? ''
  const parts = [`${message.status} ${message.reason}`, user]
  for (const id of [HeaderId.WWW_AUTHENTICATE, HeaderId.PROXY_AUTHENTICATE]) {
    for (const one of challenges(message, id)) {
      if (one instanceof Fault) parts.push('fault')
      else {
        const { realm, nonce, algorithm, qop, stale } = one
        parts.push(`${id} ${realm} ${nonce !== ''} ${algorithm} ${qop.join('+')} ${stale}`)
      }
    }
  }
  const info = message.named('Authentication-Info')?.value
  if (info !== undefined) {
    parts.push(info.replaceAll(/(nextnonce|rspauth)="[\w/+=-]+"/g, '$1'))
  }
  return parts.join(' | ')
}

/** The start of what is said: the result, and who it is. */
function short(text: string): string {
  const [status = '', user = ''] = text.split(' | ')
  return `${status.replace('299 ', '')} ${user.split(';')[0] ?? ''}`
}

class Asked {
  readonly #port: number
  #nonce = ''

  constructor(port: number) {
    this.#port = port
  }

  async row({ call, proofs, parts, fresh }: Row): Promise<string> {
    if (fresh) {
      const [answer] = await ask(this.#port, [request(0, parts, [])])
      this.#nonce = /nonce="([^"]*)"/.exec(answer?.toString('latin1') ?? '')?.[1] ?? ''
    }
    const lines = proofs.map((proof) =>
      typeof proof === 'string' ? proof : credentialsLine(proof, this.#nonce),
    )
    const [answer] = await ask(this.#port, [request(call, parts, lines)])
    return said(answer)
  }
}

for (const profile of profiles) {
  t.test(`auth, ${profile.name}, here and in Kamailio`, { skip }, async (t) => {
    const text = configuration(profile)
    const kamailio = await startKamailio(text)
    t.teardown(async () => kamailio.stop())
    const siprose = await startServer(text, {}, ['-l', 'udp:127.0.0.1:0'])
    t.teardown(async () => siprose.stop())
    const theirs = new Asked(kamailio.port)
    const ours = new Asked(siprose.ports.udp)
    for (const row of profile.rows) {
      const [own, other] = [await ours.row(row), await theirs.row(row)]
      if (row.own === null) t.equal(own, other, row.name)
      else {
        t.equal(short(own), row.own[0], `${row.name}: ${row.own[1]}`)
        t.not(own, other, `${row.name}: Kamailio does as we do now, and the exception can go`)
      }
    }
  })
}

t.test('challenges, here and in Kamailio', { skip }, async (t) => {
  const calls = challengeCalls.map(([call]) => call)
  const text = configuration({ params: [], calls })
  const kamailio = await startKamailio(text)
  t.teardown(async () => kamailio.stop())
  const siprose = await startServer(text, {}, ['-l', 'udp:127.0.0.1:0'])
  t.teardown(async () => siprose.stop())
  for (const method of ['REGISTER', 'INVITE']) {
    const messages = calls.map((_, place) => request(place, { method }, []))
    const theirs = await ask(kamailio.port, messages)
    const ours = await ask(siprose.ports.udp, messages)
    for (const [place, [call, own]] of challengeCalls.entries()) {
      const same = said(ours[place]) === said(theirs[place])
      if (own === null) t.equal(said(ours[place]), said(theirs[place]), `${method} ${call}`)
      else t.notOk(same, `${method} ${call}: ${own}`)
    }
  }
})
