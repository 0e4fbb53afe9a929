import t from 'tap'

import type { SocketAddress, TopLevel } from '../ast.ts'
import { codesOf, parse, placesOf } from './support/parsing.ts'

/** One item as a short line. */
function line(item: TopLevel): string {
  switch (item.kind) {
    case 'listen': {
      const more = [
        item.advertise === null ? '' : `adv ${socket(item.advertise)}`,
        item.name ?? '',
        item.virtual ? 'virtual' : '',
        item.workers === null ? '' : `workers ${item.workers}`,
        item.agname ?? '',
        item.vrf ?? '',
      ]
      return [item.form, ...item.sockets.map(socket), ...more.filter((text) => text !== '')].join(
        ' ',
      )
    }
    case 'alias':
      return [item.name, ...item.sockets.map(socket)].join(' ')
    case 'flags':
      return `${item.list} ${item.flags.map((flag) => `${flag.name}:${flag.number}`).join(' ')}`
    case 'parameter': {
      const key = item.key === null ? '' : `[${item.key}]`
      const { value } = item
      const text =
        value.kind === 'network' ? value.address : 'value' in value ? value.value : value.text
      return `${item.name}${key} ${value.kind} ${text}`
    }
    case 'custom-parameter':
      return `${item.group}[${item.instance}].${item.name} ${item.value.value} ${item.description}`
    case 'loadmodule':
      return `load ${item.module} ${item.options} ${item.evaluated}`
    case 'loadpath':
      return `path ${item.path.value}`
    case 'cfgengine':
      return `engine ${item.engine.value}`
    case 'modparam': {
      const value = item.value.kind === 'variable' ? item.value.text : item.value.value
      return `${item.evaluated ? 'modparamx' : 'modparam'} ${item.module.value} ${item.name.value} ${value}`
    }
    default:
      return `${item.type} ${item.name} ${item.body.length}`
  }
}

function socket(address: SocketAddress): string {
  return `${address.protocol ?? '*'}:${address.hosts.join(',')}:${address.port ?? '*'}`
}

t.test('everything outside of blocks becomes a node', async (t) => {
  const rows: readonly (readonly [source: string, items: readonly string[]])[] = [
    ['debug=1; children=2;', ['debug integer 1', 'children integer 2']],
    ['debug=-1 children = 0x1f', ['debug integer -1', 'children integer 31']],
    ['fork=no log_facility=LOG_LOCAL0', ['fork integer 0', 'log_facility word LOG_LOCAL0']],
    ['user="a" "b" group=\'c\'', ['user string ab', 'group string c']],
    ['advertised_address=sip-1.example.com', ['advertised_address word sip-1.example.com']],
    ['tcp_source_ipv4=192.0.2.1', ['tcp_source_ipv4 network 192.0.2.1']],
    ['udp_mtu_try_proto=TCP', ['udp_mtu_try_proto word TCP']],
    ['unheard_of=1', ['unheard_of integer 1']],
    ['a.b = 3 desc "x" c.d = "v"', ['a[null].b 3 x', 'c[null].d v null']],
    [
      'a[1].b = 4 description "y" tcp.connect_timeout = 10',
      ['a[1].b 4 y', 'tcp[null].connect_timeout 10 null'],
    ],
    ['kemi.request_route_callback="x"', ['kemi.request_route_callback string x']],
    ['coreparam[iuid] = "x"', ['coreparam[iuid] string x']],
    ['mpath="/a" loadpath "/b"', ['path /a', 'path /b']],
    ['loadmodule "pv.so" loadmodule("/x/sl")', ['load pv null false', 'load sl null false']],
    ['loadmodule("tm", "g") loadmodulex "xlog"', ['load tm g false', 'load xlog null true']],
    ['modparam("tm|sl", "x", -1);', ['modparam tm|sl x -1']],
    ['modparam("t" "m", "x", "a" "b")', ['modparam tm x ab']],
    ['modparamx("tm", "x", $def(X))', ['modparamx tm x $def(X)']],
    ['cfgengine "native" cfgengine = "lua"', ['engine native', 'engine lua']],
    [
      'flags a, b:5, "c"; bool d avpflags e',
      ['flags a:null b:5 c:null', 'flags d:null', 'avpflags e:null'],
    ],
    ['listen=udp:127.0.0.1:5060 tcp:127.0.0.1', ['listen udp:127.0.0.1:5060 tcp:127.0.0.1:*']],
    ['listen=lo listen = udp : eth0 : 5060', ['listen *:lo:*', 'listen udp:eth0:5060']],
    ['listen=tls:[::1]:5061 listen=::1', ['listen tls:::1:5061', 'listen *:::1:*']],
    ['listen="sip.example.com" listen=*:a:*', ['listen *:sip.example.com:*', 'listen *:a:*']],
    ['listen=udp:(a, 192.0.2.1):5070', ['listen udp:a,192.0.2.1:5070']],
    [
      'listen=udp:a:1 advertise udp:b.example.com:2 name "n" virtual\nmhomed=1',
      ['listen udp:a:1 adv udp:b.example.com:2 n virtual', 'mhomed integer 1'],
    ],
    ['listen=a\nalias=b\nfoo.bar=1', ['listen *:a:*', 'alias *:b:*', 'foo[null].bar 1 null']],
    [
      'alias="a.com" b.com c-d.com:5060 alias=e:*',
      ['alias *:a.com:* *:b.com:* *:c-d.com:5060', 'alias *:e:*'],
    ],
    ['domain="a.com"', ['domain *:a.com:*']],
    [
      'socket = { bind = udp:a:1; name = "n"; advertise = b:2; virtual = yes; workers = 4; agname="g"; vrf="v" }',
      ['socket udp:a:1 adv *:b:2 n virtual workers 4 g v'],
    ],
    [
      '#!define IP 192.0.2.1\n#!define PORT 5070\nlisten=udp:IP:PORT',
      ['listen udp:192.0.2.1:5070'],
    ],
    ['request_route { exit; } request_route { drop; }', ['request null 1', 'request null 1']],
    ['route { exit; } route[0] { exit; }', ['request null 1', 'request null 1']],
    ['route[A] { exit; } route[1] { exit; }', ['request A 1', 'request 1 1']],
    ['route["a b"] { exit; } route [ c ] { exit; };', ['request a b 1', 'request c 1']],
    ['route[yes] { exit; }', ['request 1 1']],
    ['reply_route { exit; } onreply_route { exit; }', ['reply null 1', 'reply null 1']],
    ['onreply_route[0] { exit; } onreply_route[X] { exit; }', ['reply null 1', 'onreply X 1']],
    ['failure_route { exit; } failure_route[X] { ; }', ['failure null 1', 'failure X 0']],
    ['branch_route[X] { exit; } onsend_route { exit; }', ['branch X 1', 'onsend null 1']],
    ['event_route[tm:local-request] { exit; }', ['event tm:local-request 1']],
    ['event_route [ htable:expired:a.b ] { exit; }', ['event htable:expired:a.b 1']],
    ['#!define R NAMED\nroute[R] { exit; }', ['request NAMED 1']],
    ['', []],
    [';', []],
  ]
  for (const [source, items] of rows) {
    const { config, diagnostics } = parse(source)
    t.strictSame([config.items.map(line), diagnostics.all], [items, []], source)
  }
})

t.test('a mistake outside of blocks is one diagnostic, where it is', async (t) => {
  const rows: readonly (readonly [source: string, places: readonly string[]])[] = [
    ['debug=\nchildren=2', ['1:7 missing']],
    ['debug 3\nchildren=2', ['1:7 missing']],
    ['debug=+1\nchildren=2', ['1:7 unexpected']],
    ['debug=1+1\nchildren=2', ['1:8 unexpected']],
    ['debug=08', ['1:7 bad-number']],
    ['a.b = foo\nc.d = 1', ['1:7 bare-word']],
    ['loadmodule pv\nloadmodule "sl"', ['1:12 bare-word']],
    ['loadmodule="pv"\nloadmodule "sl"', ['1:11 unexpected']],
    ['modparam("tm", "a")\nmodparam("tm", "a", 1)', ['1:19 missing']],
    ['modparam("tm", "a" 1)', ['1:20 missing']],
    ['modparam("tm", "a", 1+1)', ['1:22 missing']],
    ['modparam("tm", "a", $var(x))', ['1:21 unexpected']],
    ['modparam("tm", "a", DB_URL)', ['1:21 bare-word']],
    ['flags = a\ndebug=1', ['1:7 unexpected']],
    ['flags 3', ['1:7 unexpected']],
    ['listen=192.0.2.300', ['1:8 bad-address']],
    ['listen=udp:a:70000', ['1:14 bad-address']],
    ['listen=a, b\ndebug=1', ['1:9 unexpected']],
    ['listen=[a]:5060', ['1:9 unexpected']],
    ['socket = { name = "x"; }', ['1:1 socket-bind']],
    ['socket = { bind = a; colour = 1; }', ['1:22 unexpected']],
    ['socket = { bind = a name = "x"; }', ['1:21 missing']],
    ['log("x");\nxlog("y");\nroute(A);\ndebug=1', ['1:1 outside-route']],
    ['if (1) {\n  exit;\n}\ndebug=1', ['1:1 outside-route']],
    ['}\ndebug=1', ['1:1 extra-brace']],
    ['%', ['1:1 unexpected']],
    ['request_rout { exit; }\ndebug=1', ['1:1 unknown-block']],
    ['failure_rote[X] {\n  if (1) { exit; }\n}\nroute[A] { exit; }', ['1:1 unknown-block']],
    ['route[] { exit; }', ['1:7 route-name']],
    ['route[a-b] { exit; }', ['1:7 route-name']],
    ['route[a.b] { exit; }', ['1:7 route-name']],
    ['route[4abc] { exit; }', ['1:7 bad-number']],
    ['route[log] { exit; }', ['1:7 reserved-name']],
    ['route[A](x) { exit; }', ['1:9 missing']],
    ['reply_route[x] { exit; }', ['1:12 route-name']],
    ['event_route[core] { exit; }', ['1:13 route-name']],
    ['event_route { exit; }', ['1:1 route-name']],
    ['request_route { }', ['1:15 empty-block']],
    ['request_route { exit;', ['1:15 unclosed-block']],
    ['request_route { exit; } }', ['1:25 extra-brace']],
    ['request_route\n  exit;\n}', ['1:14 missing']],
  ]
  for (const [source, places] of rows) t.strictSame(placesOf(source), places, source)
})

t.test(
  'statements behind a brace too many are one diagnostic, with a hint at the brace',
  async (t) => {
    const source = `request_route {
    if ($rU == "a") {
        exit;
    }
    }
    xlog("x");
    if (1) { drop; }
    route(A);
}
route[A] { exit; }
`
    const { diagnostics, config } = parse(source)
    t.match(diagnostics.all, [
      { code: 'lang/outside-route', position: { line: 6 }, notes: [{ position: { line: 5 } }] },
    ])
    t.equal(diagnostics.all.length, 1)
    t.equal(config.routes.length, 2)
  },
)

t.test('a socket advertises one address', async (t) => {
  const { diagnostics } = parse('listen = udp:a:1 advertise (b, c):2\n')
  t.match(diagnostics.all, [
    {
      code: 'lang/bad-address',
      message: '2 addresses are advertised for one socket; it can be one',
      position: { line: 1, column: 28 },
    },
  ])
})

t.test('five different mistakes are five diagnostics', async (t) => {
  const source = `debug=2
loadmodule "sl.so"
modparam("sl", "default_code" 500)
request_route {
    if ($rU == "a" {
        xlog("first\\n");
    }
    sl_send_reply("200", "OK")
    $var(x) = $ru{s.len};
    if (method > 5) exit;
}
onreply_rout[X] {
    exit;
}
`
  t.strictSame(placesOf(source), [
    '3:31 missing',
    '5:20 missing',
    '8:31 missing',
    '9:15 bare-transformation',
    '10:16 operand-operator',
    '12:1 unknown-block',
  ])
})

t.test('a mistake in an included file shows both places', async (t) => {
  const { diagnostics } = parse('include_file "more.cfg"', { 'more.cfg': '\nroute[A] { exit }' })
  t.match(diagnostics.all, [
    {
      code: 'lang/missing',
      position: { file: 'more.cfg', line: 2 },
      notes: [
        { message: 'included from', position: { file: 'kamailio.cfg', line: 1, column: 14 } },
      ],
    },
  ])
})

t.test('a mistake in a value shows the use and the define', async (t) => {
  const { diagnostics } = parse('#!define WHERE udp:\n\nlisten=WHERE\n')
  t.match(diagnostics.all, [{ code: 'lang/unexpected', position: { line: 3 } }])
  const inner = parse('#!define PORT 5060 5061\nlisten=udp:a:PORT\nroute[A] { exit; }')
  t.match(inner.diagnostics.all, [
    {
      position: { line: 2, column: 14, length: 4 },
      notes: [{ message: '`PORT` gets its value at', position: { line: 1, column: 15 } }],
    },
  ])
})

t.test('parseConfig reports a main file that is not there', async (t) => {
  t.strictSame(codesOf('include_file "kamailio.cfg"'), ['lang/limit'])
  const { parseConfig } = await import('../parse/file.ts')
  const { diagnostics } = parseConfig({ read: () => null }, 'none.cfg')
  t.equal(
    diagnostics.print(),
    'none.cfg:1:1: error[lang/no-such-file]: there is no file `none.cfg` that can be read\n',
  )
})

t.test('onLoadModule is called for each module, in order', async (t) => {
  const loaded: string[] = []
  parse(
    'loadmodule "pv.so"\nloadmodule "/x/tm.so"',
    {},
    {
      onLoadModule: (module, path) => loaded.push(`${module} ${path}`),
    },
  )
  t.strictSame(loaded, ['pv pv.so', 'tm /x/tm.so'])
})

t.test('mode lines are kept', async (t) => {
  t.equal(parse('#!KAMAILIO\nroute { exit; }').config.mode, 'kamailio')
  t.equal(parse('##!OPENSER  \r\nroute { exit; }').config.mode, 'kamailio')
  t.equal(parse('//!ALL\nroute { exit; }').config.mode, 'all')
  t.equal(parse('#!SER\nroute { exit; }').config.mode, 'ser')
  t.equal(parse('#!KAMAILIO x\nroute { exit; }').config.mode, 'default')
})

t.test('a byte order mark and CRLF line ends are no text', async (t) => {
  const { config, diagnostics } = parse(
    '\xef\xbb\xbf#!KAMAILIO\r\ndebug=1\r\nlog_name="a"\r\n  "b"\r\nroute {\r\n  exit; # x\r\n}\r\n',
  )
  t.strictSame(diagnostics.all, [])
  t.strictSame([config.items.length, config.mode], [3, 'kamailio'])
})
