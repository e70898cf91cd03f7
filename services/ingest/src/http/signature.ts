import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether `header` is `sha256=<hex HMAC-SHA256 of the raw body>`, compared in constant time. */
export function isSigned(rawBody: Uint8Array, header: string | undefined, secret: string): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (!hex) return false
  return timingSafeEqual(Buffer.from(hex, 'hex'), createHmac('sha256', secret).update(rawBody).digest())
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(given: string, secret: string): boolean {
  const mac = (value: string) => createHmac('sha256', 'compare').update(value).digest()
  return timingSafeEqual(mac(given), mac(secret))
}
