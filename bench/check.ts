/** Measures `siprose check` on a long configuration: processor time of the whole command, start included. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    /** Writes the configuration instead of checking it. */
    print: { type: 'boolean', default: false },
  },
})

const SIPROSE = fileURLToPath(new URL('../bin/siprose', import.meta.url))

/** One site's routing, 30 lines, each with names and patterns of its own as grown configurations have them. */
function site(n: number): string {
  return `
# calls to and from site ${n}
route[SITE${n}] {
    if (!is_method("INVITE|MESSAGE|SUBSCRIBE")) {
        return;
    }
    $var(site${n}) = "site${n}";
    $avp(user${n}) = $(rU{s.substr,0,3}) + "-" + $var(site${n});
    if ($rd =~ "^site${n}\\.example\\.(com|net)$") {
        xlog("L_INFO", "site ${n}: $rm from $fU@$fd to $ru\\n");
        append_hf("X-Site: ${n}\\r\\n");
        if ($(rU{s.len}) > 6 && $rU =~ "^00") {
            $rU = $(rU{s.substr,2,0});
        } else {
            $rU = "49${n}" + $rU;
        }
        switch ($rm) {
            case "INVITE":
                setflag(1);
                break;
            case "MESSAGE":
                resetflag(2);
                break;
            default:
                xlog("L_DBG", "nothing to do for $rm\\n");
        }
        $rd = "next${n}.example.com";
        $du = "sip:192.0.2.${n % 250}:5060;transport=udp";
        exit;
    }
}
`
}

/** A configuration of about as many lines. */
function configuration(lines: number): string {
  const count = Math.ceil((lines - 12) / 32)
  const numbers = Array.from({ length: count }, (_, index) => index)
  const modules = ['sl', 'pv', 'maxfwd', 'textops', 'siputils', 'xlog', 'sanity']
  return `#!KAMAILIO
${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}
request_route {
${numbers.map((n) => `    route(SITE${n});`).join('\n')}
}
${numbers.map(site).join('')}`
}

/** Runs the command under `sh`, which says what its children used. */
function check(file: string): number {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"$0" check "$1" && times`, SIPROSE, file],
    {
      encoding: 'latin1',
    },
  )
  const [, user = '', system = ''] = /(\S+) (\S+)\s*$/.exec(stdout) ?? []
  if (status !== 0 || user === '') throw new Error(`siprose check ended with ${status}: ${stderr}`)
  return seconds(user) + seconds(system)
}

/** `0m0.25s`, as `times` prints it. */
function seconds(text: string): number {
  const [, minutes = '0', rest = '0'] = /^(\d+)m([\d.]+)s$/.exec(text) ?? []
  return Number(minutes) * 60 + Number(rest)
}

const text = configuration(Number(values.lines))
if (values.print) process.stdout.write(text)
else {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-bench-'))
  const file = join(folder, 'long.cfg')
  writeFileSync(file, text)
  check(file)
  const times = Array.from({ length: Number(values.rounds) }, () => check(file)).toSorted(
    (a, b) => a - b,
  )
  rmSync(folder, { recursive: true })
  const median = times[Math.floor(times.length / 2)] ?? 0
  process.stdout.write(
    `siprose check, ${text.split('\n').length} lines: ${median.toFixed(2)} s of processor time (${times.map((one) => one.toFixed(2)).join(' ')})\n`,
  )
}
