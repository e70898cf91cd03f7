import { describe, expect, it } from 'vitest'
import { useBrowser } from './browser.ts'

describe('useBrowser', () => {
  const browser = useBrowser()

  it('renders text, with a font', async () => {
    const page = await browser.newPage()
    await page.setContent('<span>Any news about the quote?</span>')
    const box = await page.getByText('Any news').boundingBox()
    expect(box?.width).toBeGreaterThan(50)
  })
})
