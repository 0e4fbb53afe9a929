/**
 * The grammar of SIP, for whoever needs nothing else: messages read and kept byte by byte, changed, and built.
 *
 * It has no sockets, no clock and no dependencies, throws nothing because of what a peer sends, and reads a header when it
 * is first asked for. Texts of messages have one character a byte; `toBytes` and `fromBytes` lead to the texts of people
 * and back. `null` says that something is not there or cannot be read, and a fault says what is wrong with it, and where.
 */

// Reading messages
export { parseMessage, parseMessageText, Message } from './message.ts'
export { Header, typed, type Grammar } from './header.ts'
export { HeaderId, headerId, headerName, sameHeaderName } from './header-names.ts'
export { headerForm, type HeaderForm } from './header-forms.ts'
export { MethodId, methodId, methodName, methodNames, dialogForming } from './methods.ts'
export { statusPhrase, statusPhrases } from './status-phrases.ts'
export { toBytes, fromBytes } from './utf8.ts'

// Rules, limits and faults
export { parserRules, usualRules, type ParserRules, type ParserOptions } from './rules.ts'
export { Fault, faultStatus, faultText } from './errors.ts'
export { FaultCode } from './fault-codes.ts'

// URIs
export { parseUri, readUri, uriFault, Uri } from './uri.ts'
export {
  withUser,
  withPassword,
  withHost,
  withPort,
  withHostPort,
  withParams,
} from './uri-changes.ts'
export { unescapeUri, escapeUser } from './uri-escapes.ts'
export { uriHeader } from './uri-headers.ts'
export { sameUri, sameHost } from './same-uri.ts'
export { canonicalIPv6 } from './ipv6.ts'
export { telNumber, TelNumber } from './tel-uri.ts'
export { phoneUser, withPhoneUser } from './phone-user.ts'

// Addresses and parameters
export {
  parseAddress,
  parseAddressList,
  parseFirstAddress,
  Address,
  readAddress,
  readAddressList,
} from './address.ts'
export { param, withParam, ParamWalk, quote, unquote } from './params.ts'
export { ParamValue } from './param-value.ts'
export { isToken, readToken, readTokenList } from './tokens.ts'

// The way of a message: Via and Route
export { parseVia, vias, viaAt, Via } from './headers/via.ts'
export { routes, routeList, topRoute } from './headers/route.ts'
export { paths, serviceRoutes } from './headers/path.ts'
export { maxBreadth } from './headers/max-breadth.ts'
export { timestamp, Timestamp } from './headers/timestamp.ts'

// Dialogs and transactions
export { CSeq } from './headers/cseq.ts'
export { replacedDialog, joinedDialog, targetDialog, DialogId } from './headers/dialog-id.ts'
export { rack, rseq, RAck } from './headers/rack.ts'
export { sessionExpires, minSe, SessionInterval } from './headers/session-expires.ts'
export { reasons, printReason, Reason } from './headers/reason.ts'
export { inReplyTo, replyTo } from './headers/in-reply-to.ts'
export { NIL_SESSION, sessionId, SessionId } from './headers/session-id.ts'

// Registration and contacts
export {
  contacts,
  contactList,
  firstContact,
  hasStarContact,
  Contact,
  ContactList,
  printQ,
  MALFORMED_EXPIRES,
} from './headers/contact.ts'
export { expires, minExpires, MAX_SECONDS } from './headers/expires.ts'
export { sipInstance, regId, flowTimer } from './headers/outbound.ts'
export { retryAfter, RetryAfter } from './headers/retry-after.ts'

// Events and references
export { eventType, sameEvent, allowedEvents, EventType } from './headers/event.ts'
export { subscriptionState, SubscriptionState } from './headers/subscription-state.ts'
export { entityTag, matchedEntityTag } from './headers/entity-tag.ts'
export { acceptedInfo, infoPackage } from './headers/info-package.ts'
export { referTo, referredBy, referSubscribes, replacesIn } from './headers/refer.ts'

// Who calls, and for whom
export { assertedIdentities, preferredIdentities } from './headers/asserted-identity.ts'
export { privacy, wantsPrivacy } from './headers/privacy.ts'
export { diversions, Diversion } from './headers/diversion.ts'
export { historyInfo, HistoryEntry, type TargetKind } from './headers/history-info.ts'
export { identities, Identity } from './headers/identity.ts'
export { remoteParties, RemoteParty } from './headers/remote-party.ts'
export {
  accessNetworks,
  associatedUris,
  calledParty,
  chargingVector,
  visitedNetworks,
} from './headers/private.ts'

// What is understood and accepted
export { optionTags, hasOptionTag, supports, type OptionTagHeader } from './headers/option-tags.ts'
export { allowedMethods, allowedMethodIds } from './headers/allow.ts'
export {
  acceptance,
  acceptedTypes,
  acceptedEncodings,
  acceptedLanguages,
  Accepted,
} from './headers/accept.ts'
export {
  acceptedContacts,
  ContactPredicate,
  rejectedContacts,
  requestDisposition,
} from './headers/caller-preferences.ts'
export { featureCaps, featureCap } from './headers/feature-caps.ts'
export { userAgent, serverProducts, Product } from './headers/product.ts'

// Other headers
export { messageDate } from './headers/date.ts'
export { parseDate, printDate } from './date.ts'
export { warnings, printWarning, Warning } from './headers/warning.ts'
export { geolocations, geolocationRouting } from './headers/geolocation.ts'
export { callInfo, alertInfo, errorInfo } from './headers/info.ts'
export { securityMechanisms, SecurityMechanism, type SecurityHeader } from './headers/security.ts'
export {
  acceptedPriorities,
  resourcePriorities,
  ResourcePriority,
} from './headers/resource-priority.ts'
export { UserData, userToUser } from './headers/user-to-user.ts'

// Authentication
export {
  credentials,
  digestFor,
  readCredentials,
  printCredentials,
  Credentials,
  type DigestFields,
} from './headers/authorization.ts'
export {
  challenges,
  printChallenge,
  Challenge,
  type ChallengeFields,
} from './headers/authenticate.ts'
export { authenticationInfo, AuthenticationInfo } from './headers/authentication-info.ts'
export { AuthParams } from './auth-params.ts'
export {
  checkDigest,
  digestResponse,
  digestRspauth,
  digestAlgorithm,
  digestAlgorithms,
  hashedSecret,
  hashedUser,
  type DigestAlgorithm,
  type DigestHash,
  type DigestHashName,
  type DigestCompare,
  type DigestSecret,
  type DigestVerdict,
  type SignedRequest,
} from './digest.ts'

// Bodies
export { contentType, ContentType, readContentType } from './headers/content-type.ts'
export { contentDisposition, ContentDisposition } from './headers/content-disposition.ts'
export { contentEncodings, contentLanguages, isPlainBody } from './headers/content-coding.ts'
export {
  multipart,
  multipartFault,
  partOfType,
  readMultipart,
  Multipart,
  BodyPart,
} from './multipart.ts'

// Session descriptions
export { sdp, sdpFault } from './sdp/of-message.ts'
export {
  parseSdp,
  readSdp,
  attributeValue,
  Sdp,
  SdpSession,
  SdpMedia,
  SdpSection,
  type SdpDirection,
} from './sdp/sdp.ts'
export { SdpOrigin, SdpConnection, SdpBandwidth, SdpTime, RtpMap } from './sdp/values.ts'
export { SdpLine, SdpLines } from './sdp/line.ts'
export {
  setSdpAddress,
  setSdpConnection,
  setSdpOriginAddress,
  setSdpVersion,
  setSdpPort,
  setSdpDirection,
  setSdpFormats,
  setSdpLine,
  addSdpLine,
  removeSdpLine,
  addSdpAttribute,
  removeSdpAttributes,
  removeSdpMedia,
} from './sdp/edit.ts'

// Changing and building messages
export { Edits } from './edits.ts'
export { givenUri } from './given-uri.ts'
export type { LateHeader, Way } from './late-headers.ts'
export { LineWalk } from './line-walk.ts'
export {
  applyEdits,
  buildRequest,
  buildReply,
  buildForwardedReply,
  receivedFor,
  type ForwardOptions,
  type ReplyOptions,
} from './build.ts'
export { applyChanges } from './apply-changes.ts'
export { newRequest, type NewRequest } from './new-request.ts'
export { buildAck, buildCancel, type SameHopOptions } from './ack-cancel.ts'
export { MAGIC_COOKIE, loopBranch, loopMark, loopsBack } from './branch.ts'
