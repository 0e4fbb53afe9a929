import { networkInterfaces } from 'node:os'

import t from 'tap'

import { outgoingAddress } from '../outgoing-address.ts'

t.test('outgoingAddress is the own address on the way to a peer', async (t) => {
  t.equal(outgoingAddress('127.0.0.1'), '127.0.0.1')
  const here = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  for (const { address, family, internal } of here) {
    if (family === 'IPv4' && !internal) t.equal(outgoingAddress(address), address)
  }
})

t.test('outgoingAddress is null where no way leads', async (t) => {
  for (const to of ['example.com', '', '255.255.255.255', '999.1.1.1']) {
    t.equal(outgoingAddress(to), null, to)
  }
})

t.test('outgoingAddress leaves no socket behind', async (t) => {
  for (let at = 0; at < 200; at++) outgoingAddress('127.0.0.1')
  const closed = Promise.withResolvers<void>()
  setImmediate(closed.resolve)
  await closed.promise
  const open = process.getActiveResourcesInfo().filter((name) => name === 'UDPWRAP')
  t.equal(open.length, 0)
})
