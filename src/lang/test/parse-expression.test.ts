import t from 'tap'

import { parseExpressionText } from '../parse/file.ts'
import { stringPosition } from '../string-position.ts'
import { expression, shape } from './support/parsing.ts'

type Row = readonly [text: string, tree: string]

function check(name: string, rows: readonly Row[]): void {
  void t.test(name, async (t) => {
    for (const [text, tree] of rows) t.equal(shape(expression(text)), tree, text)
  })
}

check('operators bind as the field has it', [
  ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
  ['1 - 2 - 3', '((1 - 2) - 3)'],
  ['8 / 4 / 2 mod 3', '(((8 / 4) / 2) mod 3)'],
  ['1 | 2 & 3 ^ 4', '(1 | (2 & (3 ^ 4)))'],
  ['1 << 2 >> 3 << 4', '((1 << (2 >> 3)) << 4)'],
  ['1 << 2 == 4', '(1 << (2 == 4))'],
  ['1 == 2 > 3', '(1 == (2 > 3))'],
  ['1 == 2 != 3 =~ "x"', '(((1 == 2) != 3) =~ "x")'],
  ['1 || 2 && 3 or 4 and 5', '((1 || (2 && 3)) || (4 && 5))'],
  ['!$x == 1', '((! $x) == 1)'],
  ['not defined $avp(x) && 1', '((! (defined $avp(x))) && 1)'],
  ['-1 + ~2', '((- 1) + (~ 2))'],
  ['(int)"5" + (str)6', '((int "5") + (str 6))'],
  [
    '$a eq "x" and $b ne "y" or $c ieq 1 and $d ine 2',
    '((($a eq "x") && ($b ne "y")) || (($c ieq 1) && ($d ine 2)))',
  ],
  ['(1 + 2) * 3', '((1 + 2) * 3)'],
  ['!!1', '(! (! 1))'],
  ['1 --2', '(1 - (- 2))'],
])

check('calls, selects and the operators like functions', [
  ['is_method("INVITE") && !t_relay()', '(is_method("INVITE") && (! t_relay()))'],
  ['strlen($ru) + strempty("")', '(strlen($ru) + strempty(""))'],
  ['selval(1 > 2, "a", $b)', 'selval((1 > 2), "a", $b)'],
  ['route(X) == 5', '(route("X") == 5)'],
  ['route(010)', 'route("8")'],
  ['route("a" + $b)', 'route(("a" + $b))'],
  ['@from.uri.host == @msg.header["Subject"]', '(@from.uri.host == @msg.header["Subject"])'],
  ['isflagset(FLT_ACC)', 'isflagset(FLT_ACC)'],
  ['forward(uri:host, uri:port)', 'forward(uri:host, uri:port)'],
  ['forward(sip.example.com, 5060)', 'forward(sip.example.com, 5060)'],
  ['forward(10.0.0.1)', 'forward(10.0.0.1)'],
  ['force_send_socket(udp:10.0.0.1:5060)', 'force_send_socket(socket)'],
  ['udp_mtu_try_proto(TCP)', 'udp_mtu_try_proto(TCP)'],
  ['force_rport && 1', '(force_rport() && 1)'],
  ['"a" "b" + \'c\'', '("ab" + "c")'],
  ['($var(x) = 5) && 1', '(($var(x) = 5) && 1)'],
  ['{ return 7; } + 1', '(block + 1)'],
])

check('keyword operands are one unit with their comparison', [
  ['method == INVITE', '(method == INVITE)'],
  ['!method == "INVITE" && 1', '((! (method == "INVITE")) && 1)'],
  ['method == "IN" + "VITE" && 1', '((method == ("IN" + "VITE")) && 1)'],
  ['1 + method == ACK', '(1 + (method == ACK))'],
  ['method =~ "INVITE|ACK"', '(method =~ "INVITE|ACK")'],
  ['uri == myself || myself != src_ip', '((uri == myself) || (myself != src_ip))'],
  ['src_ip == 10.0.0.0/8', '(src_ip == 10.0.0.0/8)'],
  ['src_ip == 10.0.0.0/255.255.0.0', '(src_ip == 10.0.0.0/16)'],
  ['src_ip != [2001:db8::]/32', '(src_ip != 2001:db8::/32)'],
  ['dst_ip == 2001:db8::1', '(dst_ip == 2001:db8::1)'],
  ['src_ip == sip-1.example.com', '(src_ip == sip-1.example.com)'],
  ['src_ip == "10.0.0.0/8"', '(src_ip == "10.0.0.0/8")'],
  ['src_ip == $si', '(src_ip == $si)'],
  ['proto == UDP || proto != wss', '((proto == UDP) || (proto != wss))'],
  ['proto == $var(x)', '(proto == $var(x))'],
  ['af == INET6', '(af == INET6)'],
  ['msg:len > 1000 || src_port >= 5060', '((msg:len > 1000) || (src_port >= 5060))'],
  ['status =~ "2[0-9][0-9]"', '(status =~ "2[0-9][0-9]")'],
])

t.test('an expression that cannot be read gets one diagnostic', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'unexpected'],
    ['1 +', 'unexpected'],
    ['(1', 'missing'],
    ['1 2', 'unexpected'],
    ['method', 'lone-operand'],
    ['"INVITE" == method', 'lone-operand'],
    ['src_port + 1 == 3', 'lone-operand'],
    ['method > 5', 'operand-operator'],
    ['proto =~ "udp"', 'operand-operator'],
    ['myself', 'lone-operand'],
    ['$ru == myself', 'lone-operand'],
    ['myself == src_port', 'unexpected'],
    ['method == myself', 'lone-operand'],
    ['$ru !~ "x"', 'unknown-operator'],
    ['5 % 2', 'unknown-operator'],
    ['1 === 1', 'unknown-operator'],
    ['$x ? 1 : 2', 'unknown-operator'],
    ['f(g(1))', 'nested-call'],
    ['f("a" "b" 1)', 'missing'],
    ['f(1,)', 'unexpected'],
    ['f(a)', 'bare-word'],
    ['FOO', 'bare-word'],
    ['10.0.0.1 == 1', 'bare-word'],
    ['src_ip == 10.0.0.0/33', 'bad-address'],
    ['src_ip == 10.0.0.0/255.0.255.0', 'bad-address'],
    ['strlen()', 'unexpected'],
    ['strlen("a", "b")', 'intrinsic-arguments'],
    ['selval(1, 2)', 'intrinsic-arguments'],
    ['drop', 'unexpected'],
    ['route(log)', 'reserved-name'],
    ['$(ru', 'unclosed-variable'],
    ['$(ru{s.select,0,)})', 'bad-transformation'],
    ['@hf_value.x[*]', 'bad-select'],
    ['($(ru{s.len}) = 1)', 'not-assignable'],
    ['{ }', 'empty-block'],
  ]
  for (const [text, code] of rows) {
    const { diagnostics } = parseExpressionText(text)
    t.strictSame(
      diagnostics.all.map((one) => one.code),
      [`lang/${code}`],
      text,
    )
  }
})

t.test('nested calls are fine in blocks, routes and the operators like functions', async (t) => {
  for (const text of ['route(f(1))', 'strlen(f(1))', '{ f(1); g(2); }', 'f({ return 1; })']) {
    t.same(parseExpressionText(text).diagnostics.all, [], text)
  }
})

t.test('nodes span what was written', async (t) => {
  const node = expression('$a + (1 * 2)')
  t.match(node.position, { column: 1, length: 12 })
  if (node.kind !== 'binary') throw new Error('not a binary')
  t.match(node.operatorPosition, { column: 4, length: 1 })
  t.match(node.right.position, { column: 6, length: 7 })
})

t.test('stringPosition finds parts of a value through escapes, joints and lines', async (t) => {
  const node = expression(String.raw`"a\tb$ru" "\x41$fu"` + " + 'x'")
  if (node.kind !== 'binary' || node.left.kind !== 'string') throw new Error('not a string')
  const { left } = node
  t.equal(left.value, 'a\tb$ruA$fu')
  t.match(stringPosition(left, 3, 6), { column: 6, length: 3 })
  t.match(stringPosition(left, 6, 7), { column: 12, length: 4 })
  t.match(stringPosition(left, 7, 10), { column: 16, length: 3 })
  const lines = expression('"a\n b$ru"')
  if (lines.kind !== 'string') throw new Error('not a string')
  t.match(stringPosition(lines, 4, 7), { line: 2, column: 3, length: 3, offset: 5 })
})
