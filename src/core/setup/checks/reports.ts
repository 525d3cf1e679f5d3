import { type Check, type Finding, ok } from '../finding.ts'
import { pinned, pins } from '../pins.ts'
import type { Repository } from '../repository.ts'
import type { Job, Step, Workflow } from '../workflow.ts'
import { listed, placeIn } from './place.ts'

export const reports: Check = {
  name: 'reports',
  looksAt: 'CI keeps the reports of its tests as artifacts, also when they fail.',
  needs: 'files',
  look: (repository) => repository.ci.flatMap((workflow) => lookAt(workflow, repository)),
}

const upload = `- uses: ${pinned(pins.uploadArtifact)}\n  if: always()\n  with:\n    name: test-results-\${{ github.job }}-\${{ strategy.job-index }}\n    path: '**/junit*.xml'`

/** A file that a test runner writes, or a folder of them. */
const isReport =
  /junit|test[-_ ]?(?:results?|reports?|output)|surefire|failsafe|results?\.(?:xml|json|tap|sarif)|reports?\.(?:xml|json|tap|sarif)|\.trx|\.sarif|\.tap\b|ctrf|test-results|build\/reports|\*\.xml/i
const runsTests = /\b(?:tests?|pytest|tox|nox|jest|vitest|mocha|check|verify|rspec|phpunit|ctest|gradlew?|mvnw?|cargo|make)\b/i
/** Conditions under which a step runs after one that has failed. */
const alsoAfterFailure = /always\(\)|failure\(\)|!\s*cancelled\(\)/

function lookAt(workflow: Workflow, repository: Repository): readonly Finding[] {
  const jobs = jobsOf(workflow, repository)
  const uploads = jobs.flatMap(({ file, job }) => job.steps.filter(isUploadOfReports).map((step) => ({ file, step })))
  const silent = uploads.filter(({ step }) => !alsoAfterFailure.test(step.if ?? ''))
  if (silent.length > 0) {
    return silent.map(({ file, step }) => ({
      severity: 'warning',
      place: placeIn(file, step.path),
      found: `\`${workflow.name}\` keeps \`${(step.with['path'] ?? '').trim().split('\n', 1)[0] ?? ''}\` only when all steps before have passed.`,
      means: 'When tests fail, their report is not there, and the loop has the logs alone.',
      mend: 'if: always()',
    }))
  }
  if (uploads.length > 0) return [ok(`\`${workflow.name}\` keeps its reports, also when tests fail.`, placeIn(workflow))]
  const testing = jobs.filter(({ job }) => job.steps.some(({ run }) => runsTests.test(run ?? '')))
  if (testing.length === 0) return []
  return [
    {
      severity: 'note',
      place: placeIn(workflow, ['jobs']),
      found: `\`${workflow.name}\` keeps no report of its tests (${listed(testing.map(({ job }) => job.id))}).`,
      means: 'The loop reads logs and annotations. A report in JUnit XML tells more surely which tests failed, and where.',
      mend: `Let the test runner write JUnit XML, then add as the last step:\n${upload}`,
    },
  ]
}

function isUploadOfReports({ uses, with: given }: Step): boolean {
  return uses?.startsWith('actions/upload-artifact@') === true && isReport.test(`${given['path'] ?? ''} ${given['name'] ?? ''}`)
}

/** The jobs of a workflow, and those of the workflows of this repository that it calls. */
function jobsOf(workflow: Workflow, { workflows }: Repository): readonly { readonly file: Workflow; readonly job: Job }[] {
  return workflow.jobs.flatMap((job) => {
    const called = workflows.find(({ file }) => job.uses === `./${file}`)
    return called === undefined || called === workflow ? [{ file: workflow, job }] : called.jobs.map((one) => ({ file: called, job: one }))
  })
}
