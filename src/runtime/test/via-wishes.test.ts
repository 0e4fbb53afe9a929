/** What scripts put into our Via, also where it comes from callers. */

import t from 'tap'

import { standIn } from '../../../test/support/stand-in.ts'
import type { Context } from '../context.ts'
import { Sending } from '../forwarding/sending.ts'
import { wishedAddress, wishedParams } from '../forwarding/via-wishes.ts'
import { XavpList, Xavps, type XavpValue } from '../xavp.ts'

function wish(fields: readonly (readonly [string, XavpValue])[]): {
  readonly ctx: Context
  readonly sending: Sending
} {
  const settings = { server_id: 0, xavp_via_params: 'x', xavp_via_fields: 'x' }
  const xavps = new Xavps()
  const record = new XavpList()
  for (const [name, value] of fields) record.push(name, value)
  xavps.xavp.push('x', record)
  const sending = new Sending()
  sending.viaParams = true
  sending.viaFields = true
  return { ctx: standIn<Context>({ server: { settings }, xavps }), sending }
}

t.test('wishedParams writes fields as parameters, and leaves out what would break the Via', (t) => {
  const rows: readonly (readonly [readonly (readonly [string, XavpValue])[], string])[] = [
    [
      [
        ['a', '1'],
        ['b', 2],
      ],
      ';a=1;b=2',
    ],
    [
      [
        ['a', '1'],
        ['a', '2'],
      ],
      ';a=2',
    ],
    [[['a', '']], ';a'],
    [[['a', 'x, SIP/2.0/UDP 198.51.100.1']], ';a="x, SIP/2.0/UDP 198.51.100.1"'],
    [[['a', 'x"\\']], ';a="x\\"\\\\"'],
    [
      [
        ['a', 'x\r\nRoute: <sip:evil>'],
        ['b', '1'],
      ],
      ';b=1',
    ],
    [
      [
        ['a b', '1'],
        ['c;d', '2'],
      ],
      '',
    ],
    [[['a', new XavpList()]], ''],
    [
      [
        ['a', 'x'.repeat(2000)],
        ['b', 'y'.repeat(2000)],
      ],
      `;b=${'y'.repeat(2000)}`,
    ],
  ]
  for (const [fields, expected] of rows) {
    const { ctx, sending } = wish(fields)
    t.equal(wishedParams(ctx, sending), expected)
  }
  t.end()
})

t.test('wishedAddress takes a host and a port, and nothing else', (t) => {
  const rows: readonly (readonly [string, string | number | null, string | null])[] = [
    ['192.0.2.7', null, '192.0.2.7'],
    ['192.0.2.7', 5080, '192.0.2.7:5080'],
    ['edge.example.com', '5080', 'edge.example.com:5080'],
    ['[2001:db8::1]', 5080, '[2001:db8::1]:5080'],
    ['2001:db8::1', 5080, null],
    ['192.0.2.7;x=y', null, null],
    ['user@192.0.2.7', null, null],
    ['192.0.2.7', '0', null],
    ['192.0.2.7', '5080;x', null],
    ['192.0.2.7\r\nX: y', null, null],
    ['', null, null],
  ]
  for (const [address, port, expected] of rows) {
    const { ctx, sending } = wish(
      port === null
        ? [['address', address]]
        : [
            ['address', address],
            ['port', port],
          ],
    )
    t.equal(wishedAddress(ctx, sending), expected, `${address} ${port}`)
  }
  t.end()
})
