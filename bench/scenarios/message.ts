import { faultOf } from '../load/check.ts'
import { answerTo } from './answers.ts'
import { message } from './forward.ts'
import { passedFault } from './passed.ts'
import { common, OVER, wrong } from './scenario.ts'
import type { CalleeRole, Scenario } from './scenario.ts'

const ANSWER = { status: 200, method: 'MESSAGE' } as const

/** Answers each message with a 200, and an INVITE, where there is one, with a 180 alone. */
function answering(): CalleeRole {
  return {
    answer(text, at, fault) {
      const found = passedFault(text)
      if (found !== '') fault(`${found}: ${text.slice(0, 200)}`)
      if (!text.startsWith('INVITE ')) return [answerTo(text, '200 OK', 'bob', '')]
      return [answerTo(text, '180 Ringing', 'bob', `Contact: <sip:bob@${at}>\r\n`)]
    },
    end() {},
  }
}

/** A text message through a transaction, and its answer on the way back: two messages in, two out. */
export const messageRelayed: Scenario = {
  name: 'message',
  operation: 'MESSAGE through a transaction, and its 200',
  transport: 'udp',
  before: null,
  request: message,
  callee: answering,

  take(text, { ids }) {
    const fault = faultOf(text, ids, ANSWER)
    return fault === '' ? OVER : wrong(fault)
  },

  config: (listen) => `${common(listen)}
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "maxfwd.so"

request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (!t_relay()) {
        sl_reply_error();
    }
}
`,
}
