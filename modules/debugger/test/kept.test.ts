import t from 'tap'

import type { Context } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { Avps } from '../../../src/runtime/avp.ts'
import { XavpList, Xavps } from '../../../src/runtime/xavp.ts'
import { kept, Shown } from '../kept.ts'

function context(): Context {
  return standIn<Context>({ avps: new Avps(), xavps: new Xavps(), rc: 1 })
}

t.test('kept shows what the mask asks for', (t) => {
  const ctx = context()
  ctx.avps.push('x', 1)
  ctx.avps.push('__proto__', 'y')
  const variables = [['n', 2]] as const
  t.equal(kept(ctx, Shown.AVPS, variables), '{"$avp(x)":[1],"$avp(__proto__)":["y"]}')
  t.equal(kept(ctx, Shown.SCRIPT | Shown.OTHERS, variables), '{"$var(n)":2,"$rc":1}')
  t.equal(kept(ctx, 1, variables), '{}')
  t.end()
})

t.test('kept shows lists in lists, newest first and not for ever', (t) => {
  const ctx = context()
  const call = new XavpList()
  call.push('id', 1)
  call.push('id', 2)
  ctx.xavps.xavp.push('call', call)
  ctx.xavps.xavp.push('call', 'text')
  t.equal(kept(ctx, Shown.XAVPS, []), '{"$xavp(call)":["text",{"id":[2,1]}]}')
  const endless = new XavpList()
  endless.push('again', endless)
  ctx.xavps.xavp.push('loop', endless)
  t.match(kept(ctx, Shown.XAVPS, []), /…/)
  for (let i = 0; i < 20_000; i++) ctx.avps.push('many', 'values')
  t.equal(kept(ctx, Shown.ALL, []).length, 65_536)
  t.end()
})
