/** The core's exports, for the loader. */

export { core as default } from './module.ts'
export * from './commands/about.ts'
export * from './commands/defines.ts'
export * from './commands/dns.ts'
export * from './commands/dns-delete.ts'
export * from './commands/dst-blocklist.ts'
export * from './commands/echo.ts'
export * from './commands/module-parameters.ts'
export * from './commands/process.ts'
export * from './commands/system.ts'
export * from './commands/udp-proxy.ts'
export { tcpInfo, tcpList, tcpOptions } from './commands/tcp.ts'
export {
  force_tcp_alias,
  set_forward_close,
  set_forward_no_connect,
  set_reply_close,
  set_reply_no_connect,
} from './connections.ts'
export * from './avp-flags.ts'
export * from './branch-functions.ts'
export * from './functions.ts'
export * from './program-functions.ts'
export * from './setting-functions.ts'
export * from './socket-commands.ts'
export * from './socket-functions.ts'
export * from './uri-functions.ts'
export * from './variables.ts'
export * from './words.ts'
