/** The process of a server that reads the body and answers 200, and does nothing else. Its port is what it tells its parent. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { answerParent } from '../peer-servers.ts'

const server = createServer((asked, answer) => {
  asked.resume().once('end', () => {
    answer.setHeader('content-type', 'application/json')
    answer.end('{"recorded":1}')
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
answerParent(() => (typeof address === 'object' ? address?.port : undefined))
