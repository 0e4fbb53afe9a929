/** Requests that somebody outside wants to be sent: how they are written, and what is told of their answers. */

import { SiproseError } from 'siprose'

import type { LocalAnswer } from './api.ts'
import { Cell } from './engine/cell.ts'
import { sendLocal } from './engine/local-request.ts'
import { requestFields } from './request-fields.ts'
import type { Tm } from './tm.ts'

/** A request as it is written: `.` stands for nothing. */
export interface UacText {
  readonly method: string
  readonly uri: string
  readonly nextHop: string
  readonly socket: string
  readonly headers: string
  readonly body: string
  /** Whether header lines and body are written as hexadecimal digits. */
  readonly hex: boolean
  /** Whether the ACK to a success is sent here. */
  readonly ack: boolean
}

const BAD_REQUEST = 400
const NOT_SENT = 500

function refused(rpcCode: number, text: string): SiproseError {
  return new SiproseError('tm/command-refused', text, { rpcCode })
}

/** Sends it; throws where it cannot be read or sent. */
export function sendUac(
  tm: Tm,
  text: UacText,
  answered: ((answer: LocalAnswer) => void) | null,
): Cell {
  const headers = text.hex ? fromHex(text.headers) : text.headers
  const body = text.hex ? fromHex(text.body) : text.body
  const fields = requestFields(unescaped(headers))
  if (fields === null) throw refused(BAD_REQUEST, 'From and To have to be among the headers')
  const sent = sendLocal(
    tm,
    {
      ...fields,
      method: text.method,
      uri: text.uri,
      nextHop: orNull(text.nextHop),
      socket: orNull(text.socket),
      body: body === '.' ? '' : body,
      ack: text.ack,
    },
    answered,
  )
  if (sent instanceof Cell) return sent
  throw refused(NOT_SENT, `the request could not be sent: ${sent.status} ${sent.reason}`)
}

/** The final answer, once it is there. */
export function finalAnswer(
  tm: Tm,
  text: UacText,
): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    sendUac(tm, text, ({ status, reason }) => {
      if (status >= 200) resolve({ code: status, text: reason })
    })
  })
}

function orNull(text: string): string | null {
  return text === '' || text === '.' ? null : text
}

/** Header lines in one argument have their line ends as they are, or as `\r\n` spelt out. */
function unescaped(text: string): string {
  return text.replaceAll(String.raw`\r\n`, '\r\n').replaceAll(String.raw`\n`, '\r\n')
}

function fromHex(text: string): string {
  if (text === '' || text === '.') return text
  if (!/^(?:[0-9a-f]{2})*$/i.test(text))
    throw refused(BAD_REQUEST, 'that are no hexadecimal digits')
  return Buffer.from(text, 'hex').toString('latin1')
}
