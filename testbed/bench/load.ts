import { maxAttempts, runLoad } from '../load/load.ts'
import { gitHubLimits } from '../load/limits.ts'
import { publish } from './publish.ts'

const pulls = Number(process.argv[2] ?? 1_000)
const { events, calls, refused, agents, hours, unheard, broken } = await runLoad(pulls, 'one job')
for (const sentence of broken) console.log(sentence)
publish('load', 'Many pull requests', [
  [
    `${pulls} pull requests with ten events each, over octokit, by a clock of its own; limits of GitHub: ${gitHubLimits.requestsPerHour} requests an hour, ${gitHubLimits.pointsPerMinute} points a minute`,
    'figure',
    'goal',
  ],
  ['events taken', String(events), String(pulls * 10)],
  ['failures of CI that nobody took on', String(unheard.length), '0'],
  ['invariants broken, turns that failed, pull requests above their attempts', String(broken.length), '0'],
  ['starts of agents', String(agents), `at most ${pulls * maxAttempts}`],
  ['requests to the API for each event', (calls / events).toFixed(1), ''],
  ['requests turned away by the limit of a minute, and made again', String(refused.secondary), ''],
  ['requests turned away by the limit of an hour', String(refused.hourly), ''],
  ['hours that it takes', hours.toFixed(1), ''],
])
process.exitCode = broken.length + unheard.length === 0 && events === pulls * 10 ? 0 : 1
