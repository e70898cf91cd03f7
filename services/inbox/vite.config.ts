import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Builds the page. `vite` alone serves it while one works on it, with the API of a running Relance behind it. The
 * proxy keeps the name that the browser sees as the host, because the gateway compares it with the page's origin.
 */
export default defineConfig({
  root: fileURLToPath(new URL('src/page', import.meta.url)),
  plugins: [react(), tailwindcss()],
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8088', changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may be inlined as a data: URL: the content security policy forbids fonts and scripts from there.
    assetsInlineLimit: 0,
  },
})
