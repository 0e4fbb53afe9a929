/** FIFOs and sockets of this machine. */

import { ControlStreams } from './control-streams.ts'
import type { Controls } from './controls.ts'
import { Fifo } from './fifo.ts'
import { sendUnix } from './send-unix.ts'
import { UdpDatagrams } from './udp-datagrams.ts'
import { UnixDatagrams } from './unix-datagrams.ts'
import { writeFifo } from './write-fifo.ts'

/** What is really there. */
export const systemControls: Controls = {
  fifo: (place, take) => new Fifo(place, take),
  datagrams: (place, take) =>
    place.kind === 'file' ? new UnixDatagrams(place, take) : new UdpDatagrams(place, take),
  streams: (place, rules, accept) => new ControlStreams(place, rules, accept),
  writeFifo,
  sendUnix,
}

/** Where nobody can reach the server: nothing is made. */
export const noControls: Controls = {
  fifo: () => nowhere,
  datagrams: () => nowhere,
  streams: () => nowhere,
  writeFifo: async () => null,
  sendUnix: () => null,
}

const nowhere = {
  port: 0,
  start: async () => undefined,
  stop: async () => undefined,
}
