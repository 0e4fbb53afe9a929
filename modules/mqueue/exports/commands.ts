/** Queues as an operator sees them. */

import { SiproseError, str } from 'siprose'

import { mqueue } from '../module.ts'
import type { Queue } from '../queue.ts'
import type { Queues } from '../queues.ts'

const NOT_FOUND = 404
const queueName = str('name')

function queueCalled(queues: Queues, name: string): Queue {
  const queue = queues.get(name)
  if (queue !== null) return queue
  throw new SiproseError('mqueue/unknown', `there is no queue \`${name}\`; ${queues.help()}`, {
    name,
    rpcCode: NOT_FOUND,
  })
}

/**
 * Shows how many items wait in a queue.
 *
 * @param name - its name
 *
 * @example How much there is to do
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * request_route { mq_add("jobs", "$ci", "$ru"); drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > mqueue.get_size jobs
 * { name: jobs, size: 1 }
 * > mqueue.get_size jbos
 * error: { code: 404, message: "there is no queue `jbos`; there are jobs" }
 * ```
 */
export const getSize = mqueue.rpcCommand(
  { name: 'mqueue.get_size', args: [queueName] },
  ({ state }, name) => ({ name, size: queueCalled(state, name).count }),
)

/**
 * Shows how many items wait in each queue.
 *
 * @example Which queue grows
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * modparam("mqueue", "mqueue", "name=calls")
 * request_route { mq_add("jobs", "$ci", "$ru"); drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > mqueue.get_sizes
 * - { name: jobs, size: 1 }
 * - { name: calls, size: 0 }
 * ```
 */
export const getSizes = mqueue.rpcCommand({ name: 'mqueue.get_sizes' }, ({ state }) =>
  [...state.all()].map(({ name, count }) => ({ name, size: count })),
)

/**
 * Takes the oldest item out of a queue and shows it.
 *
 * @param name - its name
 *
 * @example Let a program outside do the work
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * request_route { mq_add("jobs", "$fU", "$ru"); drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > mqueue.fetch jobs
 * { key: alice, val: "sip:bob@example.com" }
 * > mqueue.fetch jobs
 * error: { code: 404, message: "nothing waits in queue `jobs`" }
 * ```
 */
export const fetch = mqueue.rpcCommand(
  { name: 'mqueue.fetch', args: [queueName] },
  ({ state }, name) => {
    const item = queueCalled(state, name).fetch()
    if (item !== null) return { key: item.key, val: item.value }
    throw new SiproseError('mqueue/empty', `nothing waits in queue \`${name}\``, {
      name,
      rpcCode: NOT_FOUND,
    })
  },
)
