import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunResult } from '../../testbed/runner.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { reportErrors } from '../support/report-schema.ts'
import { commentEvent, openScene, repairsAll } from '../support/scene.ts'

interface Told {
  readonly report: {
    readonly outcome: string | null
    readonly brief: string | null
    readonly timeline: readonly { readonly stage: string }[]
    readonly files: Readonly<Record<string, string | null>>
    readonly change: { readonly withheld: boolean } | null
  }
  readonly page: string
  readonly transcript: string
}

/** What a job left, of which the data fits the published schema. */
function left(result: RunResult): Told {
  const path = result.outputs['report-path'] ?? ''
  const report = JSON.parse(readFileSync(path, 'utf8')) as Told['report']
  expect(reportErrors(report)).toEqual([])
  const beside = (name: string): string => (existsSync(join(dirname(path), name)) ? readFileSync(join(dirname(path), name), 'utf8') : '')
  return { report, page: beside('report.html'), transcript: beside('transcript.txt') }
}

const key = 'model-secret-0123456789'
const chatty = `${repairsAll}\nconsole.log('<script>window.pwned = 1</script> my key is ' + process.env.MODEL_KEY)\nconsole.error('\\u202Ehidden')`

test.each(forms)('a repair leaves its report, its page and its transcript, none of which has a secret, %s', async (form) => {
  const scene = await openScene({ agent: chatty, inputs: { 'agent-env': 'MODEL_KEY' } })
  const results = await turnIn(form, scene, scene.failed, { environment: { MODEL_KEY: key } })
  const { report, page, transcript } = left(results.at(-1) ?? results[0])
  expect(report).toMatchObject({ outcome: 'pushed', files: { page: 'report.html', transcript: 'transcript.txt', patch: null } })
  expect(report.timeline.map(({ stage }) => stage)).toEqual([
    'triggered',
    'ci-ended',
    'collecting',
    'collected',
    'working',
    'verifying',
    'pushing',
    'ended',
  ])
  expect(report.brief).toContain('test/cart.test.js')
  for (const text of [page, transcript]) {
    expect(text).toContain('Both bugs are repaired.')
    expect(text).toContain('\\u{202E}hidden')
    expect(text).not.toContain(key)
  }
  expect(page).toContain('&lt;script&gt;window.pwned')
  expect(page).toContain('src/price.js')
  // What is to be gone on with has data alone.
  for (const result of results.slice(0, -1))
    expect(left(result)).toMatchObject({ report: { outcome: null, files: { page: null } }, page: '' })
})

test('nothing is shown of a change with a secret, and an answer has a page, too', async () => {
  const scene = await openScene({
    agent: `import { appendFileSync } from 'node:fs'\nappendFileSync('src/price.js', '\\nconst key = "' + process.env.MODEL_KEY + '"\\n')`,
    inputs: { 'agent-env': 'MODEL_KEY' },
  })
  const { report, page } = left(await scene.turn(scene.failed, { environment: { MODEL_KEY: key } }))
  expect(report).toMatchObject({ outcome: 'blocked', change: { withheld: true }, files: { patch: null } })
  expect(page).toContain('A secret was found in the change, so nothing of it is shown.')
  expect(page).not.toContain('class="diff"')
  expect(page).not.toContain(key)
  const answer = left(await scene.turn(commentEvent(scene, 'maria', '/codality status')))
  expect(answer.report).toMatchObject({ outcome: 'answered', brief: null, files: { page: 'report.html', transcript: null } })
  expect(answer.page).toContain('<h1>Answered</h1>')
})
