import t from 'tap'

import { FakeFrame } from './support/fake-vocabulary.ts'
import { sampleFrame, valueOf } from './support/run-script.ts'

/** Runs rows of expression and value. */
function rows(name: string, table: readonly (readonly [string, unknown])[]): void {
  t.test(name, (t) => {
    for (const [text, value] of table) t.equal(valueOf(text), value, text)
    t.end()
  })
}

rows('integers have 64 bits', [
  ['2147483647 + 1', 2147483648],
  ['$vn(big) * $vn(big)', 0],
  ['1 << 40', 2 ** 40],
  ['1 << 64', 1],
  ['$vn(neg) >> 1', -2],
  ['$vn(big) >> 38', 4],
  ['~$vn(big)', -(2 ** 40) - 1],
  ['$vn(big) | 1', 2 ** 40 + 1],
  ['$vn(big) & $vn(big)', 2 ** 40],
  ['$vn(big) ^ 1', 2 ** 40 + 1],
  ['6 & 3 | 8', 10],
  ['4294967295', -1],
  ['010', 8],
  ['0x1f', 31],
])

rows('division is of integers, and has no value by 0', [
  ['-7 / 2', -3],
  ['$vn(neg) / 2', -1],
  ['$vn(neg) mod 2', -1],
  ['7 mod -2', 1],
  ['$vn(i5) / $vn(i0)', null],
  ['$vn(i5) mod $vn(i0)', null],
  ['1 + $vn(i5) / $vn(i0)', null],
  ['!($vn(i5) / $vn(i0))', null],
  ['1 == $vn(i5) / $vn(i0)', null],
  ['1 != $vn(i5) / $vn(i0)', null],
  ['$vn(i5) / $vn(i0) || 1', 1],
  ['$vn(i5) / $vn(i0) || 0', 0],
  ['$vn(i5) / $vn(i0) && 1', null],
  ['1 && $vn(i5) / $vn(i0)', null],
  ['0 && $vn(i5) / $vn(i0)', 0],
])

rows('+ takes the type of its left side', [
  ['"a" + 1 + 2', 'a12'],
  ['$vn(s5) + 1', '51'],
  ['1 + $vn(s5)', 6],
  ['$vn(i5) + "3"', 8],
  ['$vn(abc) + 1 * 2', 'abc2'],
  ['$vn(none) + 1', '1'],
  ['$vn(none) + "x"', 'x'],
  ['"x" + $vn(none)', 'x'],
  ['1 + $vn(none)', 1],
  ['$vn(none) + $vn(none)', ''],
  ['$ml + 1', 251],
  ['$rU + 1', 'bob1'],
  ['(str)1 + 2', '12'],
  ['(int)"12" + 2', 14],
  ['"a" + five()', 'a1'],
  ['five() + 1', 2],
])

rows('a text that is no number has no value as one', [
  ['1 + $vn(abc)', null],
  ['(int)$vn(abc)', null],
  ['-$vn(abc)', null],
  ['!$vn(abc)', null],
  ['5 == $vn(abc)', null],
  ['5 != $vn(abc)', null],
  ['$vn(abc) > 1', null],
  ['$vn(abc) - 1', null],
  ['$vn(abc) || 1', 1],
  ['1 + $vn(e)', 1],
  ['-$vn(s5)', -5],
  ['-$vn(none)', 0],
])

rows('== is decided by the type of its left side', [
  ['$vn(abc) == "abc"', 1],
  ['$vn(abc) == "ABC"', 0],
  ['$vn(s5) == 5', 1],
  ['$vn(i5) == "5"', 1],
  ['$vn(i5) == $vn(s5)', 1],
  ['$vn(e) == 0', 0],
  ['$vn(i0) == ""', 1],
  ['$vn(none) == 0', 1],
  ['$vn(none) == ""', 1],
  ['$vn(none) == "x"', 0],
  ['$vn(none) != 5', 1],
  ['0 == $vn(none)', 1],
  ['"" == $vn(none)', 1],
  ['"x" != $vn(none)', 1],
  ['$hdr(none) == ""', 1],
  ['$hdr(none) != "x"', 1],
  ['$hdr(none) == 0', 1],
  ['$hdr(none) == $hdr(none)', 1],
  ['$hdr(a) == "value of a"', 1],
  ['$rU == "bob"', 1],
  ['$rU != "bob"', 0],
  ['$ml == 250', 1],
  ['$ml == "250"', 1],
  ['"5" == 5', 1],
  ['$vn(abc) eq "abc"', 1],
  ['$vn(i0) eq "0"', 1],
  ['$vn(none) ne ""', 0],
  ['$vn(s5) ieq 5', 1],
  ['$vn(s5) ine 5', 0],
])

rows('comparison with $null is a test for (un)defined', [
  ['$vn(none) == $null', 1],
  ['$vn(none) != $null', 0],
  ['$vn(e) == $null', 0],
  ['$vn(i0) != $null', 1],
  ['$null == $null', 1],
  ['defined $vn(none)', 0],
  ['defined $vn(e)', 1],
  ['!defined $vn(e)', 0],
])

rows('logic gives 0 or 1, and stops when the result is known', [
  ['!5', 0],
  ['!0', 1],
  ['5 && 7', 1],
  ['0 || -4', 1],
  ['not $vn(i0) and 1', 1],
  ['$vn(neg) && 1', 1],
  ['!$vn(neg)', 0],
  ['!!$vn(neg)', 1],
  ['good() || bad()', 1],
  ['bad() && good()', 0],
  ['!bad()', 1],
  ['minus() == 0', 1],
  ['five() == 5', 0],
])

rows('intrinsics and casts', [
  ['strlen("12345")', 5],
  ['strlen($vn(none))', 0],
  ['strempty($vn(none))', 1],
  ['strempty($vn(i0))', 0],
  ['selval($vn(neg), "a", "b")', 'b'],
  ['selval($rU == "bob", "a", 7)', 'a'],
  ['selval(0, "a", $vn(none))', null],
  ['(str)$vn(none)', ''],
  ['(str)$vn(neg)', '-3'],
])

rows('=~ is POSIX extended and ignores case', [
  ['$rU =~ "^BO[a-c]$"', 1],
  ['$rU =~ "^o"', 0],
  ['$vn(none) =~ "^$"', 1],
  ['$vn(i5) =~ "^5$"', 1],
  ['"0" =~ $vn(none)', 1],
  ['$rU =~ $vn(abc)', 0],
  ['$rU =~ "b" + "o"', 1],
  ['!($rU =~ "(" + $vn(e))', null],
])

rows('keyword operands', [
  ['method == "invite"', 1],
  ['method == INVITE', 1],
  ['method != BYE', 1],
  ['method =~ "^inv"', 1],
  ['uri == "SIP:bob@EXAMPLE.com"', 1],
  ['uri == myself', 1],
  ['myself != uri', 0],
  ['from_uri == "x"', 0],
  ['from_uri != "x"', 1],
  ['from_uri == myself', 0],
  ['src_ip == 192.0.2.0/24', 1],
  ['src_ip != 192.0.2.0/24', 0],
  ['src_ip == 192.0.2.0/255.255.255.0', 1],
  ['src_ip == 10.0.0.0/8', 0],
  ['src_ip == "192.0.2.10"', 1],
  ['src_ip == myself', 0],
  ['dst_ip == [2001:db8:0::0:1]', 1],
  ['dst_ip == [2001:db8::]/32', 1],
  ['dst_ip == 192.0.2.0/24', 0],
  ['dst_ip == myself', 1],
  ['src_port == 5060', 1],
  ['src_port > 5060', 0],
  ['proto == UDP', 1],
  ['proto != tcp', 1],
  ['af == inet', 1],
])

rows('variables and transformations', [
  ['$(rU{s.len})', 3],
  ['$(rU{s.upper}{s.sub,1})', 'OB'],
  ['$(rU{s.sub,$vn(i0),$(vn(s5){s.len})})', 'b'],
  ['$(rU{s.join,,x, y})', 'bob,x, y'],
  ['$(vn(s5){s.double})', 10],
  ['$(vn(abc){s.double})', null],
  ['$(vn(none){s.len})', null],
  ['$(list[2])', 'item 2'],
  ['$(list[-1])', 'item -1'],
  ['$(list[*])', 'item *'],
  ['$(list[$vn(i5)])', 'item 5'],
  ['$(list[$vn(abc)])', null],
  ['$list', 'item first'],
  ['$upper(a b)', 'A B'],
  ['$upper(x$rU)', 'XBOB'],
  ['$hdr($rU)', 'value of bob'],
])

rows('assignments and blocks are expressions', [
  ['($var(x) = 0)', 1],
  ['($var(x) = 9) + 1', 2],
  ['1 + { return 5; }', 2],
  ['{ good(); return -5; }', -5],
  ['{ $var(x) = 3; }', 1],
  ['{ bad(); }', -1],
  ['{ if ($rU == "bob") return 8; return 9; }', 8],
])

t.test('int() reports what is no number, with its text', (t) => {
  const frame = sampleFrame()
  valueOf('1 + $vn(abc)', frame)
  t.same(frame.warnings, ['lang/not-a-number: `abc` is no number'])
  t.end()
})

t.test('compileExpression throws on what it cannot read', (t) => {
  t.throws(() => valueOf('1 +'), { name: 'PrepareError' })
  t.throws(() => valueOf('$nope'), { message: /no loaded module has a variable `\$nope`/ })
  t.throws(() => valueOf('$rU =~ "("'), { message: '`(` is not closed' })
  t.end()
})

t.test('a text of the configuration never becomes code', (t) => {
  const frame = new FakeFrame()
  const evil = '${process.exit(1)}`\\u0027"); process.exit(1); //'
  frame.values.set(evil, 'safe')
  t.equal(valueOf(`'${evil}'`, frame), evil)
  t.equal(valueOf(`$rU == '${evil}'`, frame), 0)
  t.end()
})
