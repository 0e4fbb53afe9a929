/** Kills a server in the middle of registrations, starts it again, and asks for all that was acknowledged. */

import { startServer } from '../support/server-process.ts'
import type { MadeDatabase } from '../databases/made.ts'
import { type Load, Phones } from './phones.ts'

/** What is tried. */
export interface Plan {
  /** `db_mode`: with 2 and 4 what was acknowledged is lost, as they say. */
  readonly mode: number
  readonly rounds: number
  /** REGISTERs a second. */
  readonly rate: number
  /** How long a server lives after its first acknowledgement, at least and at most. */
  readonly lifeMs: readonly [number, number]
  readonly phones: number
}

/** How long one lives that acknowledges nothing. */
const UNHEARD_MS = 10_000

/** What came of one round. */
export interface Round {
  readonly load: Load
  readonly asked: number
  /** What was acknowledged, and is not there. */
  readonly wrong: readonly string[]
}

function configuration({ module, url }: MadeDatabase, mode: number): string {
  return `
log_stderror = yes
debug = 1
loadmodule "${module}.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("usrloc", "db_url", "${url}")
modparam("usrloc", "db_mode", ${mode})
request_route {
    if ($rm == "REGISTER") { save("location"); exit; }
    if (reg_fetch_contacts("location", "$ru", "c")) sl_send_reply("200", "At $ulc(c=>cseq)");
    else sl_send_reply("404", "Nobody");
}
`
}

/**
 * Plays rounds.
 *
 * @param told - hears of each
 */
export async function playRounds(
  made: MadeDatabase,
  plan: Plan,
  told: (round: Round) => void,
): Promise<void> {
  const phones = await Phones.make(plan.phones)
  const text = configuration(made, plan.mode)
  try {
    for (let round = 0; round < plan.rounds; round++) {
      const server = await startServer(text)
      const [least, most] = plan.lifeMs
      const life = new AbortController()
      const kill = (): void => {
        void server.stop('SIGKILL').then(() => life.abort())
      }
      const unheard = setTimeout(kill, UNHEARD_MS)
      const load = await phones.register(server.ports.udp, plan.rate, life.signal, () => {
        clearTimeout(unheard)
        setTimeout(kill, least + Math.random() * (most - least))
      })
      const again = await startServer(text)
      const { asked, wrong } = await phones
        .check(again.ports.udp)
        .finally(() => again.stop('SIGKILL'))
      told({ load, asked, wrong })
    }
  } finally {
    phones.close()
  }
}

/** A round, for people. */
export function roundText({ load, asked, wrong }: Round): string {
  const { sent, acknowledged, refused, rate, median, p99 } = load
  return (
    `${sent} sent, ${acknowledged} acknowledged (${rate.toFixed(0)}/s, median ${median.toFixed(1)} ms, ` +
    `p99 ${p99.toFixed(1)} ms), ${refused} refused; ${asked} asked for after the restart, ${wrong.length} wrong`
  )
}
