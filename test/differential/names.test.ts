/** Where Kamailio and we send requests to, with one name server and one configuration. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { installed, temporaryFile } from '../support/server-process.ts'

const RUN = fileURLToPath(new URL('names/run.ts', import.meta.url))

/** A network and a file system of its own: name servers have port 53, and the system's files name them. */
const APART = ['-r', '-m', '-n']

interface Result {
  readonly setting: string
  readonly uri: string
  readonly differs: string | null
  readonly siprose: string | null
  readonly kamailio: string | null
}

function reason(): string | false {
  if (!installed('kamailio')) return 'kamailio is not installed'
  const possible = installed('ip') && spawnSync('unshare', [...APART, 'true']).status === 0
  return possible ? false : 'a network of its own cannot be made here (unshare, ip)'
}

async function results(): Promise<readonly Result[]> {
  const resolv = temporaryFile(
    'resolv.conf',
    'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n',
  )
  const hosts = temporaryFile('hosts', '127.0.0.1 localhost\n')
  const script = `
    set -e
    ip link set lo up
    ip -6 addr add fd00::2/128 dev lo
    mount --bind "$1" /etc/resolv.conf
    mount --bind "$2" /etc/hosts
    shift 2
    exec "$@"`
  const node = [process.execPath, '--experimental-ffi', '--disable-warning=ExperimentalWarning']
  const args = [...APART, 'sh', '-c', script, 'sh', resolv, hosts, ...node, RUN]
  const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')])
  // What the program beside this file has just printed.
  return JSON.parse(printed) as readonly Result[]
}

t.test('names lead Kamailio and Siprose to the same places', { skip: reason() }, async (t) => {
  for (const { setting, uri, differs, siprose, kamailio } of await results()) {
    const where = `${setting}: ${uri}: ${siprose ?? 'nowhere'}`
    if (differs === null) t.equal(siprose, kamailio, where)
    else t.not(siprose, kamailio, `${where}, ${differs}`)
  }
})
