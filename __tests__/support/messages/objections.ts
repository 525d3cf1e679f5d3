import { guards, judge } from '../../../src/core/guards/index.ts'
import { judgeMarkers } from '../../../src/core/guards/conflict-markers.ts'
import { judgeProof } from '../../../src/core/guards/proof.ts'
import { judgeReplaced } from '../../../src/core/guards/replaced-configuration.ts'
import type { FileChange, GuardPolicy, Objection } from '../../../src/core/model/change.ts'
import { protectedByDefault } from '../../../src/core/model/protected-paths.ts'
import { kinds } from '../../../src/core/tampering/sighting.ts'
import { noSecrets, policy, sha } from '../builders.ts'
import { type Entry, namesOf } from './entry.ts'

function file(path: string, text: string, over: Partial<FileChange> = {}): FileChange {
  return { path, status: 'modified', oldMode: '100644', newMode: '100644', content: btoa(text), ...over }
}

interface Sample {
  readonly files: readonly FileChange[]
  readonly policy?: Partial<GuardPolicy>
  readonly before?: string
}

/** In two parts, so that nobody takes it for a real one. */
const madeUp = ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_')
const gone = { status: 'deleted', newMode: '000000', content: null } as const
const added = { status: 'added', oldMode: '000000' } as const
const test = "it('adds', () => {\n  expect(f(1)).toBe(2)\n})\n"

/** A change that each guard objects to, by the guard's name. */
const samples: Readonly<Record<string, Sample>> = {
  secrets: { files: [file('src/config.js', `const token = '${madeUp}'\n`)] },
  'change-size': { files: [file('src/a.js', 'a'), file('src/b.js', 'b')], policy: { maxChangedFiles: 1 } },
  'outside-paths': { files: [file('services/other/a.js', 'a')], policy: { paths: ['services/shop/**'] } },
  'protected-paths': { files: [file('.github/workflows/ci.yml', 'on: push')] },
  'dependency-changes': { files: [file('package.json', '{}')] },
  'file-names': { files: [file('src/aux.js', 'a', added)] },
  'unusual-entries': { files: [file('src/run.sh', 'a', { newMode: '100755' })] },
  'mass-deletion': { files: [file('src/a.js', '', gone), file('src/b.js', '', gone)], policy: { maxDeletedFiles: 1 } },
  'binary-files': { files: [file('src/tool', '\0\0', added)] },
  'hidden-characters': { files: [{ ...file('src/a.js', ''), content: 'Y29uc3QgYSA9IDEg4oCuCg==' }] },
  'test-changes': { files: [file('src/a.test.js', test.replace('it(', 'it.skip('))], before: test },
}

/** Guards that have no sample, which a test tells. */
export const unsampledGuards: readonly string[] = guards.map(({ name }) => name).filter((name) => !(name in samples))

function objectionOf(name: string, { files, policy: over = {}, before = 'abc\n' }: Sample): Objection {
  const found = judge(
    { base: sha('a'), files, oversize: null },
    { ...policy({ protectedPaths: protectedByDefault }), ...over },
    { originals: new Map(files.flatMap((one) => (one.status === 'added' ? [] : [[one.path, before]]))), paths: [], secrets: noSecrets },
  ).find(({ guard }) => guard === name)
  if (found === undefined) throw new TypeError(`The guard ${name} does not object to its sample.`)
  return found
}

const run = { kind: 'run', of: 3, passing: 3, what: 'tests', timedOut: false, unproven: 0, originals: 'fail', output: '' } as const
const others: readonly Objection[] = [
  ...judgeMarkers({ base: sha('a'), files: [file('src/price.js', '<<<<<<< ours\n')], oversize: null }, ['src/price.js'], new Map()),
  ...judgeReplaced(
    { base: sha('a'), files: [file('AGENTS.md', 'a')], oversize: null },
    { branch: 'main', paths: ['AGENTS.md'], more: 0 },
    [],
  ),
  ...judgeProof(run, { requireProof: true, testChanges: 'block' }),
]

/** Why a change is not pushed, or pushed with a word. */
export const objections: readonly Entry[] = [...Object.entries(samples).map(([name, sample]) => objectionOf(name, sample)), ...others].map(
  ({ guard, message, remedy }) => ({ id: `guard: ${guard}`, story: message, next: remedy }),
)

/** Ways in which tests and checks are weakened. */
export const weakenings: readonly Entry[] = namesOf(kinds).map((kind) => ({
  id: `test-changes: ${kind}`,
  story: `${kinds[kind].says}: …`,
  next: kinds[kind].remedy,
}))
