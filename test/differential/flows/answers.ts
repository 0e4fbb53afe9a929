/** Flows in which the server answers itself, cancels, or is cancelled. */

import { cancelOn, type Flow, goTo, one, relayTo } from './flow.ts'

const INVITE = { method: 'INVITE' } as const

export const canceled: readonly Flow[] = [
  { name: 'CANCEL while it rings', does: relayTo(['r180']), acts: cancelOn(180) },
  { name: 'CANCEL after 100 alone', does: relayTo(['r100']), acts: cancelOn(100, 200) },
  {
    name: 'CANCEL before any reply, then 180',
    does: relayTo(['w400r180']),
    acts: cancelOn(100, 100),
  },
  {
    name: 'CANCEL before any reply, then 200',
    does: relayTo(['w400r200']),
    acts: cancelOn(100, 100),
  },
  {
    name: 'CANCEL before any reply, then 486',
    does: relayTo(['w400r486']),
    acts: cancelOn(100, 100),
  },
  { name: 'CANCEL, and nobody ever answers', does: relayTo(['n']), acts: cancelOn(100, 100) },
  { name: 'CANCEL that is answered, and no 487', does: relayTo(['r180slow']), acts: cancelOn(180) },
  { name: 'CANCEL that is not answered', does: relayTo(['r180deaf']), acts: cancelOn(180) },
  {
    name: 'CANCEL that crosses 200',
    does: relayTo(['r180w200r200late']),
    acts: cancelOn(180, 100),
  },
  {
    name: 'CANCEL that crosses 486',
    does: relayTo(['r180w200r486late']),
    acts: cancelOn(180, 100),
  },
  {
    name: 'CANCEL of three branches, one of them busy',
    does: relayTo(['r180', 'r486', 'r183']),
    acts: cancelOn(183, 150),
  },
  {
    name: 'CANCEL with Reason',
    does: relayTo(['r180']),
    acts: cancelOn(180, 0, 'Reason: SIP;cause=200;text="Done"\r\n'),
  },
  { name: 'CANCEL after 200', does: relayTo(['r200']), acts: cancelOn(200, 100) },
  { name: 'CANCEL after 486', does: relayTo(['r486']), acts: cancelOn(486, 100) },
  { name: 'CANCEL for nothing, dropped by the script', does: 'exit;', acts: one('CANCEL') },
  {
    name: 'CANCEL for nothing, relayed',
    does: `${goTo('r481')} t_relay();`,
    acts: [{ method: 'CANCEL', more: 'X-Own: 1\r\n' }],
    differs: 'unmatched_cancel: it goes on without state, as in Kamailio from 5.7 on',
  },
  {
    name: 'CANCEL and a failure route that looks at it',
    does: relayTo(['r180'], 't_on_failure("F%");'),
    routes: `failure_route[F%] { if (t_is_canceled()) exit; ${goTo('r200')} t_relay(); }\n`,
    acts: cancelOn(180),
  },
  {
    name: 'CANCEL and a failure route that relays all the same',
    does: relayTo(['r180'], 't_on_failure("F%");'),
    routes: `failure_route[F%] { ${goTo('r200')} t_relay(); }\n`,
    acts: cancelOn(180),
  },
  {
    name: 'CANCEL of a MESSAGE',
    does: relayTo(['w300r200']),
    acts: [{ method: 'MESSAGE' }, { method: 'CANCEL', after: 100 }],
  },
]

export const answered: readonly Flow[] = [
  { name: 't_newtran and no answer', does: 't_newtran(); exit;' },
  { name: 't_reply 404', does: 't_newtran(); t_reply("404", "Nobody");' },
  { name: 't_reply 200 to an INVITE', does: 't_newtran(); t_reply("200", "OK");' },
  {
    name: 't_reply without a transaction',
    does: 'if (!t_reply("404", "Nobody")) sl_send_reply("480", "No Transaction");',
  },
  {
    name: 't_send_reply, and a second one',
    does: 't_send_reply("404", "Nobody"); if (!t_reply("405", "Again")) append_hf("X: 1\\r\\n");',
  },
  { name: 'send_reply in a transaction', does: 't_newtran(); send_reply("404", "Nobody");' },
  { name: 'sl_send_reply in a transaction', does: 't_newtran(); sl_send_reply("404", "Nobody");' },
  { name: 'send_reply without one', does: 'send_reply("404", "Nobody");' },
  {
    name: 't_reply 302 with branches',
    does: `${goTo('x')} append_branch("sip:q@example.org", "0.5"); t_newtran(); t_reply("302", "Moved");`,
  },
  {
    name: 'a name that does not exist',
    does: '$du = "sip:none.invalid"; if (!t_relay()) sl_reply_error();',
    differs: 'the lookup goes on while the script does, and one answer is enough',
  },
  {
    name: 'a name that does not exist, the script answers',
    does: '$du = "sip:nobody.invalid"; t_set_disable_internal_reply("1"); if (!t_relay()) send_reply("500", "Mine");',
    differs: 'a name that is not known yet makes t_relay() result in 1, and the answer follows',
  },
  {
    name: 't_relay_to with flags',
    does: `${goTo('r180w100r200')} t_relay_to("0x01");`,
    differs: '0x01 is documented as no 100, and Kamailio sends one',
  },
  { name: 't_set_auto_inv_100', does: relayTo(['r180w100r200'], 't_set_auto_inv_100("0");') },
  {
    name: 't_check_trans on copies',
    does: `if (t_check_trans()) exit; ${relayTo(['r180w300r486'])}`,
    acts: [INVITE, { ...INVITE, after: 100 }],
  },
  {
    name: 't_newtran on copies',
    does: 'if (!t_newtran()) exit; t_reply("180", "Ringing");',
    acts: [INVITE, { ...INVITE, after: 100 }],
  },
  {
    name: 'copies while it rings',
    does: relayTo(['r180w400r486']),
    acts: [INVITE, { ...INVITE, after: 100 }, { ...INVITE, after: 200 }],
  },
  {
    name: 'no hop left',
    does: relayTo(['r200']),
    acts: one('MESSAGE', 'Max-Forwards: 0\r\n'),
  },
  {
    name: 't_replicate',
    does: 't_replicate("sip:$hdr(X-To)"); sl_send_reply("200", "OK");',
    acts: one('MESSAGE'),
  },
  { name: 'forward without state', does: `${goTo('r180w100r486')} forward();` },
  {
    name: 'a caller over TCP',
    does: relayTo(['r180w100r200']),
    proto: 'tcp',
    acts: [INVITE, { method: 'BYE' }],
  },
  {
    name: 'a caller over TCP who cancels',
    does: relayTo(['r180']),
    proto: 'tcp',
    acts: cancelOn(180),
  },
  { name: 'a caller over TCP, busy', does: relayTo(['r486', 'r404']), proto: 'tcp' },
]
