import { describe, expect, test } from 'vitest'
import { checks, examine } from '../../../src/core/setup/checks/index.ts'
import type { Choice } from '../../../src/core/setup/choice.ts'
import { loopFile } from '../../../src/core/setup/plan.ts'
import { readRepository } from '../../../src/core/setup/repository.ts'
import { type Files, setUp, withLoop } from '../../support/set-ups.ts'

/** What is not fine: its weight, the check that says so, and the line that it is about. */
function faults(files: Files): readonly string[] {
  return examine(readRepository(files))
    .filter(({ severity }) => severity !== 'ok')
    .map(
      ({ severity, check, place }) =>
        `${severity} ${check}${place === null ? '' : ` ${place.file.slice('.github/workflows/'.length)}:${place.line}`}`,
    )
}

describe('set-ups with a loop', () => {
  test.each([
    ['typo', ['error watched-workflows agent.yml:4', 'note token agent.yml:12']],
    ['wrong-permissions', ['error permissions codality.yml:8', 'warning permissions codality.yml:8', 'note token codality.yml:13']],
    ['wrong-concurrency', ['note token codality.yml:10', 'error concurrency codality.yml:17', 'warning concurrency codality.yml:16']],
    [
      'first-try',
      [
        'error watched-workflows codality.yml:4',
        'note events codality.yml:3',
        'warning events codality.yml:2',
        'warning events codality.yml:2',
        'note events codality.yml:2',
        'warning events codality.yml:6',
        'note schedule codality.yml:2',
        'note condition codality.yml:8',
        'error permissions codality.yml:8',
        'note token codality.yml:8',
        'error keys codality.yml:16',
        'warning concurrency codality.yml:8',
        'warning time-limit codality.yml:8',
        'warning pinning codality.yml:11',
        'warning pinning codality.yml:14',
        'warning credentials codality.yml:11',
        'error forks codality.yml:17',
        'error foreign-code codality.yml:5',
        'error foreign-code codality.yml:11',
      ],
    ],
  ])('%s', (name, expected) => {
    expect(faults(setUp(name, 'workflows-with-loop'))).toEqual(expected)
  })

  test.each(['no-ci', 'push-only', 'push-everywhere', 'broken'])('%s has none, and what else is wrong is told', (name) => {
    const expected = {
      'no-ci': ['error loop-workflow', 'error ci-workflow'],
      'push-only': ['error loop-workflow', 'error ci-workflow ci.yml:3'],
      'push-everywhere': ['error loop-workflow', 'warning ci-workflow ci.yml:2'],
      broken: ['error workflow-files ci.yml:9', 'error loop-workflow'],
    }[name]
    expect(faults(setUp(name))).toEqual(expected)
  })

  test('no workflow at all', () => {
    expect(faults({})).toEqual(['error loop-workflow', 'error ci-workflow'])
  })
})

/** Puts one fault into what `init` wrote beside a good CI; there must be something to replace. */
function planted(from: string | RegExp, to: string, choice: Partial<Choice> = {}): Files {
  const files = withLoop(setUp('node-matrix'), choice)
  const text = files[loopFile] ?? ''
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return { ...files, [loopFile]: changed }
}

const job: Partial<Choice> = { token: 'job' }
const three: Partial<Choice> = { form: 'three-jobs' }

describe('one fault in a good set-up is told, and nothing else', () => {
  test.each<[string, string | RegExp, string, readonly string[], Partial<Choice>?]>([
    ['nothing', /$/, '\n', []],
    ['a name in other letters', '[CI]', '[ci]', ['error watched-workflows']],
    ['a file instead of a name', '[CI]', '[ci.yml]', ['error watched-workflows']],
    ['a name that nothing is near', '[CI]', '[Release]', ['error watched-workflows', 'warning watched-workflows']],
    ['no name', '[CI]', '[]', ['error watched-workflows']],
    ['the loop itself', '[CI]', '[CI, CI feedback loop]', ['warning watched-workflows']],
    ['the end of CI is not heard', /\n {2}workflow_run:[\s\S]*?types.*/, '', ['error events']],
    ['another type of its end', 'types: [completed]', 'types: [requested]', ['error events']],
    ['all types of its end', '    types: [completed]\n', '', ['note events']],
    ['its beginning, too', '[completed]', '[in_progress, completed]', ['note events']],
    ['early without its beginning', /agent: claude/, 'agent: claude\n          feedback: early', ['warning events']],
    ['comments are not heard', /\n {2}issue_comment:\n.*/, '', ['warning events']],
    ['edits of comments', 'types: [created]', 'types: [created, edited]', ['note events']],
    ['reviews are not heard', /\n {2}pull_request_review:\n.*/, '', ['warning events']],
    ['reviews that are dismissed alone', '[submitted]', '[dismissed]', ['warning events']],
    ['comments on lines besides', '  workflow_dispatch:', '  pull_request_review_comment: { types: [created] }\n  workflow_dispatch:', []],
    ['nobody can start it', /\n {2}workflow_dispatch:[\s\S]*?false/, '', ['note events']],
    ['an event that is none of its', '  workflow_dispatch:', '  pull_request:\n  workflow_dispatch:', ['warning events']],
    ['no schedule', /\n {2}schedule:\n.*/, '', ['note schedule']],
    ['no condition', /\n {4}if: >-[\s\S]*?\n(?= {4}runs-on)/, '\n', ['note condition']],
    ['read-all', / {4}permissions:\n( {6}.*\n)+/, '    permissions: read-all\n', ['error permissions', 'note token'], job],
    ['write-all', / {4}permissions:\n( {6}.*\n)+/, '    permissions: write-all\n', ['warning permissions', 'note token'], job],
    ['no right to push', /contents: write/, 'contents: read', ['error permissions', 'note token'], job],
    ['no right to react', / {6}issues: write.*\n/, '', ['warning permissions', 'note token'], job],
    ['one right too many', 'statuses: read', 'id-token: write\n      statuses: read', ['warning permissions', 'note token'], job],
    ['a right that the called workflow needs', 'issues: write, ', '', ['error permissions'], three],
    ["a right that the App's token needs", '          permission-contents: write\n', '', ['error permissions']],
    ["an App's token with all rights", /( {10}permission-.*\n)+/, '', ['warning permissions']],
    ['a token of a step that is not there', 'id: app', 'id: application', ['error token']],
    ['an App without a key', /\n {6}APP_PRIVATE_KEY.*/, '', ['error token'], three],
    ['a token of a person', 'steps.app.outputs.token', 'secrets.MY_TOKEN', ['note token']],
    ['an input that is none', 'agent-max-turns', 'agent-max-turn', ['warning inputs']],
    ['an input that the called workflow lacks', 'agent-max-turns', 'token', ['error inputs'], three],
    ['an agent that is none', 'agent: claude', 'agent: claud', ['error keys']],
    ['no key', / {8}env:\n.*\n/, '', ['error keys']],
    ['the key of another', /ANTHROPIC_API_KEY:/, 'OPENAI_API_KEY:', ['error keys']],
    ['a key in the file', '${{ secrets.ANTHROPIC_API_KEY }}', 'sk-ant-not-a-real-one', ['error keys']],
    ['all secrets handed on', /secrets:\n( {6}.*\n)+/, 'secrets: inherit\n', ['warning keys'], three],
    ['no command', /\n +agent-command:.*/, '', ['error keys'], { agent: 'command', agentCommand: './repair' }],
    ['no word for the token of Copilot', /\n +agent-env:.*/, '', ['error keys'], { agent: 'copilot' }],
    ['a group for all', /group: .*/, 'group: loop', ['warning concurrency']],
    ['another prefix than the group knows', 'agent: claude', 'agent: claude\n          command-prefix: /loop', ['warning concurrency']],
    ['another prefix that the group knows', ' # stands in the concurrency group, too', '', [], { commandPrefix: '/loop' }],
    ['a group from before events were told apart', /github\.event_name == 'issue_comment' && (?=\(startsWith)/, '', []],
    ['no line to wait in', /\n +queue: max/, '', ['warning concurrency']],
    ['a turn that is cancelled', 'cancel-in-progress: false', 'cancel-in-progress: true', ['error concurrency']],
    ['no group', / {4}concurrency:\n( {6}.*\n)+/, '', ['warning concurrency']],
    ['no limit of time', /\n {4}timeout-minutes: 60/, '', ['warning time-limit']],
    ['a limit that is too low', 'timeout-minutes: 60', 'timeout-minutes: 15', ['warning time-limit']],
    ['the action by its tag', /@0123456789abcdef0123456789abcdef01234567/, '@v0', ['note pinning']],
    ['the action by a branch', /@0123456789abcdef0123456789abcdef01234567/, '@main', ['warning pinning']],
    ["somebody's action by its tag", /@[0-9a-f]{40} # v3.*/, '@v3', ['warning pinning']],
    [
      'a checkout that keeps the token',
      '    steps:\n',
      '    steps:\n      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd\n',
      ['warning credentials'],
    ],
    ['a patch in one job', 'agent: claude', 'agent: claude\n          untrusted-pulls: patch', ['error forks']],
    ['a diagnosis without a relay', 'agent: claude', 'agent: claude\n          untrusted-pulls: diagnose', ['note forks']],
    ['a choice that is none', 'agent: claude', 'agent: claude\n          untrusted-pulls: fix', ['error forks']],
    ['an event with rights for anybody', '  workflow_dispatch:', '  pull_request_target:\n  workflow_dispatch:', ['error foreign-code']],
    ['the code of the pull request', '    steps:\n', '    steps:\n      - run: gh pr checkout 1\n', ['error foreign-code']],
  ])('%s', (_, from, to, expected, choice) => {
    expect(faults(planted(from, to, choice)).map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual(expected)
  })

  test('rights that neither the workflow nor its job states', () => {
    const files = withLoop(setUp('node-matrix'), { ...job, ...three })
    expect(faults({ ...files, [loopFile]: (files[loopFile] ?? '').replace(/^ *permissions:.*\n/gm, '') })).toEqual([
      'error permissions codality.yml:21',
      'note token codality.yml:21',
    ])
  })

  test('a second loop', () => {
    const files = withLoop(setUp('node-matrix'))
    expect(
      faults({ ...files, '.github/workflows/other.yml': (files[loopFile] ?? '').replace('name: CI feedback loop', 'name: Other loop') }),
    ).toEqual(['warning loop-workflow other.yml:1'])
  })

  test('a workflow that is not listed, and one that never runs for a pull request', () => {
    const files = withLoop(setUp('several'))
    const text = files[loopFile] ?? ''
    expect(faults({ ...files, [loopFile]: text.replace('[CI, Lint]', '[CI]') })).toEqual(['warning watched-workflows codality.yml:5'])
    expect(faults({ ...files, [loopFile]: text.replace('[CI, Lint]', '[CI, Lint, Nightly]') })).toEqual([
      'note watched-workflows codality.yml:5',
    ])
  })

  test("CI that the job's own token cannot start", () => {
    expect(faults(withLoop(setUp('go'), job))).toEqual(['warning token go.yml:3'])
    expect(faults(withLoop(setUp('node-matrix'), job))).toEqual(['note token codality.yml:22'])
  })

  test('a workflow of somebody else that runs what anybody proposes', () => {
    const files = withLoop(setUp('several'))
    const labels = '.github/workflows/labels.yml'
    expect(
      faults({
        ...files,
        [labels]: (files[labels] ?? '').replace(
          'actions/labeler@v5',
          'actions/checkout@v4, with: { ref: "${{ github.event.pull_request.head.sha }}" }',
        ),
      }),
    ).toEqual(['error foreign-code labels.yml:5'])
  })
})

test('every finding says what it is about, and every fault what it means and what mends it', () => {
  const all = [
    ...['typo', 'wrong-permissions', 'wrong-concurrency', 'first-try'].map((name) => setUp(name, 'workflows-with-loop')),
    setUp('no-ci'),
    setUp('java-gradle'),
  ].flatMap((files) => examine(readRepository(files)))
  for (const { severity, found, means, mend } of all) {
    expect(found).toMatch(/[.:]$/)
    expect(severity === 'ok' || (means !== '' && mend !== '')).toBe(true)
  }
})

test('the checks have names of their own, and say what they look at', () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length)
  for (const { name, looksAt } of checks)
    expect([name, looksAt]).toEqual([expect.stringMatching(/^[a-z-]+$/), expect.stringMatching(/^[A-Z].*\.$/)])
})

test('what is hostile in a file is only text', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, index) => `${'bcdefghij'[index] ?? ''}: &${'bcdefghij'[index] ?? ''} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[index] ?? ''}`).join(',')}]`).join('\n')}\non: push\njobs: {}\n`
  const { broken, workflows } = readRepository({
    '.github/workflows/a.yml': bomb,
    '.github/workflows/b.yml': '',
    '.github/workflows/c.yml': '[1, 2]',
    '.github/workflows/d.yml': 'on: { pull_request: 7 }\njobs: { a: 3, b: { steps: x }, __proto__: { steps: [null, 4] } }',
    '.github/workflows/e.yml': 'x'.repeat(1_000_001),
  })
  expect(broken.map(({ file, why }) => `${file.slice(-5)} ${why}`)).toEqual([
    'a.yml Excessive alias count indicates a resource exhaustion attack',
    'b.yml it has no `on:`, so GitHub takes it for no workflow',
    'c.yml it has no `on:`, so GitHub takes it for no workflow',
    'e.yml the file has more than 1000000 characters',
  ])
  expect(workflows.map(({ name }) => name)).toEqual(['.github/workflows/d.yml'])
  expect(({} as Record<string, unknown>)['steps']).toBeUndefined()
})
