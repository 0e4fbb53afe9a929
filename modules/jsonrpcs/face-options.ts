/** Where the parameters say that documents come in. */

import { filePlace, SiproseError, spokenPlace, type ControlPlace, type FaceAccess } from 'siprose'

import type { FaceOptions } from './faces.ts'

const TRANSPORT_FIFO = 2
const TRANSPORT_DATAGRAM = 4

/** The parameters about it. */
export interface FaceParams {
  readonly transport: number
  readonly fifo_name: string
  readonly fifo_mode: number
  readonly fifo_user: string | number
  readonly fifo_group: string | number
  readonly fifo_reply_dir: string
  readonly dgram_socket: string
  readonly dgram_mode: number
  readonly dgram_user: string | number
  readonly dgram_group: string | number
  readonly dgram_timeout: number
  readonly tcp_socket: string
  readonly max_document_size: number
  readonly max_rate: number
}

/**
 * Reads them.
 *
 * @param params - the parameters
 * @param rundir - where relative paths begin
 * @throws SiproseError for a place that is none, and a user or group that nobody is
 */
export function faceOptions(params: FaceParams, rundir: string): FaceOptions {
  const fifoAccess = { mode: params.fifo_mode, user: params.fifo_user, group: params.fifo_group }
  const access = { mode: params.dgram_mode, user: params.dgram_user, group: params.dgram_group }
  const open = (bit: number): boolean => params.transport === 0 || (params.transport & bit) !== 0
  const fifo = open(TRANSPORT_FIFO) && params.fifo_name !== ''
  const datagrams = open(TRANSPORT_DATAGRAM) && params.dgram_socket !== ''
  const at = (text: string, parameter: Parameter) => place(text, access, { rundir, parameter })
  return {
    fifo: fifo ? filePlace(params.fifo_name, fifoAccess, rundir) : null,
    replyDirectory: params.fifo_reply_dir,
    datagrams: datagrams ? at(params.dgram_socket, 'dgram_socket') : null,
    streams: params.tcp_socket === '' ? null : at(params.tcp_socket, 'tcp_socket'),
    maxBytes: params.max_document_size,
    maxRate: params.max_rate,
    replyTimeoutMs: params.dgram_timeout,
  }
}

type Parameter = 'dgram_socket' | 'tcp_socket'

function place(
  text: string,
  access: FaceAccess,
  { rundir, parameter }: { readonly rundir: string; readonly parameter: Parameter },
): ControlPlace {
  const found = spokenPlace(text, access, rundir)
  const tcp = parameter === 'tcp_socket'
  const fits = tcp ? found?.transport === 'tcp' : found !== null && found.transport !== 'tcp'
  if (found !== null && fits) return found.place
  const forms = tcp ? 'tcp:ADDRESS:PORT' : 'a path, or udp:ADDRESS:PORT'
  throw new SiproseError('jsonrpcs/place', `\`${parameter}\` is \`${text}\`; it can be ${forms}`)
}
