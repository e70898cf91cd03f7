export { type ConfigOf, type ConfigShape, readConfig } from './config/read-config.ts'
export {
  addressList,
  atLeastOne,
  host,
  logLevel,
  natsReplicas,
  natsServer,
  ownToken,
  portNumber,
  redisServer,
  switchedOn,
  tokenTable,
} from './config/fields.ts'
export { secretOf } from './config/secret.ts'
export { createLog, type Log, type LogOptions } from './log/log.ts'
export { type GrpcCall, type GrpcHandlers, type GrpcService, implement } from './grpc/implement.ts'
export { type GrpcServer, type GrpcServerOptions, serveGrpc } from './grpc/server.ts'
export { type CallSettings, createGrpcClient, type GrpcClientOptions, type PromiseClient } from './grpc/client.ts'
export { identify, requireTenant } from './identity/admit.ts'
export { actorBehind, EVERY_TENANT, type Identity } from './identity/identity.ts'
export { isLoopback } from './identity/off-loopback.ts'
export { hashOf, readTokens, type Tokens, withToken } from './identity/tokens.ts'
export { httpErrors } from './http/http-errors.ts'
export { type HttpServerOptions, serveHttp } from './http/serve-http.ts'
export { type OpsServerOptions, serveOps } from './http/serve-ops.ts'
export { CannotListenError } from './lifecycle/cannot-listen.ts'
export { runMain } from './lifecycle/run-main.ts'
export { runUntilSignal, type RunOptions } from './lifecycle/run-until-signal.ts'
export { runService, type RunServiceOptions } from './lifecycle/run-service.ts'
export type { Service } from './service.ts'
export { aboutConversation } from './telemetry/about.ts'
export { appendInput, appendInputIfLast, type OutgoingInput } from './telemetry/append-input.ts'
export { ATTRIBUTE } from './telemetry/attributes.ts'
export { counter, gauge, histogram } from './telemetry/metrics.ts'
export { currentCarrier, type SpanOptions, withSpan } from './telemetry/spans.ts'
