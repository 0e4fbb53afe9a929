/**
 * The package of `make deb`: installed, used, installed again, removed and purged on a copy of this machine. `make test-deb` runs it, as root.
 */

import { existsSync, globSync, readFileSync, statSync } from 'node:fs'

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { ours, run } from './alone.ts'
import { Overlay, whyNoOverlay } from './overlay.ts'

/** What `dpkg` and its kin write of their own. */
const OF_DPKG = [
  /^var\/lib\/dpkg(\/|$)/,
  /^var\/log\/dpkg\.log$/,
  /^var\/cache\/(man|debconf|ldconfig)\//,
  /^etc\/[a-z]+-$/,
]

const skip = whyNoOverlay()
const [file = ''] = globSync(ours('dist/siprose_*.deb'))

/** The lines of a part of the unit, by name. */
function unitValue(unit: string, name: string): string {
  return new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
}

/** What systemd does with the unit, where there is none. */
function startByHand(unit: string): string {
  const user = unitValue(unit, 'User')
  const capability = unitValue(unit, 'AmbientCapabilities').toLowerCase().replace('cap_', '+')
  return `set -e
install -d -o ${user} -g ${unitValue(unit, 'Group')} -m ${unitValue(unit, 'RuntimeDirectoryMode')} /run/${unitValue(unit, 'RuntimeDirectory')}
. ${unitValue(unit, 'EnvironmentFile').replace('-', '')}
cd ${unitValue(unit, 'WorkingDirectory')}
umask ${unitValue(unit, 'UMask')}
exec env -i PATH=/usr/bin setpriv --reuid=${user} --regid=${unitValue(unit, 'Group')} --init-groups \\
  --no-new-privs --inh-caps=${capability} --ambient-caps=${capability} --bounding-set=-all,${capability} \\
  ${unitValue(unit, 'ExecStart')} >/tmp/said 2>&1`
}

t.test(
  'the package is what Debian expects',
  { skip: file === '' ? 'run make deb' : false },
  async (t) => {
    const list = run('dpkg-deb', '-c', file).text
    t.match(list, /^-rwxr-xr-x root\/root .*\.\/usr\/bin\/siprose$/m)
    t.notMatch(list, /^[^\n]{5}w|^[^\n]{8}w/m, 'nobody but the owner may write')
    for (const needed of [
      'man8/siprose.8.gz',
      'man5/siprose.cfg.5.gz',
      'man7/siprose-tm.7.gz',
      'doc/siprose/copyright',
    ]) {
      t.match(list, `/usr/share/${needed.startsWith('man') ? 'man/' : ''}${needed}`)
    }
    const facts = run('dpkg-deb', '-I', file).text
    const { version } = JSON.parse(readFileSync(ours('package.json'), 'utf8')) as {
      readonly version: string
    }
    t.match(facts, `Version: ${version}-1\n`)
    const shared = run('ldd', ours('dist/siprose')).text
    const known = /libatomic|libdl|libm\.|libstdc|libgcc_s|libpthread|libc\.|ld-linux|vdso/
    t.strictSame(
      shared
        .trim()
        .split('\n')
        .filter((line) => !known.test(line)),
      [],
      'Depends names all libraries',
    )
    if (installed('lintian')) t.equal(run('lintian', '--fail-on', 'error', file).code, 0)
  },
)

t.test('it is installed, used, removed and purged', { skip }, async (t) => {
  const machine = await Overlay.make()
  t.teardown(() => machine.end())
  const isThere = (path: string) => existsSync(machine.path(path))

  const install = machine.run(`dpkg -i ${file}`)
  t.equal(install.code, 0, install.text)
  t.match(machine.run('siprose --version').text, /^siprose /)
  t.match(machine.run('id siprose').text, /gid=\d+\(siprose\)/)
  t.match(machine.run('siprose check /etc/siprose/siprose.cfg').text, 'ok')
  t.equal(
    statSync(machine.path('/etc/siprose/users.cfg')).mode & 0o777,
    0o640,
    'passwords are not for everybody',
  )
  t.ok(isThere('/var/log/siprose') && isThere('/var/lib/siprose'))
  t.match(machine.run(COMPLETE).text, 'check')

  const unitPath = '/usr/lib/systemd/system/siprose.service'
  const unit = readFileSync(machine.path(unitPath), 'utf8')
  if (installed('systemd-analyze')) {
    const verified = machine.run(`systemd-analyze verify ${unitPath}`)
    t.equal(verified.code, 0, verified.text)
    const exposure = machine.run('systemd-analyze security --offline=yes siprose.service').text
    t.match(exposure, /Overall exposure level for siprose\.service: [012]\./, 'it may do little')
  }

  const started = machine.run(startByHand(unit))
  const said = readFileSync(machine.path('/tmp/said'), 'utf8')
  t.equal(started.code, 0, started.text + said)
  const pid = readFileSync(machine.path('/run/siprose/siprose.pid'), 'utf8').trim()
  t.match(
    machine.run(`cat /proc/${pid}/status`).text,
    /CapEff:\s+0000000000000400/,
    'it may bind ports, and nothing more',
  )
  const phone = machine.run(
    `cd / && env -i ${process.execPath} ${ours('test/packages/ring.ts')} 5060 bob builder`,
  )
  t.strictSame(phone.text.trim().split('\n'), [
    'SIP/2.0 200 Alive',
    'SIP/2.0 401 Unauthorized',
    'SIP/2.0 200 OK',
  ])
  t.match(machine.run('siprose rpc ul.dump').text, 'sip:bob@127.0.0.1')

  machine.run('echo "# mine" >>/etc/siprose/siprose.cfg')
  const again = machine.run(`dpkg -i ${file}`)
  t.equal(again.code, 0, again.text)
  t.match(
    readFileSync(machine.path('/etc/siprose/siprose.cfg'), 'utf8'),
    '# mine',
    'an upgrade keeps changes',
  )
  t.equal(
    machine.run(
      `kill ${pid}; for i in $(seq 100); do kill -0 ${pid} 2>/dev/null || exit 0; sleep 0.1; done; exit 1`,
    ).code,
    0,
  )

  t.equal(machine.run('dpkg -r siprose').code, 0)
  t.notOk(isThere('/usr/bin/siprose') || isThere(unitPath))
  t.ok(
    isThere('/etc/siprose/siprose.cfg') && isThere('/var/lib/siprose'),
    "removed: what is the operator's stays",
  )

  const purge = machine.run('rm /tmp/said; dpkg --purge siprose')
  t.equal(purge.code, 0, purge.text)
  const left = machine.differences().filter((path) => !OF_DPKG.some((own) => own.test(path)))
  t.notOk(isThere('/run/siprose'))
  t.strictSame(left, [], 'purged: the machine is as it was')
})

const COMPLETE = `bash -c '. /usr/share/bash-completion/completions/siprose
COMP_WORDS=(siprose ch); COMP_CWORD=1; _siprose; echo "\${COMPREPLY[@]}"'`
