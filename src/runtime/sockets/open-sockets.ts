/** Opens the sockets of a server, as its settings say. */

import type { SocketProtocol } from '../../lang/ast.ts'
import type { Listener, Receive } from '../../net/listener.ts'
import type { ListenSpec, Network } from '../../net/network.ts'
import { type ProxiedDatagrams, ProxiedListener } from '../../net/proxied-datagrams.ts'
import type { StreamSecurity } from '../../net/stream/stream-security.ts'
import type { Clock } from '../clock.ts'
import type { Settings } from '../core-api.ts'
import type { Log } from '../log.ts'
import { streamLimits } from '../settings/streams.ts'
import { tcpRules } from '../settings/tcp.ts'
import { udpTuning } from '../settings/udp.ts'
import { advertisedBy, isAnyAddress } from './advertised.ts'
import { type Binding, bindings } from './bindings.ts'
import { OutgoingAddresses } from './outgoing-addresses.ts'
import type { OwnAddresses } from './own-addresses.ts'
import { SocketPicker } from './pick-socket.ts'
import { PresentAddresses, systemAddresses } from './present-addresses.ts'
import { inUri, type SocketTable } from './socket-table.ts'
import type { SocketSpec } from './sockets.ts'

/** What sockets are opened with, and where they are put down. */
export interface Opening {
  readonly network: Network
  readonly clock: Clock
  readonly log: Log
  readonly settings: Settings
  /** For `tls` and `wss`, or null. */
  readonly security: StreamSecurity | null
  /** Whether requests of HTTP are taken, too. */
  readonly http: boolean
  /** Balancers in front of sockets of UDP, or null. */
  readonly proxied: ProxiedDatagrams | null
  /** Gets what is received. */
  readonly receive: Receive
  /** The open sockets, in the order of the configuration. */
  readonly listeners: Listener[]
  readonly table: SocketTable
  /** The server's own addresses: those of the sockets are added. */
  readonly own: OwnAddresses
}

/**
 * Opens the sockets one after the other.
 *
 * @param opening - what with, and where to
 * @param listen - addresses instead of those of the configuration, or null
 * @returns what picks one of them for a message that leaves
 * @throws SiproseError or NetError with the address that could not be had; those opened before stay in `listeners`
 */
export async function openSockets(
  opening: Opening,
  listen: readonly SocketSpec[] | null,
): Promise<SocketPicker> {
  const { network, clock, settings, security, listeners, table } = opening
  const wanted = await bindings(listen ?? settings.listen, {
    port: settings.port,
    tlsPort: settings.tls_port_no,
    protos: usualProtos(opening),
    ipv6: settings.auto_bind_ipv6,
    linkLocal: settings.bind_ipv6_link_local === 1,
    groupInterface: settings.mcast,
  })
  const outgoing = (to: string) => network.outgoingAddress(to)
  const present = new PresentAddresses(clock)
  const udp = udpTuning(settings)
  for (const binding of wanted) {
    if (!canOpen(opening, binding)) continue
    const tcp = streamLimits(settings, binding.proto, opening.http)
    const advertised = advertisedBy(binding, settings, outgoing)
    const rules = tcpRules(settings)
    const listener = listenOn(opening, { ...binding, advertised, udp, tcp, security, rules })
    await listener.start()
    listeners.push(listener)
    table.add(listener, binding)
    adopt(opening, listener, binding, present)
  }
  const asked = settings.mhomed ? new OutgoingAddresses(outgoing, clock) : null
  return new SocketPicker(listeners, table.groups, asked)
}

/** The transports that an address without one stands for. */
function usualProtos({ log, settings, security }: Opening): SocketProtocol[] {
  if (settings.enable_tls && security === null) {
    log.warn('enable_tls is on, but module `tls` is not loaded: there is no TLS')
  }
  if (settings.disable_tcp) return ['udp']
  return security === null ? ['udp', 'tcp'] : ['udp', 'tcp', 'tls']
}

/** Whether it can be opened: a configuration may list more than this installation has, as in the field. */
function canOpen({ log, settings }: Opening, { proto, address, port }: Binding): boolean {
  const off = proto !== 'udp' && proto !== 'sctp' && settings.disable_tcp
  if (!off && proto !== 'sctp') return true
  const reason = off ? '`disable_tcp` is on' : 'there is no SCTP here'
  log.warn(`${reason}: ${proto}:${inUri(address)}:${port} is not listened on`)
  return false
}

/** Makes a socket; one of UDP behind balancers looks for their headers. */
function listenOn({ network, clock, proxied, receive }: Opening, spec: ListenSpec): Listener {
  if (proxied === null || spec.proto !== 'udp') return network.listen(spec, receive)
  const socket = network.listen(spec, (bytes, start, end, from) => {
    const message = proxied.unwrap(bytes, start, end, from, clock.now())
    if (message !== null) receive(bytes, message.start, end, message.peer, listener)
  })
  const listener = new ProxiedListener(socket, proxied)
  return listener
}

/** Makes a socket's addresses the server's own. */
function adopt(
  { own, settings, table }: Opening,
  listener: Listener,
  { name, virtual }: Binding,
  present: PresentAddresses,
): void {
  const { address, port } = listener
  const hosts = isAnyAddress(address) ? systemAddresses() : [address.split('%', 1)[0] ?? address]
  for (const host of hosts) own.add(host, port)
  const shown = table.shownOf(listener)
  own.add(shown.address, shown.port)
  if (settings.auto_aliases && name !== null) own.add(name, port)
  if (!virtual) return
  const holds = () => present.has(address)
  own.onlyWhile(address, holds)
  own.onlyWhile(shown.address, holds)
}
