/** The stream connections of a server, and what its listeners have counted about them. */

import type { Connection } from '../net/stream/connection.ts'
import type { DropCounters, ListenerCounters, Listener } from '../net/listener.ts'
import type { Host } from '../runtime/host.ts'

function streamListeners(server: Host): readonly Listener[] {
  return server.listeners.filter((listener) => listener.list !== undefined)
}

/** The connections that are open, in the order they came about. */
export function streams(server: Host): readonly Connection[] {
  return streamListeners(server)
    .flatMap((listener) => listener.list?.() ?? [])
    .toSorted((a, b) => a.id - b.id)
}

/** The figures of a listener that are numbers. */
type Count = Exclude<keyof ListenerCounters, 'dropped'>

/** One figure, of all listeners of streams together. */
export function streamCount(server: Host, name: Count): number {
  return streamListeners(server).reduce((sum, { counters }) => sum + counters[name], 0)
}

/** What was lost for one reason, of all listeners of streams together. */
export function streamLoss(server: Host, reason: keyof DropCounters): number {
  return streamListeners(server).reduce((sum, { counters }) => sum + counters.dropped[reason], 0)
}
