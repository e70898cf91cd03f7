import { createSandboxChannel } from '../services/delivery/src/adapters/channels/sandbox.ts'
const wait = Number(process.argv[3]) - Date.now()
await new Promise(r => setTimeout(r, wait))
for (let i = 0; i < 20; i++) { try { const s = createSandboxChannel({ path: process.argv[2] + i, clock: { now: () => 1 } as never, log: { info() {} } as never }); s.close(); console.log('ok') } catch (e) { console.log(String(e)) } }
