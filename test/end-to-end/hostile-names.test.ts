/** A running server whose name server means it no good. */

import t from 'tap'

import type { Heard } from '../../src/net/locate/test/dns-server.ts'
import { namedWorld, record, zoneOf } from '../support/named-world.ts'
import { udpPeer } from '../support/sip-peer.ts'

t.test('an answer that is cut is asked for over TCP', async (t) => {
  const peer = await udpPeer()
  t.teardown(() => peer.close())
  const many = Array.from({ length: 40 }, (_, at) => `dom.test 60 A 192.0.2.${at + 1}`)
  const world = await namedWorld(t, '', zoneOf('dom.test 60 A 127.0.0.1', ...many))
  world.message(`sip:x@dom.test:${peer.port}`)
  await peer.received.until(1)
  t.same(world.dns.asked, ['A dom.test', 'A dom.test tcp'])
})

t.test('answers that are lies, riddles or noise', async (t) => {
  const peer = await udpPeer()
  t.teardown(() => peer.close())
  const good = (heard: Heard): Buffer =>
    heard.bytes({ answers: [record(`${heard.name} 60 A 127.0.0.1`)] })
  const lie = (heard: Heard, changes: { id?: number; name?: string }): Buffer =>
    heard.bytes({ answers: [record(`${heard.name} 60 A 192.0.2.66`)] }, changes)
  const huge = (heard: Heard): Buffer =>
    heard.bytes({
      answers: Array.from({ length: 1900 }, (_, at) =>
        record(`${heard.name} 60 A 10.1.${at >> 8}.${at & 255}`),
      ),
    })
  const noise = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, (_, at) => (at * 7919 + 31) & 255))

  const says: Record<string, (heard: Heard) => void> = {
    'wrong-id': (heard) => {
      heard.send(lie(heard, { id: (heard.id + 1) & 0xffff }))
      heard.send(good(heard))
    },
    'wrong-name': (heard) => {
      heard.send(lie(heard, { name: 'other.test' }))
      heard.send(good(heard))
    },
    'only-wrong-ids': (heard) => {
      for (let at = 1; at < 100; at++) heard.send(lie(heard, { id: (heard.id + at) & 0xffff }))
    },
    loop: (heard) => {
      const other = heard.name === 'loop.test' ? 'loop2.test' : 'loop.test'
      heard.send(heard.bytes({ answers: [record(`${heard.name} 60 CNAME ${other}`)] }))
    },
    'loop-inside': (heard) => {
      heard.send(
        heard.bytes({
          answers: [
            record('loop-inside.test 60 CNAME b.test'),
            record('b.test 60 CNAME loop-inside.test'),
          ],
        }),
      )
    },
    'many-records': (heard) => {
      if (heard.tcp) heard.send(huge(heard))
      else heard.send(heard.bytes({}, { flags: 0x0200 }))
    },
    noise: (heard) => {
      const id = Buffer.alloc(2)
      id.writeUInt16BE(heard.id)
      heard.send(Buffer.concat([id, noise(500)]))
    },
    short: (heard) => {
      for (const length of [0, 1, 2, 11, 12]) heard.send(good(heard).subarray(0, length))
    },
    'pointer-circle': (heard) => {
      const bytes = good(heard)
      // The answer's name becomes a pointer to itself.
      const at = bytes.length - 16
      bytes.writeUInt16BE(0xc000 | at, at)
      heard.send(bytes)
    },
  }
  const world = await namedWorld(t, '', {})
  world.dns.hear = (heard) => {
    const name = heard.name
      .replace('loop2', 'loop')
      .replace(/\.test$/, '')
      .replace(/^b$/, 'loop-inside')
    if (says[name] === undefined) return false
    says[name](heard)
    return true
  }
  for (const name of ['wrong-id', 'wrong-name']) {
    await t.test(`${name}: the right answer counts`, async (t) => {
      const before = peer.received.messages.length
      world.message(`sip:x@${name}.test:${peer.port}`)
      await peer.received.until(before + 1)
      t.ok(peer.received.messages[before]?.startsWith(`MESSAGE sip:x@${name}.test:`))
    })
  }
  for (const name of Object.keys(says).slice(2)) {
    await t.test(`${name}: the request is answered, the server goes on`, async (t) => {
      const answered = world.client.received.messages.length
      const forwarded = peer.received.messages.length
      world.message(`sip:${name}@${name}.test:5060`)
      world.message(`sip:x@127.0.0.1:${peer.port}`)
      await peer.received.until(forwarded + 1)
      await world.client.received.until(answered + 1)
      const text = world.client.received.messages[answered] ?? ''
      t.match(text, /^SIP\/2\.0 47[78] /)
      t.ok(text.includes(`sip:${name}@`))
    })
  }
  t.equal(world.server.log().includes('please report this'), false)
})
