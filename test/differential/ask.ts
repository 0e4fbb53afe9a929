/** Sends messages to a server and collects what it answers. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'

/** Sent at once; few enough for the socket buffer of any server, were all of them as long as they may be. */
const BATCH = 8
const DEADLINE_MS = 5000

/** Answered by both servers whatever went before it. */
const LAST =
  'OPTIONS sip:last@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKlast;rport\r\n' +
  'From: <sip:l@example.com>;tag=l\r\nTo: <sip:last@127.0.0.1>\r\nCall-ID: last\r\nCSeq: 1 OPTIONS\r\n' +
  'Content-Length: 0\r\n\r\n'

/**
 * The answers to messages, null for one that is not answered.
 *
 * Each message leaves from a socket of its own. Both servers take messages in their order, so once a message that is sent
 * behind others is answered, those before it will not be any more: nobody waits for silence.
 */
export async function ask(
  port: number,
  messages: readonly string[],
): Promise<readonly (Buffer | null)[]> {
  const answers: (Buffer | null)[] = []
  for (let from = 0; from < messages.length; from += BATCH) {
    answers.push(...(await askBatch(port, messages.slice(from, from + BATCH))))
  }
  return answers
}

async function askBatch(
  port: number,
  messages: readonly string[],
): Promise<readonly (Buffer | null)[]> {
  const sockets = await Promise.all([...messages, LAST].map(async () => connected(port)))
  const answers: (Buffer | null)[] = messages.map(() => null)
  for (const [place, socket] of sockets.entries()) {
    if (place === messages.length) break
    socket.on('message', (bytes) => {
      answers[place] ??= bytes
    })
  }
  for (const [place, message] of messages.entries()) {
    sockets[place]?.send(Buffer.from(message, 'latin1'))
  }
  const last = sockets.at(-1)
  if (last !== undefined) {
    const answered = once(last, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })
    last.send(LAST)
    await answered
  }
  // what arrived before is read in the turn of the event loop that is under way, or the next one
  await turn()
  await turn()
  for (const socket of sockets) socket.close()
  return answers
}

async function connected(port: number): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}
