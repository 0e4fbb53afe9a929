/** What anybody may send to a UDP socket on the internet: nothing of it ends the server, makes it grow, or goes uncounted. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'

import t from 'tap'

import { probeUdp } from '../fuzz/attack.ts'
import { CONFIGURATION, startServer, type RunningServer } from '../support/server-process.ts'

/** Few enough for the kernel to keep until they are read. */
const BATCH = 50

async function sendAll(
  socket: Socket,
  texts: readonly (string | Buffer)[],
  port: number,
): Promise<void> {
  for (const [at, text] of texts.entries()) {
    socket.send(text, port, '127.0.0.1')
    if (at % BATCH === BATCH - 1) await turn()
  }
  await turn()
}

/** Megabytes of memory a process has. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}

/** The figures of the server, by name, once it has nothing left to read. */
async function figures(server: RunningServer): Promise<ReadonlyMap<string, number>> {
  await probeUdp(server.ports.udp)
  const before = server.log().length
  const memories = server.log().split('memory:').length
  process.kill(server.pid, 'SIGUSR1')
  while (server.log().split('memory:').length === memories) await turn()
  const text = server.log().slice(before)
  return new Map(
    [...text.matchAll(/([\w./-]+)=(\d+)/g)].map(([, name = '', count]) => [name, Number(count)]),
  )
}

const head =
  'SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKh\r\nFrom: <sip:a@example.com>;tag=1\r\n' +
  'To: <sip:b@example.com>\r\nCall-ID: h\r\nCSeq: 1 OPTIONS\r\n'

for (const backend of ['batch', 'dgram']) {
  t.test(`UDP by ${backend}`, async (t) => {
    const server = await startServer(CONFIGURATION, { SIPROSE_UDP: backend })
    t.teardown(async () => server.stop())
    const socket = createSocket('udp4')
    t.teardown(() => socket.close())
    socket.bindSync({ port: 0, address: '127.0.0.1' })

    t.test('nothing, NULs and line ends are keep-alives', async (t) => {
      const nothing = ['', '\0', '\0'.repeat(1000), '\r\n', '\r\n\r\n', '\n'.repeat(60_000)]
      const before = await figures(server)
      await sendAll(socket, nothing, server.ports.udp)
      const after = await figures(server)
      const name = 'dropped.keepAlive'
      t.equal((after.get(name) ?? 0) - (before.get(name) ?? 0), nothing.length)
    })

    t.test('the longest datagrams are read, and what is wrong with them is counted', async (t) => {
      const long = [
        'x'.repeat(65_507),
        '\xff'.repeat(65_507),
        `OPTIONS sip:${'a'.repeat(65_000)} SIP/2.0\r\n\r\n`,
        `OPTIONS sip:a@127.0.0.1 ${head}X: ${'y'.repeat(64_000)}\r\n\r\n`,
        `OPTIONS sip:a@127.0.0.1 ${head}${'X: y\r\n'.repeat(10_000)}\r\n`,
        `OPTIONS sip:a@127.0.0.1 ${head.replace('branch', `${'v;'.repeat(30_000)}branch`)}\r\n`,
      ].map((text) => Buffer.from(text, 'latin1'))
      const before = await figures(server)
      await sendAll(socket, long, server.ports.udp)
      const after = await figures(server)
      const rose = [...after].filter(([name, count]) => count > (before.get(name) ?? 0))
      const faults = rose.filter(([name]) => name.startsWith('sip/'))
      const counted = faults.reduce(
        (sum, [name, count]) => sum + count - (before.get(name) ?? 0),
        0,
      )
      t.equal(counted, long.length, faults.map(([name]) => name).join(', '))
      t.equal(await probeUdp(server.ports.udp), 'SIP/2.0 200 Alive')
    })

    t.test('a flood leaves no memory behind, and the server answering', async (t) => {
      const texts = Array.from({ length: 2000 }, (_, at) =>
        at % 2 === 0
          ? `OPTIONS sip:${at}@127.0.0.1:9 ${head.replace('Call-ID: h', `Call-ID: ${at}`)}\r\n`
          : `MESSAGE sip:flood@127.1.${at >> 8}.${at & 255}:9 ${head.replace('bKh', `bK${at}`)}\r\n`,
      )
      const flood = async (): Promise<void> => {
        for (let round = 0; round < 3; round++) await sendAll(socket, texts, server.ports.udp)
        await probeUdp(server.ports.udp)
      }
      await flood()
      const before = residentMegabytes(server.pid)
      await flood()
      await flood()
      t.equal(await probeUdp(server.ports.udp), 'SIP/2.0 200 Alive')
      const grown = residentMegabytes(server.pid) - before
      t.ok(grown < 32, `${grown.toFixed(1)} MB more after 12 000 messages`)
      t.notMatch(server.log(), /BUG/)
    })

    t.test('peers that are gone stop nothing', async (t) => {
      const gone = createSocket('udp4')
      gone.bindSync({ port: 0, address: '127.0.0.1' })
      const { port } = gone.address()
      gone.close()
      await once(gone, 'close')
      for (let round = 0; round < 20; round++) {
        const via = head.replace('127.0.0.1:9', `127.0.0.1:${port}`)
        socket.send(`OPTIONS sip:127.0.0.1 ${via}\r\n`, server.ports.udp, '127.0.0.1')
        socket.send(`MESSAGE sip:a@127.0.0.1:${port} ${via}\r\n`, server.ports.udp, '127.0.0.1')
        t.equal(await probeUdp(server.ports.udp), 'SIP/2.0 200 Alive')
      }
    })
  })
}
