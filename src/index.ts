/** All that a module may use. */

export type { Runnable } from './runtime/aside.ts'
export type { HttpExchange, HttpTaker } from './runtime/http-exchanges.ts'
export type { CommandArgument, CommandFacts, Commands } from './runtime/commands.ts'
export {
  filePlace,
  networkPlace,
  RequestRate,
  spokenPlace,
  type FaceAccess,
  type SpokenPlace,
} from './rpc/face.ts'
export type {
  ControlConnection,
  ControlPlace,
  Controls,
  ControlSocket,
  FilePlace,
  TakeStream,
} from './net/control/controls.ts'
export { MiFifo, type MiFifoOptions } from './rpc/mi-fifo.ts'
export { answerMi, MiRequests, parseMiRequest } from './rpc/mi.ts'
export { rpcFault, type RpcFault } from './rpc/fault.ts'
export type {
  DeclaredSetting,
  LiveSettings,
  Setting,
  SettingValue,
} from './runtime/live-settings.ts'
export type { HostProcess, MemoryUse } from './runtime/host-process.ts'
export type { StatisticEntry, Statistics } from './runtime/statistics.ts'
export { compareValues, fulfils } from './db/compare.ts'
export { driverErrorText, socketErrorCode } from './db/connection-errors.ts'
export { DataSource, type KnownTable } from './db/data-source.ts'
export { LeftOut } from './db/left-out.ts'
export { Database } from './db/database.ts'
export { dbDateText, fromJulianDay, julianDay, parseDbDate, type DateZone } from './db/datetime.ts'
export { columnValue, type RawValue } from './db/convert.ts'
export { everything, type Capabilities, type DbDriver, type Link } from './db/driver.ts'
export { DbCode, DbError, type DbCodeName } from './db/error.ts'
export { columnName, tableName } from './db/name.ts'
export { databaseAt, offerDriver, type DatabaseOffer } from './db/offer.ts'
export { driverPackage } from './db/package.ts'
export { DEFAULT_DB_URL, DEFAULT_RODB_URL, dbUrlParam } from './db/parameter.ts'
export { Queries } from './db/queries.ts'
export { SqlDefiner, type ColumnFact, type Definer } from './db/schema/definer.ts'
export { programType, type TableColumn, type TableSchema } from './db/schema/table.ts'
export { tableNamed } from './db/schema/tables.ts'
export { SqlBuilder } from './db/sql/build.ts'
export type { BoundSql, Dialect } from './db/sql/dialect.ts'
export {
  noResult,
  type Cell,
  type Condition,
  type Operator,
  type Order,
  type Result,
  type ResultColumn,
  type Select,
  type Statement,
} from './db/statement.ts'
export { fromUnicode, toUnicode } from './db/text.ts'
export { DbUrl, parseDbUrl } from './db/url.ts'
export {
  column,
  type Column,
  type DbType,
  type DbValue,
  type Eventually,
  type Row,
  type RowOf,
  type ValueOf,
} from './db/value.ts'
export { defineApi, type ApiKey } from './runtime/declare/api.ts'
export {
  any,
  constant,
  eventName,
  format,
  int,
  nullable,
  optional,
  prepared,
  routeName,
  routeNameIfAny,
  str,
  variable,
  type Argument,
} from './runtime/declare/argument.ts'
export {
  eventRoute,
  eventRouteFamily,
  type Event,
  type EventFamily,
} from './runtime/declare/event-route.ts'
export type { FunctionResult, VariableIndex } from './runtime/declare/exports.ts'
export { defineModule, key, type Instance } from './runtime/declare/module.ts'
export { partKey } from './runtime/declare/part-key.ts'
export {
  boolParam,
  intParam,
  optionalStrParam,
  strListParam,
  strParam,
  wordParam,
  type ParameterValues,
} from './runtime/declare/parameter.ts'
export { counter, gauge, type Counter } from './runtime/declare/statistic.ts'
export { type ByteWatch, wireContext } from './runtime/byte-watch.ts'
export { Branch, Branches, BranchFacts } from './runtime/branches.ts'
export { Context, type ReplyError } from './runtime/context.ts'
export { MessageLists } from './runtime/message-lists.ts'
export type { Transaction } from './runtime/transaction.ts'
export { SiproseError } from './runtime/errors.ts'
export type { Files } from './runtime/files.ts'
export { headerLines } from './runtime/header-lines.ts'
export type { Destination, Host, ReplyHandler, RequestFilter } from './runtime/host.ts'
export { LogLevel, levelName, type Log, type ModuleLog } from './runtime/log.ts'
export type { LogLevels, OwnLog } from './runtime/log-levels.ts'
export { Locks } from './runtime/locks.ts'
export { NamedWalks } from './runtime/named-walks.ts'
export { Pauses } from './runtime/pauses.ts'
export { HttpAccess, httpHeaderLines, httpTlsVersion, type HttpWay } from './runtime/http-access.ts'
export { hex32, randomToken, type Random } from './runtime/random.ts'
export { redirectionLine } from './runtime/redirection.ts'
export { replyPeer, sendReply } from './runtime/reply.ts'
export { rulesOf } from './runtime/settings/parser.ts'
export type { Outgoing } from './runtime/forwarding/outgoing.ts'
export { errorOf, type Sender } from './runtime/forwarding/forward-attempts.ts'
export {
  forwardOptions,
  nextMaxForwards,
  protoOf,
  requestDestination,
  viaValue,
  wayOf,
} from './runtime/forwarding/forward.ts'
export { sendByLength } from './runtime/forwarding/long-request.ts'
export { sendRaw } from './runtime/forwarding/send-raw.ts'
export { Sending } from './runtime/forwarding/sending.ts'
export { bareHost, Target, type Wanted } from './net/locate/target.ts'
export type { Location, Obstacle } from './net/locate/location.ts'
export type { LossCause, Lost } from './net/loss.ts'
export { isOwn } from './runtime/sockets/own-uri.ts'
export { shownAddress } from './runtime/sockets/shown-address.ts'
export { socketInUri, wayInUri } from './runtime/sockets/socket-uri.ts'
export { inUri, socketText } from './runtime/sockets/socket-table.ts'
export { parseSocketSpec } from './runtime/sockets/sockets.ts'
export { syslogFacilities } from './runtime/syslog.ts'
export type { Action, Tracer } from './runtime/tracing.ts'
export type { Clock, Timer } from './runtime/clock.ts'
export { languageVersion, languageVersionText, serverVersion } from './runtime/version.ts'
export type { AvpValue, Avps } from './runtime/avp.ts'
export { XavpEntry, XavpList, Xavps, type XavpValue } from './runtime/xavp.ts'
export {
  allXavp,
  parseXavpPath,
  readXavp,
  writeXavp,
  writeXavu,
  type XavpPath,
  type XavpStep,
} from './runtime/xavp-path.ts'
export type {
  Carried,
  CompiledFormat,
  Preparation,
  RouteType,
  Value,
  VariableRef,
} from './lang/vocabulary.ts'
export * from './lang/posix-regex.ts'
export { pcreRegex, type PcreFlags, type PcreMatcher } from './lang/pcre-regex.ts'
export { perlOfShell } from './lang/shell-pattern.ts'
export { formatPieces, type FormatPiece } from './lang/format-pieces.ts'
export { allMatches } from './lang/all-matches.ts'
export * from './lang/subst-expression.ts'
export { canonicalAddress, ipv4Key, ipv4Text, ipv6Groups, ipv6Text } from './net/ip-address.ts'
export type {
  Answer,
  DnsRecord,
  NaptrRecord,
  RecordType,
  SrvRecord,
} from './net/locate/dns/records.ts'
export { BlockCause } from './net/locate/block-list.ts'
export { Peer, peerAt, type Proto, type SecureWish } from './net/peer.ts'
export { curlCode, curlText } from './net/http/curl-codes.ts'
export {
  HTTP_PROFILE,
  type HttpAnswer,
  type HttpCall,
  type HttpClient,
  type HttpFailure,
  type HttpHeader,
  type HttpLogin,
  type HttpOutcome,
  type HttpCause,
  type HttpProfile,
  type HttpSecurity,
} from './net/http/http-calls.ts'
export { SendMode, type Listener } from './net/listener.ts'
export type { Connection, ConnectionState } from './net/stream/connection.ts'
export type { SecureSession, SessionFacts } from './net/stream/secure-session.ts'
export type { Handshake, Meeting, StreamSecurity } from './net/stream/stream-security.ts'
export * from './sip/index.ts'
export { hexDigit, hexValue, sameText } from './sip/chars.ts'
export { asUriAddress, asUriParams, fitsInUri } from './sip/fits-in-uri.ts'
export { exchangeLateLines, withLateLines } from './sip/late-headers.ts'
export { PrefixTree } from './sip/prefix-tree.ts'
export { TextHash } from './sip/text-hash.ts'
export { latin1Text, writeLatin1 } from './sip/latin1.ts'
