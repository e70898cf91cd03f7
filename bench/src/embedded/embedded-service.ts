/** The process that is measured, as `npm start` would be: with a folder of its own, and how much to measure with as JSON. Answers with figures. */
import { answerParent } from '../peer-servers.ts'
import { measureEmbedded } from './measure.ts'

const [folder, size] = process.argv.slice(2)
answerParent(() => measureEmbedded(folder!, JSON.parse(size!)))
