import t from 'tap'

import { ListenerCounters, type Listener } from '../../net/listener.ts'
import type { Binding } from '../sockets/bindings.ts'
import { SocketTable, inUri, socketText } from '../sockets/socket-table.ts'

function open(table: SocketTable, wanted: Partial<Binding>): Listener {
  const binding: Binding = {
    name: null,
    proto: 'udp',
    address: '192.0.2.1',
    family: 4,
    port: 5060,
    advertised: null,
    label: null,
    virtual: false,
    ...wanted,
  }
  const { proto, address, family, port, advertised } = binding
  const listener: Listener = {
    proto,
    address,
    family,
    port,
    advertised,
    counters: new ListenerCounters(),
    send: () => true,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
  table.add(listener, binding)
  return listener
}

t.test('SocketTable finds a socket by as much of it as is said', async (t) => {
  const table = new SocketTable()
  const first = open(table, { name: 'sip.example.com' })
  const other = open(table, { port: 5080 })
  const tcp = open(table, { proto: 'tcp' })
  const six = open(table, { address: '2001:db8::1', family: 6 })
  t.equal(table.find({ proto: null, host: '192.0.2.1', port: null }), first)
  t.equal(table.find({ proto: null, host: 'sip.example.com', port: 5060 }), first)
  t.equal(table.find({ proto: null, host: '192.0.2.1', port: 5080 }), other)
  t.equal(table.find({ proto: 'tcp', host: '192.0.2.1', port: null }), tcp)
  t.equal(table.find({ proto: 'udp', host: '2001:db8::1', port: 5060 }), six)
  t.equal(table.find({ proto: 'tls', host: '192.0.2.1', port: null }), null)
  t.equal(table.find({ proto: null, host: '192.0.2.2', port: null }), null)
})

t.test('SocketTable knows names, groups and addresses that move', async (t) => {
  const table = new SocketTable()
  const named = open(table, { label: 'phones' })
  open(table, { label: 'phones', port: 5080 })
  const group = open(table, { address: '224.0.1.75' })
  const moving = open(table, { virtual: true, port: 5090 })
  t.equal(table.named('phones'), named)
  t.equal(table.named('carriers'), null)
  t.equal(table.labelOf(named), 'phones')
  t.equal(table.labelOf(group), null)
  t.same([...table.groups], [group])
  t.ok(table.isVirtual(moving))
  t.notOk(table.isVirtual(named))
  table.clear()
  t.equal(table.named('phones'), null)
  t.equal(table.groups.size, 0)
})

t.test('socketText and inUri write addresses as URIs have them', async (t) => {
  const table = new SocketTable()
  t.equal(socketText(open(table, {})), 'udp:192.0.2.1:5060')
  t.equal(socketText(open(table, { address: 'fe80::1%eth0', family: 6 })), 'udp:[fe80::1]:5060')
  t.equal(inUri('192.0.2.1'), '192.0.2.1')
})
