// Builds the inbox page: node scripts/build-page.ts [folder]. The folder is services/inbox/dist where none is named.
// `npm start` runs it when the page's sources have changed.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

// Whoever calls this may be under test; the page never is a development build.
process.env.NODE_ENV = 'production'

const [folder] = process.argv.slice(2)
await build({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  logLevel: 'warn',
  ...(folder ? { build: { outDir: folder } } : {}),
})
