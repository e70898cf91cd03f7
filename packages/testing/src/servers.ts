/** What `npm run cluster` needs of this package: it must not load the test runner. */
export { freePort } from './free-port.ts'
export { type RestartableServer, startRestartable, startServerProcess } from './server-process.ts'
