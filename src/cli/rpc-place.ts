/** Where a running server can be asked: as the command line says, or its configuration, or where servers usually are. */

import { existsSync } from 'node:fs'

import { parseConfig } from '../lang/parse/file.ts'
import { fileReader } from '../lang/source.ts'
import { type SpokenPlace, spokenPlace } from '../rpc/face.ts'
import { bytePath, usage } from './options.ts'

const RUNDIR = '/run/siprose'
const SOCKET = 'siprose_rpc.sock'
const FIFO = 'siprose_rpc.fifo'
const access = { mode: 0o600, user: '', group: '' } as const

/** A place, and where its answers go if it is a FIFO. */
export interface ServerPlace extends SpokenPlace {
  readonly replyDirectory: string
}

/**
 * The place that a text names: a path, `udp:127.0.0.1:8090`, `tcp:127.0.0.1:8090`.
 *
 * @throws SiproseError `cli/usage` for what is none
 */
export function placeNamed(text: string): ServerPlace {
  const found = spokenPlace(text, access, process.cwd())
  if (found !== null) return { ...found, replyDirectory: '/tmp' }
  throw usage(`-s is \`${text}\`; it can be a path, udp:ADDRESS:PORT or tcp:ADDRESS:PORT`)
}

/**
 * The place that a configuration gives its server.
 *
 * @param file - its path
 * @throws SiproseError `cli/usage` where it has none
 */
export function placeOf(file: string): ServerPlace {
  const { config } = parseConfig(fileReader, bytePath(file), { environment: process.env })
  if (!config.loadModules.some(({ module }) => module === 'jsonrpcs')) {
    throw usage(
      `${file} does not load \`jsonrpcs\`, which \`siprose rpc\` asks; -s names another place`,
    )
  }
  const rundir = textOf(config.parameters.find(({ name }) => name === 'rundir')?.value) ?? RUNDIR
  const parameter = (wanted: string): string | null =>
    textOf(
      config.moduleParameters.findLast(
        ({ module, name }) => /\bjsonrpcs\b/.test(module.value) && name.value === wanted,
      )?.value,
    )
  const replyDirectory = parameter('fifo_reply_dir') ?? '/tmp'
  const names = [parameter('dgram_socket') ?? SOCKET, parameter('fifo_name') ?? FIFO]
  for (const name of [...names, parameter('tcp_socket') ?? '']) {
    const found = name === '' ? null : spokenPlace(name, access, rundir)
    if (found !== null && reachable(found)) return { ...found, replyDirectory }
  }
  throw usage(
    `no server of ${file} can be found: there is none of ${names.join(', ')} in ${rundir}`,
  )
}

/** Where a server usually is. */
export function usualPlace(): ServerPlace {
  for (const name of [SOCKET, FIFO]) {
    const path = `${RUNDIR}/${name}`
    if (existsSync(path)) return placeNamed(path)
  }
  throw usage(
    `no server is at ${RUNDIR}/${SOCKET}; -f names its configuration, -s its socket or FIFO`,
  )
}

function reachable({ place }: SpokenPlace): boolean {
  return place.kind === 'network' || existsSync(place.path)
}

function textOf(
  value: { readonly kind: string; readonly value?: unknown } | undefined,
): string | null {
  return value?.kind === 'string' && typeof value.value === 'string' ? value.value : null
}
