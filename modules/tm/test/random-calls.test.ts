/** Calls in which everything happens in an order that is drawn: what always has to hold, holds. */

import t from 'tap'

import { parseMessageText } from 'siprose'

import { SeededRandom } from '../../../src/docs/player/world/random.ts'
import { acts, type Stage } from '../../../test/support/stage.ts'

const CALLS = 60
const STEPS = 14

/** Nothing that comes within a call comes after its transaction was forgotten: what passes then, passes without state. */
const MODULES = `
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "async.so"
loadmodule "cfgutils.so"
modparam("tm", "wt_timer", 60000)
`

const FORK = `
    if (!is_method("INVITE")) { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
`

const configurations: Readonly<Record<string, string>> = {
  'two branches': `request_route { ${FORK} t_relay(); }`,
  'cancel_b_method 0': `modparam("tm", "cancel_b_method", 0)\nrequest_route { ${FORK} t_relay(); }`,
  'cancel_b_method 2': `modparam("tm", "cancel_b_method", 2)\nrequest_route { ${FORK} t_relay(); }`,
  'a failure route that tries again': `
request_route { ${FORK} t_on_failure("F"); t_relay(); }
failure_route[F] { $ru = "sip:bob@192.0.2.20"; append_branch("sip:carol@192.0.2.30"); t_relay(); }`,
  'routes that wait': `
request_route { ${FORK} async_ms_sleep(300); t_on_failure("F"); t_on_reply("R"); t_relay(); }
onreply_route[R] { usleep(200000); }
failure_route[F] { async_ms_sleep(400); $ru = "sip:bob@192.0.2.20"; t_relay(); }`,
  'branch failures that wait': `
request_route { ${FORK} t_on_branch_failure("B"); t_relay(); }
event_route[tm:branch-failure:B] { async_ms_sleep(400); $ru = "sip:carol@192.0.2.30"; t_relay(); }`,
}

const ALICE = { proto: 'udp', address: '192.0.2.10', port: 5060 } as const
const BOB = { proto: 'udp', address: '192.0.2.20', port: 5060 } as const
const CAROL = { proto: 'udp', address: '192.0.2.30', port: 5060 } as const

function request(method: string, call: number, toTag = ''): string {
  return (
    `${method} sip:office@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK${call}\r\n` +
    `Max-Forwards: 70\r\nFrom: <sip:alice@example.com>;tag=${call}\r\nTo: <sip:office@example.com>${toTag}\r\n` +
    `Call-ID: call${call}\r\nCSeq: 1 ${method}\r\nContent-Length: 0\r\n\r\n`
  )
}

/** One call, with what has come of it. */
class RandomCall {
  readonly #stage: Stage
  readonly #random: SeededRandom
  readonly #number: number
  /** What was sent to bob and carol, by the branch. */
  readonly #invites = new Map<
    string,
    { readonly text: string; readonly from: typeof BOB | typeof CAROL }
  >()
  /** Statuses that alice has seen, each text once. */
  readonly #seen: number[] = []
  readonly #texts = new Set<string>()
  /** How branches have ended, and those whose failure was acknowledged. */
  readonly #finals = new Map<string, number>()
  readonly #acknowledged = new Set<string>()
  readonly story: string[] = []

  constructor(stage: Stage, random: SeededRandom, number: number) {
    this.#stage = stage
    this.#random = random
    this.#number = number
  }

  async play(): Promise<void> {
    await this.#send(request('INVITE', this.#number), ALICE)
    for (let step = 0; step < STEPS; step++) await this.#step()
    await this.#pass(300_000)
  }

  /** What is wrong; '' for nothing. */
  get wrong(): string {
    const finals = this.#seen.filter((status) => status >= 200)
    const failures = finals.filter((status) => status >= 300)
    const first = this.#seen.findIndex((status) => status >= 200)
    if (finals.length === 0) return 'the caller heard no end'
    if (failures.length > 1) return 'the caller heard of two failures'
    if (this.#seen.slice(first).some((status) => status < 200))
      return 'something provisional came after the end'
    if (failures.length === 1 && (finals[0] ?? 0) < 300) return 'a failure came after a success'
    for (const [branch, status] of this.#finals) {
      if (status >= 300 && !this.#acknowledged.has(branch)) return 'a failure was not acknowledged'
    }
    return ''
  }

  async #step(): Promise<void> {
    // who has heard the end neither cancels nor sends again
    const over = this.#seen.some((status) => status >= 200)
    const dice = this.#below(10)
    const invites = [...this.#invites.values()]
    const invite = invites[this.#below(Math.max(invites.length, 1))]
    if (dice < 2 && over) return
    if (dice === 0) await this.#send(request('CANCEL', this.#number), ALICE)
    else if (dice === 1) await this.#send(request('INVITE', this.#number), ALICE)
    else if (dice <= 4 || invite === undefined) await this.#pass(this.#below(2500))
    else
      await this.#answer(
        invite,
        [100, 180, 183, 200, 302, 404, 486, 487, 503, 603][this.#below(10)] ?? 180,
      )
  }

  async #answer(
    { text, from }: { text: string; from: typeof BOB | typeof CAROL },
    status: number,
  ): Promise<void> {
    const { via, message } = branchOf(text)
    // who has answered for good can only say so again
    const final = this.#finals.get(via) ?? status
    if (final !== status) return
    if (status >= 200) this.#finals.set(via, status)
    const vias = text.match(/^Via: [^\r]*\r\n/gm) ?? []
    await this.#send(
      `SIP/2.0 ${status} R\r\n${vias.join('')}From: <sip:alice@example.com>;tag=${this.#number}\r\n` +
        `To: <sip:office@example.com>;tag=${via.slice(-12)}\r\nCall-ID: ${message.callId}\r\nCSeq: 1 INVITE\r\n` +
        `Content-Length: 0\r\n\r\n`,
      from,
    )
  }

  async #send(text: string, from: typeof ALICE | typeof BOB | typeof CAROL): Promise<void> {
    this.story.push(`${from.address} > ${text.slice(0, text.indexOf('\r\n'))}`)
    await this.#take(await this.#stage.bring(text, from))
  }

  async #pass(ms: number): Promise<void> {
    this.story.push(`clock +${ms}ms`)
    await this.#take(await this.#stage.pass(ms))
  }

  async #take(sent: Awaited<ReturnType<Stage['bring']>>): Promise<void> {
    for (const { text, to } of sent) {
      const fresh = !this.#texts.has(text)
      this.#texts.add(text)
      if (fresh) this.story.push(`${to.address} < ${text.slice(0, text.indexOf('\r\n'))}`)
      if (to.address === ALICE.address) await this.#heard(text, fresh)
      else this.#reached(text, to.address === BOB.address ? BOB : CAROL)
    }
  }

  async #heard(text: string, fresh: boolean): Promise<void> {
    const { status, method, toTag } = parseMessageText(text)
    if (method !== 'INVITE') return
    // a late 2xx of each branch may come; copies have the same text
    if (fresh) this.#seen.push(status)
    if (fresh && status >= 300 && this.#below(3) > 0) {
      await this.#send(request('ACK', this.#number, `;tag=${toTag}`), ALICE)
    }
  }

  #reached(text: string, at: typeof BOB | typeof CAROL): void {
    const { via, message } = branchOf(text)
    if (message.method === 'INVITE') this.#invites.set(via, { text, from: at })
    if (message.method === 'ACK') this.#acknowledged.add(via)
  }

  #below(limit: number): number {
    return this.#random.uint32() % limit
  }
}

function branchOf(text: string) {
  const message = parseMessageText(text)
  return { via: /;branch=([^;\r]+)/.exec(text)?.[1] ?? '', message }
}

for (const [name, configuration] of Object.entries(configurations)) {
  t.test(`${name}: ${CALLS} calls in any order`, async (t) =>
    acts(MODULES + configuration, async (stage) => {
      const random = new SeededRandom(name)
      for (let number = 0; number < CALLS; number++) {
        const call = new RandomCall(stage, random, number)
        await call.play()
        const left = stage.transactions
        const wrong = left > 0 ? `${left} transactions are left` : call.wrong
        if (wrong !== '') t.fail(`call ${number}: ${wrong}\n${call.story.join('\n')}`)
      }
      const errors = stage.world.log.filter(
        ({ level }) => level === 'ERROR' || level === 'CRITICAL',
      )
      t.same(errors, [])
    })(t),
  )
}
