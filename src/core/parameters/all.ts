/** The core's parameters, one table made of the tables beside this file. */

import { blockListParameters } from './block-list.ts'
import { dnsParameters } from './dns.ts'
import { dnsCacheParameters } from './dns-cache.ts'
import { dnsChoiceParameters } from './dns-choice.ts'
import { logParameters } from './log.ts'
import { messagesParameters } from './messages.ts'
import { parserParameters } from './parser.ts'
import { processParameters } from './process.ts'
import { scriptParameters } from './script.ts'
import { socketsParameters } from './sockets.ts'
import { tcpProcessesParameters } from './tcp-processes.ts'
import { tcpQueuesParameters } from './tcp-queues.ts'
import { tcpReuseParameters } from './tcp-reuse.ts'
import { tcpSystemParameters } from './tcp-system.ts'
import { tcpTimesParameters } from './tcp-times.ts'
import { tcpParameters } from './tcp.ts'
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
} as const
