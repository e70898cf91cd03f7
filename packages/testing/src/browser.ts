import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { provideChromium } from './provision/provision.ts'

export type BrowserFixture = {
  /** A page with storage of its own, closed after the file's last test. */
  newPage(options?: BrowserContextOptions): Promise<Page>
}

/** One headless Chromium for this test file. */
export function useBrowser(): BrowserFixture {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    async newPage(options) {
      if (!browser) throw new Error('useBrowser() has its browser from beforeAll on, not while tests are collected.')
      const context = await browser.newContext(options)
      return await context.newPage()
    },
  }
}

/** Without the test runner's life cycle: whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const tool = await provideChromium()
  return await chromium.launch({
    executablePath: tool.path,
    env: { ...process.env, ...tool.env },
    args: [
      // Root may not use the sandbox, and containers often lack what it needs. The pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      // Pages are served on localhost; everything else that the browser does by itself would reach for the internet.
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
