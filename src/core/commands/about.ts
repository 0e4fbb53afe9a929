/** Commands about the program: what it is, and for how long it has been running. */

import type { Host } from '../../runtime/host.ts'
import { platformText, PROGRAM, serverVersion } from '../../runtime/version.ts'
import { core } from '../module.ts'

/** What this program can do, in the words that the field has for it. */
const FLAGS =
  'USE_TCP, USE_TLS, USE_MCAST, USE_DNS_CACHE, USE_DNS_FAILOVER, USE_NAPTR, USE_DST_BLOCKLIST'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** A time as the field's commands show it, in the zone of the machine: `Wed Nov 25 23:35:55 2026`. */
function timeText(ms: number): string {
  const date = new Date(ms)
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const day = String(date.getDate()).padStart(2, ' ')
  return `${DAYS[date.getDay()] ?? ''} ${MONTHS[date.getMonth()] ?? ''} ${day} ${time} ${date.getFullYear()}`
}

function uptimeSeconds({ clock, startedAt }: Host): number {
  return Math.floor((clock.now() - startedAt) / 1000)
}

function daysText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return `${Math.floor(hours / 24)}d ${hours % 24}h ${minutes % 60}m ${seconds % 60}s`
}

/**
 * The version of the server, and what it runs on.
 *
 * @example Ask which version answers
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.version
 * "siprose {version} ({platform})"
 * ```
 */
export const coreVersion = core.rpcCommand(
  { name: 'core.version', mi: 'version' },
  () => `${PROGRAM} ${serverVersion()} (${process.arch}/${process.platform})`,
)

/**
 * What the server can do, in the field's words.
 *
 * @example Ask whether it speaks TLS
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.flags
 * "{before}USE_TLS{after}"
 * ```
 */
export const coreFlags = core.rpcCommand({ name: 'core.flags' }, () => FLAGS)

/**
 * The version in parts, and what the server runs on.
 *
 * @example Ask in parts
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.info
 * version: "siprose {version}"
 * compiler: "Node.js {node}"
 * ```
 *
 * @compat Nothing is compiled: `compiler` is what the server runs on, `compiled` is empty, and `id` is the version.
 */
export const coreInfo = core.rpcCommand({ name: 'core.info' }, () => ({
  version: `${PROGRAM} ${serverVersion()}`,
  id: serverVersion(),
  compiler: platformText(),
  compiled: '',
  flags: FLAGS,
}))

/**
 * The version, and for how long the server has been running.
 *
 * @example Look after a day and a half
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```sip
 * clock +129600s
 * ```
 * ```rpc
 * > core.runinfo
 * name: siprose
 * uptime_secs: 129600
 * utime_days: 1d 12h 0m 0s
 * ```
 *
 * @compat Nothing is compiled: `compiler` is what the server runs on, `compiled` is empty, and `sourceid` is the version.
 */
export const coreRuninfo = core.rpcCommand({ name: 'core.runinfo' }, ({ server }) => {
  const seconds = uptimeSeconds(server)
  return {
    name: PROGRAM,
    version: serverVersion(),
    sourceid: serverVersion(),
    compiler: platformText(),
    compiled: '',
    time_now: timeText(server.clock.now()),
    time_started: timeText(server.startedAt),
    uptime_secs: seconds,
    utime_days: daysText(seconds),
  }
})

/**
 * For how long the server has been running, in seconds, and since when.
 *
 * @example Look after an hour
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```sip
 * clock +3600s
 * ```
 * ```rpc
 * > core.uptime
 * now: "{day} {month} {date} {time} {year}"
 * uptime: 3600
 * ```
 */
export const coreUptime = core.rpcCommand({ name: 'core.uptime', mi: 'uptime' }, ({ server }) => ({
  now: timeText(server.clock.now()),
  up_since: timeText(server.startedAt),
  uptime: uptimeSeconds(server),
}))
