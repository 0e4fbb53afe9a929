import type { Advertised } from './listener.ts'

/**
 * What a listener advertises, now that it has its port.
 *
 * @param wished - as configured; a port of 0 there means the listener's own
 */
export function resolveAdvertised(wished: Advertised | null, port: number): Advertised | null {
  if (wished === null || wished.port !== 0) return wished
  return { address: wished.address, port }
}
