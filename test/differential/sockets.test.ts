/** Which socket a message leaves from and what its Via shows, beside Kamailio with the same sockets. */

import t from 'tap'

import { freePorts } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { byWayIn, byWayOut } from './sockets/configuration.ts'
import { Peers } from './sockets/peers.ts'
import { answered, forwarded, replies, type Row } from './sockets/rows.ts'

/** Ports of one configuration, the same for both servers. */
const PORTS = 10

async function play(rows: readonly Row[], port: number, peers: Peers, peerPort: number) {
  const seen: string[] = []
  for (const { name, text, from, to } of rows) {
    const message = text.replaceAll('PEER', String(peerPort)).replaceAll('LOW', String(port))
    const place = { address: to.address, port: port + to.step }
    seen.push(`${name}: ${await peers.exchange(from, message, place)}`)
  }
  return seen
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

/** Over TCP we leave by the way out too; Kamailio takes the first socket whatever the way. */
const overTcp: ReadonlySet<string> = new Set([
  ...['plain', 'address', 'rport'].map((user) => `${user} over TCP`),
  ...['plain', 'mtu', 'mtuudp'].map((user) => `${user}, long`),
])

const rows = [...forwarded, ...answered, ...replies]

/** What both servers do with the rows, one after the other on the same ports. */
async function playBoth(configuration: (port: number) => string) {
  const [port, peerPort] = [await freePorts(PORTS), await freePorts(PORTS)]
  const text = configuration(port)
  const peers = await Peers.open(peerPort)
  try {
    const kamailio = await startKamailio(text, port)
    const theirs = await play(rows, port, peers, peerPort)
    await kamailio.stop()
    const siprose = await startServer(text, {}, [])
    const ours = await play(rows, port, peers, peerPort)
    await siprose.stop()
    return { theirs, ours }
  } finally {
    peers.close()
  }
}

t.test('sockets beside Kamailio', { skip }, async (t) => {
  const [wayIn, wayOut] = await Promise.all([playBoth(byWayIn), playBoth(byWayOut)])
  for (const [at, { name }] of rows.entries()) {
    t.equal(wayIn.ours[at], wayIn.theirs[at], `by the way in: ${name}`)
    if (overTcp.has(name)) t.not(wayOut.ours[at], wayOut.theirs[at], `only we: ${name}`)
    else t.equal(wayOut.ours[at], wayOut.theirs[at], `by the way out: ${name}`)
  }
})
