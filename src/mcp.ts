import { parseArgs } from 'node:util'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { feedReader } from './mcp/read-feed.ts'
import { feedServer } from './mcp/server.ts'

const usage = 'Use: mcp.js --feed FOLDER --checkout FOLDER [--seconds N]'

/** Tells an agent of CI over standard input and output; it ends when the agent closes them. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { feed: { type: 'string' }, checkout: { type: 'string' }, seconds: { type: 'string', default: '600' } },
  })
  const { feed, checkout } = values
  const seconds = Number(values.seconds)
  if (feed === undefined || checkout === undefined || !(seconds > 0 && seconds <= 24 * 3_600)) throw new TypeError(usage)
  const server = feedServer({ feed: feedReader(feed), limits: { checkout, seconds }, isRunning: false })
  process.stdin.once('end', () => process.exit())
  await server.connect(new StdioServerTransport())
}

try {
  await main()
} catch (error) {
  process.stderr.write(`ci-feedback-loop mcp: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exitCode = 2
}
