/** 2000 idle and 200 slow TCP peers cost bounded memory, and nobody else's time: UDP is served without a loss meanwhile. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { Crowd } from '../support/crowd.ts'
import { startServer } from '../support/server-process.ts'

const GENERATOR = fileURLToPath(new URL('../../bench/load/generator.ts', import.meta.url))
const REQUESTS = 20_000

/** A server as an operator would open it to the world. */
const OPEN = `
log_stderror = yes
debug = 1
tcp_max_connections = 4096
tcp_accept_iplimit = 4096
tcp_msg_data_timeout = 120
tcp_msg_read_timeout = 120
loadmodule "sl.so"
request_route {
    if (method == "OPTIONS") sl_send_reply("200", "OK");
    else sl_send_reply("405", "Method Not Allowed");
}
`

interface Load {
  readonly requests: number
  readonly replies: number
  readonly losses: number
  readonly wrong: number
  readonly firstWrong: string
  readonly rate: number
}

/** OPTIONS over UDP, as fast as they are answered. */
async function load(port: number): Promise<Load> {
  const args = `--port ${port} --scenario options --count ${REQUESTS} --window 64 --lost 5000`
  const node = ['--experimental-ffi', '--disable-warning=ExperimentalWarning', GENERATOR]
  const child = spawn(process.execPath, [...node, ...args.split(' ')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 60_000,
  })
  let text = ''
  child.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1')
  })
  await once(child, 'close')
  const result: Load = JSON.parse(text)
  return result
}

/** What a process holds, and has used, from the system's books. */
function usage(pid: number): { readonly megabytes: number; readonly cpuMs: number } {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  return { megabytes: Number(kilobytes) / 1024, cpuMs: (Number(stat[11]) + Number(stat[12])) * 10 }
}

t.test(
  '2000 idle and 200 slow TCP peers, and UDP at full rate',
  { skip: platform() !== 'linux' && 'the figures are those of /proc' },
  async (t) => {
    const server = await startServer(OPEN)
    t.teardown(async () => server.stop())
    const { udp, tcp } = server.ports
    await load(udp)
    const begun = usage(server.pid)
    const alone = await load(udp)
    t.match(alone, { losses: 0, wrong: 0, replies: REQUESTS }, alone.firstWrong)
    const before = usage(server.pid)

    const crowd = new Crowd(tcp)
    t.teardown(() => crowd.leave())
    await crowd.idle(2000)
    await crowd.dripping(100)
    await crowd.announcing(50)
    await crowd.deaf(50, 400)
    await pause(1500)
    const crowded = usage(server.pid)
    const busy = await load(udp)
    const after = usage(server.pid)

    t.match(busy, { losses: 0, wrong: 0, replies: REQUESTS }, busy.firstWrong)
    t.ok(crowd.open >= 2100, `${crowd.open} are connected`)
    t.ok(crowd.ended >= 50, 'those that announce two gigabytes are let go')
    // A collector that is late adds to either of the two; a peer that costs too much, to both.
    const held = Math.min(crowded.megabytes, after.megabytes)
    const each = ((held - before.megabytes) * 1024) / 2200
    const cpuAlone = before.cpuMs - begun.cpuMs
    const cpu = after.cpuMs - crowded.cpuMs
    t.comment(
      `UDP ${Math.round(alone.rate)} a second alone, ${Math.round(busy.rate)} with the crowd; ` +
        `server CPU ${cpuAlone} ms and ${cpu} ms; ` +
        `${each.toFixed(1)} KB a peer (${before.megabytes.toFixed(0)} MB before, ${held.toFixed(0)} with them)`,
    )
    t.ok(each < 64, `${each} KB a peer`)
    t.ok(cpu < cpuAlone * 4 + 500, `${cpu} ms of CPU, ${cpuAlone} ms without the crowd`)

    process.kill(server.pid, 'SIGUSR1')
    await server.logged('memory:')
    t.match(server.log(), /tcp:current_opened_connections=2\d\d\d/)
    t.notMatch(server.log(), /BUG/)
  },
)
