import t from 'tap'

import { Counter } from '../../runtime/declare/statistic.ts'
import { MethodId } from '../../sip/methods.ts'
import {
  figuresByClass,
  figuresByMethod,
  figuresByStatus,
  messageStatistics,
  type MessageFigures,
} from '../statistics/messages.ts'

const figures = Object.fromEntries(
  Object.keys(messageStatistics).map((name) => [name, new Counter()]),
) as MessageFigures

t.test('figuresByMethod has the figure of each method at the number of its bit', async (t) => {
  const byMethod = figuresByMethod(figures)
  t.equal(byMethod[31 - Math.clz32(MethodId.INVITE)], figures.rcv_requests_invite)
  t.equal(byMethod[31 - Math.clz32(MethodId.PUBLISH)], figures.rcv_requests_publish)
  t.equal(byMethod[31 - Math.clz32(MethodId.GET)], figures.unsupported_methods)
  t.equal(byMethod.at(-1), figures.unsupported_methods)
})

t.test('figuresByStatus and figuresByClass have figures where the field has them', async (t) => {
  const byStatus = figuresByStatus(figures)
  t.equal(byStatus[180], figures.rcv_replies_18x)
  t.equal(byStatus[189], figures.rcv_replies_18x)
  t.equal(byStatus[404], figures.rcv_replies_404)
  t.equal(byStatus[412], null)
  t.equal(byStatus[699], undefined)
  t.equal(figuresByClass(figures)[6], figures.rcv_replies_6xx)
  t.equal(figuresByClass(figures)[0], null)
})
