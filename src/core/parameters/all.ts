/** The core's parameters, one table made of the tables beside this file. */

import { asyncParameters } from './async.ts'
import { blockListParameters } from './block-list.ts'
import { dnsParameters } from './dns.ts'
import { dnsCacheParameters } from './dns-cache.ts'
import { dnsChoiceParameters } from './dns-choice.ts'
import { kemiParameters } from './kemi.ts'
import { latencyParameters } from './latency.ts'
import { logParameters } from './log.ts'
import { memoryParameters } from './memory.ts'
import { messagesParameters } from './messages.ts'
import { parserParameters } from './parser.ts'
import { processParameters } from './process.ts'
import { processesParameters } from './processes.ts'
import { realTimeParameters } from './real-time.ts'
import { routingParameters } from './routing.ts'
import { scriptParameters } from './script.ts'
import { sctpParameters } from './sctp.ts'
import { socketsParameters } from './sockets.ts'
import { statementParameters } from './statements.ts'
import { tcpParameters } from './tcp.ts'
import { tcpProcessesParameters } from './tcp-processes.ts'
import { tcpQueuesParameters } from './tcp-queues.ts'
import { tcpReuseParameters } from './tcp-reuse.ts'
import { tcpSystemParameters } from './tcp-system.ts'
import { tcpTimesParameters } from './tcp-times.ts'
import { tlsParameters } from './tls.ts'
import { udpParameters } from './udp.ts'
import { viaParameters } from './via.ts'

/** `name = value` outside of routing blocks. */
export const parameters = {
  ...logParameters,
  ...socketsParameters,
  ...processParameters,
  ...messagesParameters,
  ...parserParameters,
  ...scriptParameters,
  ...tcpParameters,
  ...tlsParameters,
  ...udpParameters,
  ...viaParameters,
  ...dnsParameters,
  ...dnsChoiceParameters,
  ...dnsCacheParameters,
  ...blockListParameters,
  ...tcpReuseParameters,
  ...tcpTimesParameters,
  ...tcpQueuesParameters,
  ...tcpSystemParameters,
  ...tcpProcessesParameters,
  ...asyncParameters,
  ...kemiParameters,
  ...latencyParameters,
  ...memoryParameters,
  ...processesParameters,
  ...realTimeParameters,
  ...routingParameters,
  ...sctpParameters,
  ...statementParameters,
} as const
