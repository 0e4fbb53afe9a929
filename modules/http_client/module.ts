/**
 * Asks services over HTTP at the line of the script that wants to know.
 *
 * The script waits there for the answer, and other messages go on meanwhile. Services that are asked often have names: their addresses, passwords and times
 * are written once.
 *
 * @module http_client
 */
import { counter, defineModule, gauge, type Host } from 'siprose'

import { Client } from './client.ts'
import { limitParams } from './params/limits.ts'
import { secureParams } from './params/secure.ts'
import { wayParams } from './params/ways.ts'

export const httpClient = defineModule('http_client', {
  params: { ...limitParams, ...secureParams, ...wayParams },
  statistics: {
    /** Connections that have names. */
    connections: gauge({ group: 'httpclient' }, (server: Host) => countOf(server)),
    /** Questions that were answered, whatever the status. */
    connok: counter({ group: 'httpclient' }),
    /** Questions that were not. */
    connfail: counter({ group: 'httpclient' }),
  },
  state: (self) => new Client(self),
  start: ({ state }) => state.start(),
  stop: ({ state }) => {
    state.close()
  },
})

function countOf(server: Host): number {
  for (const instance of server.instances()) {
    if (instance.name === 'http_client' && instance.state instanceof Client) {
      return instance.state.connections.length
    }
  }
  return 0
}
