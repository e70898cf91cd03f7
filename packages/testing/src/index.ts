export { type BrowserFixture, launchBrowser, useBrowser } from './browser.ts'
export { freePort } from './free-port.ts'
export { type NatsFixture, type NatsServer, type NatsServerOptions, startNatsServer, useNats } from './nats-server.ts'
export {
  type RedisClient,
  type RedisFixture,
  type RedisServer,
  type RedisServerOptions,
  startRedisServer,
  useRedis,
} from './redis-server.ts'
