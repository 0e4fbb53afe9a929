/** Sets of parameters, each with the calls that are made under it. */

import { cancelOn, type Flow, goTo, one, relayTo } from '../flows/flow.ts'
import type { Profile } from './configuration.ts'

const CALL = [{ method: 'INVITE' }, { method: 'BYE' }] as const
const MARKED = 'setflag(1); setflag(2); setflag(3); setflag(4); record_route();'
const FAILURES = `${MARKED} setflag(5);`
const NEXT = 't_on_failure("F%");'
const ON_REPLY = 't_on_reply("R%");'

const OWN_PHRASE = 'the phrase is the one that was sent, not the usual one of the status'
const OWN_TAG = 'a request without a tag in To has none, not the one of another request'
const TWICE = 'the flag for missed calls is taken away when the first attempt has failed'

/** Where the second attempt goes. */
const elsewhere = (user: string, before = ''): string =>
  `failure_route[F%] { ${before} ${goTo(user)} t_relay(); }\n`
const failure = (does: string): string => `failure_route[F%] { ${does} }\n`

const usual: readonly Flow[] = [
  { name: 'a call', does: relayTo(['r180w100r200'], MARKED), acts: CALL },
  { name: 'busy', does: relayTo(['r486'], MARKED) },
  { name: 'busy, failures count', does: relayTo(['r486'], FAILURES) },
  { name: 'the log alone', does: relayTo(['r486'], 'setflag(1); setflag(5);') },
  { name: 'missed alone', does: relayTo(['r404'], 'setflag(2);') },
  { name: 'no flag', does: relayTo(['r200'], 'setflag(5);') },
  { name: 'cancelled', does: relayTo(['r180'], FAILURES), acts: cancelOn(180) },
  { name: 'cancelled before any reply', does: relayTo(['n'], FAILURES), acts: cancelOn(100, 100) },
  { name: 'nobody answers the ringing', does: relayTo(['r180'], FAILURES) },
  { name: 'two fail', does: relayTo(['r486', 'w100r404'], FAILURES) },
  { name: 'one of two answers', does: relayTo(['r486', 'w100r200'], FAILURES), acts: CALL },
  {
    name: 'a CANCEL that crosses 200',
    does: relayTo(['r180w200r200late'], FAILURES),
    acts: cancelOn(180, 100),
  },
  { name: 'two answer', does: relayTo(['r180w100r200', 'r180w110r200late'], MARKED) },
  {
    name: 'a second attempt fails',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: elsewhere('r404'),
  },
  {
    name: 'a second attempt fails, marked again',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: elsewhere('r404', 'setflag(2); setflag(4);'),
  },
  {
    name: 'a second attempt succeeds',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: elsewhere('r200'),
    acts: CALL,
  },
  {
    name: 'the flag is taken away in the failure route',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: failure('resetflag(1);'),
  },
  {
    name: 'a failure route answers',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: failure('t_reply("500", "Server Internal Error");'),
    differs: TWICE,
  },
  {
    name: 'a failure route answers with a success',
    does: relayTo(['r486'], FAILURES + NEXT),
    routes: failure('t_reply("200", "OK");'),
  },
  { name: 'a MESSAGE', does: relayTo(['r200'], MARKED), acts: one('MESSAGE') },
  { name: 'a MESSAGE fails', does: relayTo(['r404'], FAILURES), acts: one('MESSAGE') },
  { name: 'redirected', does: relayTo(['r302'], FAILURES) },
  { name: 'refused here', does: `${FAILURES} t_newtran(); t_reply("404", "Not Found");` },
  {
    name: 'refused here in own words',
    does: `${FAILURES} t_newtran(); t_reply("404", "Nobody");`,
    differs: OWN_PHRASE,
  },
  { name: 'answered here', does: `${FAILURES} t_newtran(); t_reply("200", "OK");` },
  {
    name: 'redirected here',
    does: `${FAILURES} append_branch("sip:x@y"); t_newtran(); t_reply("302", "Moved Temporarily");`,
  },
  { name: 'refused without state', does: `${FAILURES} sl_send_reply("404", "Not Found");` },
  {
    name: 'marked after the transaction has begun',
    does: `t_newtran(); ${relayTo(['r200'], FAILURES)}`,
  },
  { name: 'marked after it was relayed', does: relayTo(['r200']) + FAILURES },
  {
    name: 'marked by the reply',
    does: relayTo(['r180w100r200'], ON_REPLY),
    routes: 'onreply_route[R%] { setflag(1); setflag(3); }\n',
  },
  {
    name: 'marked by the reply, one flag before',
    does: relayTo(['r180w100r200'], `setflag(2); ${ON_REPLY}`),
    routes: 'onreply_route[R%] { setflag(1); setflag(3); }\n',
  },
  {
    name: 'marked in the failure route',
    does: relayTo(['r486'], NEXT),
    routes: failure(FAILURES.replace('record_route();', '')),
  },
  {
    name: 'marked in the failure route, one flag before',
    does: relayTo(['r486'], `setflag(4); ${NEXT}`),
    routes: failure(FAILURES.replace('record_route();', '')),
  },
  {
    name: 'marked in the branch route',
    does: relayTo(['r200'], 't_on_branch("B%");'),
    routes: 'branch_route[B%] { setflag(1); setflag(3); }\n',
  },
]

const said = (comments: readonly string[]): string =>
  comments.map((text) => `acc_log_request("${text}");`).join(' ')

/** Records that the script asks for; in a reply, which has all tags. */
const asked: readonly Flow[] = [
  {
    name: 'comments of all kinds',
    does: relayTo(['r200'], ON_REPLY),
    routes: `onreply_route[R%] { ${said(['404 Not there', 'just text', '99', '700 big', '200', '404Not', '1 $fU', '  404 x', '404   two', '099 x', '1234 x', '404 a;b=c', '$hdr(X-None)'])} }\n`,
  },
  {
    name: 'in a branch route',
    does: relayTo(['r200'], 't_on_branch("B%");'),
    routes: 'branch_route[B%] { acc_log_request("486 x"); }\n',
    differs: OWN_TAG,
  },
  { name: 'of a request', does: `${said(['404 Not there'])} exit;`, differs: OWN_TAG },
  {
    name: 'in a table',
    does: relayTo(['r200'], ON_REPLY),
    routes: 'onreply_route[R%] { acc_db_request("404 Not there", "missed_calls"); }\n',
  },
  {
    name: 'in the log and a table',
    does: relayTo(['r200'], ON_REPLY),
    routes: 'onreply_route[R%] { acc_request("480 Asleep", "missed_calls"); }\n',
    differs: 'Kamailio 5.6 looks for a table of another name, and finds none',
  },
]

const EXTRA =
  ' a = $ru ; rs=$rs;T=$T_reply_code;one=$avp(one);many=$avp(many);all=$(avp(many)[*]);none=$avp(none);hdr=$hdr(X-M);' +
  'hall=$(hdr(X-M)[*]);num=$avp(n);rm=$rm;fu=$fu;tu=$tu;si=$si;du=$du;cs=$cs;rd=$rd;tt=$tt;x=$xavp(a=>b);a=$(ru{s.len})'
const VALUES =
  '$avp(one) = "1;2=3"; $avp(many) = "a"; $avp(many) = "b"; $avp(n) = 7; $xavp(a=>b) = "xb";'
const TWO = 'X-M: m1\r\nX-M: m2\r\n'
const NULLS =
  'values that are not there are empty texts, as is written; the driver of Kamailio makes NULL of them'

const extra: readonly Flow[] = [
  {
    name: 'extras of a call',
    does: relayTo(['r180w100r200'], VALUES + MARKED),
    acts: one('INVITE', TWO),
  },
  {
    name: 'extras of a missed call',
    does: relayTo(['r486'], VALUES + FAILURES),
    acts: one('INVITE', TWO),
  },
  {
    name: 'extras of two attempts',
    does: relayTo(['r486'], VALUES + FAILURES + NEXT),
    routes: elsewhere('r404', '$avp(one) = "later";'),
  },
  {
    name: 'extras of a changed request',
    does: relayTo(
      ['r200'],
      `${VALUES + MARKED} append_hf("X-M: mine\\r\\n"); $fu = "sip:changed@x";`,
    ),
  },
  { name: 'extras of two branches', does: relayTo(['r486', 'w100r200'], VALUES + FAILURES) },
  {
    name: 'extras of changed branches',
    does: relayTo(['w80r200', 'r486'], `${VALUES + FAILURES} t_on_branch("B%");`),
    routes: 'branch_route[B%] { $ru = "sip:r200w" + $T_branch_idx + "@" + $hdr(X-To); }\n',
  },
  {
    name: 'extras of a request that is refused here',
    does: `${VALUES + FAILURES} t_newtran(); t_reply("404", "Not Found");`,
  },
]

const legs: readonly Flow[] = [
  { name: 'no leg', does: relayTo(['r200'], MARKED), differs: NULLS },
  { name: 'one leg', does: relayTo(['r200'], `$avp(src) = "a"; $avp(dst) = "b"; ${MARKED}`) },
  {
    name: 'two legs',
    does: relayTo(
      ['r200'],
      `$avp(src) = "a"; $avp(dst) = "b"; $avp(src) = "b"; $avp(dst) = "c"; ${MARKED}`,
    ),
  },
  {
    name: 'legs of different lengths',
    does: relayTo(['r200'], `$avp(src) = "a"; $avp(dst) = "b"; $avp(src) = "b"; ${MARKED}`),
    differs: NULLS,
  },
  { name: 'numbers', does: relayTo(['r486'], `$avp(src) = 1; $avp(dst) = 2; ${FAILURES}`) },
]

const reported: readonly Flow[] = [
  { name: 'a call with its ACK', does: relayTo(['r180w50r183mediaw50r200'], FAILURES), acts: CALL },
  { name: 'a status that is left out', does: relayTo(['r404'], FAILURES) },
  { name: 'another one', does: relayTo(['r480'], FAILURES) },
  {
    name: 'a CANCEL',
    does: relayTo(['r180'], FAILURES),
    acts: cancelOn(180),
    differs: 'the phrase and the tag are those of the answer',
  },
  { name: 'a CANCEL for nothing', does: relayTo(['r180'], FAILURES), acts: one('CANCEL') },
  {
    name: 'an ACK whose INVITE is not marked',
    does: relayTo(['r200'], 'record_route();'),
    acts: CALL,
  },
  { name: 'Reason', does: relayTo(['r480why'], FAILURES) },
  { name: 'Reason of a success', does: relayTo(['r200why'], FAILURES), acts: CALL },
]

const prepared: readonly Flow[] = [
  { name: 'nobody answers', does: relayTo(['n'], FAILURES) },
  {
    name: 'marked by the reply',
    does: relayTo(['r180w100r200'], ON_REPLY),
    routes: 'onreply_route[R%] { setflag(1); setflag(3); }\n',
  },
  {
    name: 'marked by the first reply',
    does: relayTo(['r180w100r486'], ON_REPLY),
    routes: 'onreply_route[R%] { if (status == "180") { setflag(1); setflag(2); setflag(5); } }\n',
  },
  {
    name: 'marked in the failure route',
    does: relayTo(['r486'], NEXT),
    routes: failure(FAILURES.replace('record_route();', '')),
  },
  {
    name: 'marked in the failure route that goes on',
    does: relayTo(['r486'], NEXT),
    routes: elsewhere('r404', FAILURES.replace('record_route();', '')),
  },
  {
    name: 'marked after the transaction has begun',
    does: `t_newtran(); ${relayTo(['r200'], FAILURES)}`,
  },
  {
    name: 'marked after that, and refused here',
    does: `t_newtran(); ${FAILURES} t_reply("404", "Not Found");`,
  },
  {
    name: 'the same with t_flush_flags',
    does: `t_newtran(); ${FAILURES} t_flush_flags(); t_reply("404", "Not Found");`,
  },
  { name: 'marked after it was relayed', does: relayTo(['r200']) + FAILURES },
  {
    name: 'from callee to caller',
    does: 'exit;',
    acts: [
      {
        method: 'INVITE',
        more: 'Route: <sip:SRV;lr;ftag=zz>\r\nRoute: <sip:UAS;lr>\r\n',
        user: 'dirr200',
      },
    ],
  },
  {
    name: 'from caller to callee',
    does: 'exit;',
    acts: [
      {
        method: 'INVITE',
        more: 'Route: <sip:SRV;lr;ftag=a%>\r\nRoute: <sip:UAS;lr>\r\n',
        user: 'dirr200',
      },
    ],
  },
]

export const profiles: readonly Profile[] = [
  { name: 'with flags alone', params: '', flows: [...usual, ...asked] },
  {
    name: 'with more values',
    columns: ['c1', 'c2', 'c3', 'c4'],
    params: `modparam("acc", "log_extra", "${EXTRA}")\nmodparam("acc", "db_extra", "c1=$avp(many);c2=$ru;c3=$avp(one);c4=$avp(n)")\n`,
    flows: extra,
  },
  {
    name: 'with legs',
    columns: ['src', 'dst'],
    params:
      'modparam("acc", "multi_leg_info", "src=$avp(src);dst=$avp(dst)")\nmodparam("acc", "log_extra", "ua=$ua")\n',
    flows: legs,
  },
  {
    name: 'with ACK, CANCEL, early media and Reason',
    params: `modparam("acc", "failed_filter", "404,486")
modparam("acc", "report_ack", 1)
modparam("acc", "report_cancels", 1)
modparam("acc", "early_media", 1)
modparam("acc", "reason_from_hf", 1)
modparam("acc", "log_extra", "rm=$rm;cs=$cs;a=$avp(a)")
modparam("acc", "db_table_acc", "missed_$var(table)")
`,
    first: '$var(table) = "calls";',
    flows: reported,
  },
  {
    name: 'with flags that are set later, and directions',
    params:
      'modparam("acc", "acc_prepare_always", 1)\nmodparam("acc", "detect_direction", 1)\nmodparam("acc", "log_extra", "fu=$fu;ft=$ft")\n',
    first: 'if ($rU =~ "^dir") { loose_route(); setflag(1); setflag(3); t_relay(); exit; }',
    flows: prepared,
  },
]
