// hot
/** Whether the connection that a contact came over has closed; never of one that came over none. */

import type { Contact } from './contact.ts'

/** Whether the connection that a contact came over has closed. */
export function connectionLost({ socket, connection }: Contact): boolean {
  if (connection === 0 || socket?.connection === undefined) return false
  const open = socket.connection(connection)
  return open === null || open.state === 'ending'
}
