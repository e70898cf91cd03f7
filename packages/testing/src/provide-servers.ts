import { provideChromium, provideNatsServer, provideRedisServer } from './provision/provision.ts'

/**
 * Once before all test files, so that workers find what they need instead of each downloading it. One after the
 * other: they share a mirror.
 */
export default async function setup(): Promise<void> {
  await provideNatsServer()
  await provideRedisServer()
  await provideChromium()
}
