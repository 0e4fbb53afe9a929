/** Flows with several branches, one after the other or at once. */

import { type Flow, one, goTo, relayTo, to } from './flow.ts'

/** A failure route of the flow. */
const failed = (does: string, name = 'F'): string => `failure_route[${name}%] { ${does} }\n`
const ON = 't_on_failure("F%");'

export const parallel: readonly Flow[] = [
  {
    name: 'one branch, 200, BYE',
    does: relayTo(['r180w100r200']),
    acts: [{ method: 'INVITE' }, { method: 'BYE' }],
  },
  { name: 'one branch, 404', does: relayTo(['r404']) },
  { name: 'one branch, 503 becomes 500', does: relayTo(['r503']) },
  { name: 'one branch, 302 goes to the caller', does: relayTo(['r302']) },
  { name: 'one branch, 401 goes to the caller', does: relayTo(['r401']) },
  { name: 'one branch, nobody answers', does: relayTo(['n']) },
  { name: 'one branch, rings too long', does: relayTo(['r180']) },
  { name: 'one branch, 100 only', does: relayTo(['r100']) },
  { name: '183, 180, 181, 200', does: relayTo(['r183w60r180w60r181w60r200']) },
  { name: '404, then 486', does: relayTo(['r404', 'w150r486']) },
  { name: '486, then 404', does: relayTo(['w150r486', 'r404']) },
  { name: '404 and 503', does: relayTo(['r404', 'w150r503']) },
  { name: '500 and 503', does: relayTo(['w150r503', 'r500']) },
  { name: '486 and 302', does: relayTo(['r486', 'w150r302']) },
  { name: '401 and 407: all challenges', does: relayTo(['r401', 'w150r407']) },
  { name: '404 and 401', does: relayTo(['r404', 'w150r401']) },
  { name: '404 and 415', does: relayTo(['r404', 'w150r415']) },
  { name: '404 and 484', does: relayTo(['r404', 'w150r484']) },
  { name: '603 ends all', does: relayTo(['r180', 'w150r603']) },
  {
    name: '603 while another has not answered yet',
    does: relayTo(['w300r180slow', 'w150r603']),
    differs: 'a CANCEL that had to wait for a first reply says why it leaves, too (RFC 3326)',
  },
  { name: '200 cancels the other', does: relayTo(['r180w200r200', 'r180']) },
  { name: '200 of both', does: relayTo(['w100r200', 'w250r200late']) },
  { name: '200, and another never answers', does: relayTo(['w100r200', 'n']) },
  { name: '486, and another never answers', does: relayTo(['r486', 'n']) },
  { name: '503, and another never answers', does: relayTo(['r503', 'n']) },
  { name: 'four branches, one never answers', does: relayTo(['r486', 'r404', 'r480', 'n']) },
  { name: 'MESSAGE to two', does: relayTo(['r404', 'w150r200']), acts: one('MESSAGE') },
  { name: 'MESSAGE that nobody answers', does: relayTo(['n']), acts: one('MESSAGE') },
  { name: 'OPTIONS with 100, then 200', does: relayTo(['r100w200r200']), acts: one('OPTIONS') },
  {
    name: 'a branch route changes one branch',
    does: relayTo(['r486', 'r404'], 't_on_branch("B%");'),
    routes: `branch_route[B%] { append_hf("X-B: $rU\\r\\n"); if ($rU == "r404") ${goTo('r488')} }\n`,
  },
  {
    name: 'a branch route drops one branch',
    does: relayTo(['r486', 'r404'], 't_on_branch("B%");'),
    routes: 'branch_route[B%] { if ($rU == "r404") drop; }\n',
  },
  {
    name: 'a reply route drops 180',
    does: relayTo(['r180w100r200'], 't_on_reply("P%");'),
    routes: 'onreply_route[P%] { if (status == "180") drop; }\n',
  },
  {
    name: 'a reply route changes status and headers',
    does: relayTo(['r486'], 't_on_reply("P%");'),
    routes:
      'onreply_route[P%] { change_reply_status("480", "Changed"); append_hf("X-P: $T_branch_idx\\r\\n"); }\n',
  },
  { name: 't_set_disable_6xx', does: relayTo(['r603', 'w200r486'], 't_set_disable_6xx("1");') },
  { name: 't_set_fr', does: relayTo(['n'], 't_set_fr("1000", "300");') },
]

export const serial: readonly Flow[] = [
  {
    name: 'busy, then another answers',
    does: relayTo(['r486'], ON),
    routes: failed(`${goTo('r180w50r200')} t_relay();`),
  },
  {
    name: 'busy, then append_branch alone',
    does: relayTo(['r486'], ON),
    routes: failed(`append_branch("${to('r200')}"); t_relay();`),
  },
  {
    name: 'busy, then two at once',
    does: relayTo(['r486'], ON),
    routes: failed(`${goTo('w150r404')} append_branch("${to('r480')}"); t_relay();`),
  },
  {
    name: 'busy, then an answer of the script',
    does: relayTo(['r486'], ON),
    routes: failed('append_to_reply("X-F: $T_reply_code\\r\\n"); t_reply("480", "Away");'),
  },
  {
    name: 'busy, and the failure route does nothing',
    does: relayTo(['r486'], ON),
    routes: failed('return;'),
  },
  {
    name: 'three attempts, each with its failure route',
    does: relayTo(['r486'], ON),
    routes:
      failed(`${goTo('r404')} t_on_failure("G%"); t_relay();`) +
      failed(`append_hf("X-G: $rU\\r\\n"); ${goTo('r488')} t_relay();`, 'G'),
  },
  {
    name: 'headers that the script adds stay, those of a failure route are for its attempt',
    does: relayTo(['r486'], `append_hf("X-A: 1\\r\\n"); ${ON}`),
    routes:
      failed(`append_hf("X-F: 1\\r\\n"); ${goTo('r404')} t_on_failure("G%"); t_relay();`) +
      failed(`${goTo('r487')} t_relay();`, 'G'),
  },
  {
    name: 'flags and AVPs in a failure route',
    does: relayTo(['r486'], `setflag(3); setbflag(4); $avp(x) = "main"; ${ON}`),
    routes: failed(
      `if (isflagset(3)) append_hf("X-Flag: 3\\r\\n"); if (isbflagset(4)) append_hf("X-BFlag: 4\\r\\n"); append_hf("X-Avp: $avp(x)\\r\\n"); ${goTo('r404')} t_relay();`,
    ),
  },
  {
    name: 'nobody answers, then another does',
    does: relayTo(['n'], ON),
    routes: failed(
      `if (t_branch_timeout() && !t_branch_replied()) append_hf("X-F: silent\\r\\n"); ${goTo('r200')} t_relay();`,
    ),
  },
  {
    name: 'rings too long, then another answers',
    does: relayTo(['r180'], `t_set_fr("500", "700"); ${ON}`),
    routes: failed(
      `if (t_branch_timeout() && t_branch_replied()) append_hf("X-F: rang\\r\\n"); ${goTo('r200')} t_relay();`,
    ),
  },
  {
    name: 'a 302 is followed by the script',
    does: relayTo(['r302'], ON),
    routes: failed(`if (t_check_status("3[0-9][0-9]")) { ${goTo('r200')} t_relay(); }`),
  },
  {
    name: 't_drop_replies: the earlier 302 does not come back',
    does: relayTo(['r302'], ON),
    routes: failed(`t_drop_replies("a"); ${goTo('r500')} t_relay();`),
  },
  {
    name: 't_drop_replies("n"): the earlier 302 may come back',
    does: relayTo(['r302'], ON),
    routes: failed(`t_drop_replies("n"); ${goTo('r500')} t_relay();`),
    differs:
      'Kamailio runs the failure route of the best reply anew, each time, until there is no branch left',
  },
  {
    name: 'a branch failure begins another branch',
    does: relayTo(['r404', 'w200r486'], 't_on_branch_failure("X%");'),
    routes: `event_route[tm:branch-failure:X%] { if (t_check_status("404")) { ${goTo('w50r480')} t_relay(); } }\n`,
  },
  {
    name: 'contacts by q: t_load_contacts, t_next_contacts',
    does: `${goTo('r404')} append_branch("${to('w100r486')}", "0.5"); append_branch("${to('r487')}", "1.0"); append_branch("${to('r480')}", "0.5"); t_load_contacts(); t_next_contacts(); ${ON} t_relay();`,
    routes: failed(`if (!t_next_contacts()) { exit; } ${ON} t_relay();`),
  },
  {
    name: 'a 603 runs the failure route too, and may be overruled',
    does: relayTo(['r603'], ON),
    routes: failed(`${goTo('r200')} t_relay();`),
  },
]
