import { openDatagrams } from './datagrams.ts'
import { openStreams } from './streams.ts'
import type { LoadSink, LoadSocket, LoadTarget } from './target.ts'

/**
 * Opens the way to a server.
 *
 * @throws what the system says, when a connection does not come about
 */
export function openLoad(target: LoadTarget, sink: LoadSink): Promise<LoadSocket> {
  return target.transport === 'udp' ? openDatagrams(target, sink) : openStreams(target, sink)
}
