export { type BrowserFixture, launchBrowser, useBrowser } from './browser.ts'
export { freePort } from './free-port.ts'
export { isReady, type ScriptProcess, startScript } from './script-process.ts'
export type { TestServer } from './server-fixture.ts'
export { type NatsFixture, type NatsServerOptions, startNatsServer, useNats } from './nats-server.ts'
export {
  type RedisClient,
  type RedisFixture,
  type RedisServerOptions,
  startRedisServer,
  useRedis,
} from './redis-server.ts'
export {
  type FakeHttpChannel,
  type HttpChannelCall,
  type HttpChannelMisbehaviour,
  startFakeHttpChannel,
  useFakeHttpChannel,
} from './fake-http-channel.ts'
export {
  type FakeWhatsapp,
  type FakeWhatsappOptions,
  type Misbehaviour,
  startFakeWhatsapp,
  useFakeWhatsapp,
  type WhatsappCall,
} from './fake-whatsapp.ts'
export { aWhatsappMessage, aWhatsappStatus, aWhatsappWebhook, signedBody } from './whatsapp-webhooks.ts'
export {
  type FakeOpenAi,
  type OpenAiCall,
  type OpenAiMisbehaviour,
  startFakeOpenAi,
  useFakeOpenAi,
} from './fake-openai.ts'
