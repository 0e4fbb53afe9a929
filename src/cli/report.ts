/** The figures of a running server as text, for SIGUSR1 and the end of a run. */

import { printPosition } from '../lang/position.ts'
import { printAddressPort } from '../runtime/sockets/own-addresses.ts'
import type { Server } from '../runtime/server.ts'
import { Resource, type SystemCalls } from './system-calls.ts'

/** One line for each group of figures that are not zero. */
export function reportLines(server: Server): readonly string[] {
  const lines: string[] = []
  for (const instance of server.names.instances()) {
    const figures: string[] = []
    for (const [name, { value }] of instance.statistics()) {
      if (value !== 0) figures.push(`${name}=${value}`)
    }
    if (figures.length > 0) lines.push(`${instance.name}: ${figures.join(' ')}`)
  }
  const faults = [...server.faults].map(([code, count]) => `${code}=${count}`)
  if (faults.length > 0) lines.push(`faults: ${faults.join(' ')}`)
  for (const listener of server.listeners) {
    const { dropped, ...counters } = listener.counters
    const shown = [...figuresOf(counters, ''), ...figuresOf(dropped, 'dropped.')]
    lines.push(`${listener.proto}:${printAddressPort(listener)}: ${shown.join(' ')}`)
  }
  const { heapUsed, rss } = process.memoryUsage()
  lines.push(`memory: heap=${megabytes(heapUsed)} rss=${megabytes(rss)}`)
  return lines
}

/** What a server has become of its configuration: modules, routes, addresses. */
export function startLines(server: Server, calls: SystemCalls | null): readonly string[] {
  const modules = [...server.names.instances()].map(({ name }) => name)
  const routes = server.script.program.routes.map(
    ({ type, name, position }) =>
      `${type}${name === null ? '' : `[${name}]`} at ${printPosition(position)}`,
  )
  const own = [...server.ownAddresses].map(({ host, port }) =>
    port === 0 ? host : printAddressPort({ address: host, port }),
  )
  return [
    `modules: ${modules.join(' ')}`,
    `routes: ${routes.join(', ')}`,
    `own addresses: ${own.join(' ')}`,
    `open files: ${calls?.limit(Resource.OPEN_FILES)?.soft ?? 'as the system has it'}`,
    `server id: ${server.settings.server_id}`,
  ]
}

/** The figures of an object that are not zero. */
function figuresOf(counters: object, prefix: string): readonly string[] {
  return Object.entries(counters)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${prefix}${name}=${String(count)}`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)}MB`
}
