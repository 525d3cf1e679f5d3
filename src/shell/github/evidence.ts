import pLimit from 'p-limit'
import { type CiCheck, type CiRun, isJobOf } from '../../core/model/ci.ts'
import type { Annotation, CheckOutput, Document, Evidence } from '../../core/model/evidence.ts'
import type { GitHub } from '../../ports/github.ts'
import { readArchive } from '../archive.ts'
import { fetchBounded } from './download.ts'
import { type Client, type Octokit, optional } from './client.ts'

type ApiArtifact = Awaited<ReturnType<Octokit['rest']['actions']['listWorkflowRunArtifacts']>>['data']['artifacts'][number]

/** Bounds of one turn: what lies beyond them is named as a gap, never passed over in silence. */
const limits = {
  artifactBytes: 20 * 1024 * 1024,
  artifacts: 30,
  logs: 20,
  logBytes: 16 * 1024 * 1024,
  annotations: 500,
  totalBytes: 128 * 1024 * 1024,
  downloads: 4,
}

interface Piece {
  readonly documents?: readonly Document[]
  readonly annotations?: readonly Annotation[]
  readonly gaps?: readonly string[]
}

/** What one turn may still hold in memory, and how many downloads it may have under way. */
interface Allowance {
  /** Runs a download that gives a piece, unless all that may be held is held. */
  take(what: string, download: () => Promise<Piece>): Promise<Piece>
}

/** Everything that the failed checks of a commit left behind. */
export function evidence(client: Client): Pick<GitHub, 'evidence' | 'gatherEvidence'> {
  return {
    evidence: (failedRuns, failedChecks) => gatherer(client, false)(failedRuns, failedChecks),
    gatherEvidence: ({ patient }) => gatherer(client, patient),
  }
}

/** Holds what it has read, within the bounds of one turn. */
function gatherer(client: Client, patient: boolean): GitHub['evidence'] {
  const allowance = openAllowance()
  const held: Required<Piece>[] = []
  const [seen, artifacts] = [new Set<string>(), new Set<number>()]
  let logs = 0
  return async (failedRuns, failedChecks): Promise<Evidence> => {
    const fresh = failedChecks.filter((check) => !seen.has(keyOf(check)))
    for (const check of fresh) seen.add(keyOf(check))
    const jobs = jobsOf(fresh)
    const readable = jobs.slice(0, Math.max(0, limits.logs - logs))
    logs += readable.length
    const pieces: readonly Piece[] = await Promise.all([
      ...fresh.filter((check) => check.annotations > 0).map((check) => annotationsOf(client, check)),
      ...failedRuns.map((run) => artifactsOf(client, { run, job: onlyJobOf(run, fresh), known: artifacts }, allowance)),
      ...readable.map((job) => allowance.take(`The log of ${job.name}`, () => logOf(client, job, patient))),
    ])
    const unread =
      jobs.length > readable.length
        ? [`The logs of ${jobs.length - readable.length} failed jobs were left out: only ${limits.logs} are read.`]
        : []
    held.push(...pieces.map(({ documents = [], annotations = [], gaps = [] }) => ({ documents, annotations, gaps })), {
      documents: [],
      annotations: [],
      gaps: unread,
    })
    return {
      documents: held.flatMap(({ documents }) => documents),
      annotations: held.flatMap(({ annotations }) => annotations),
      outputs: outputsOf(failedRuns, failedChecks),
      gaps: [...new Set(held.flatMap(({ gaps }) => gaps))],
    }
  }
}

/** A commit status has no id, and its name is its own. */
function keyOf({ id, name, app }: CiCheck): string {
  return id === null ? `${app} ${name}` : String(id)
}

function openAllowance(): Allowance {
  const queue = pLimit(limits.downloads)
  let held = 0
  return {
    take: (what, download) =>
      queue(async () => {
        if (held >= limits.totalBytes) return { gaps: [`${what} was left out: ${limits.totalBytes} bytes were read before it.`] }
        const piece = await download()
        for (const { chunks } of piece.documents ?? []) for (const chunk of chunks) held += chunk.byteLength
        return piece
      }),
  }
}

/** A failed run without a failed check broke before its first job: its own name is all there is. */
function outputsOf(failedRuns: readonly CiRun[], failedChecks: readonly CiCheck[]): readonly CheckOutput[] {
  const outputs = failedChecks.map(({ name, conclusion, title, summary, text }) => ({
    check: name,
    conclusion: conclusion ?? 'failure',
    title,
    summary,
    text,
  }))
  const silent = failedRuns.filter((run) => !failedChecks.some((check) => isJobOf(check, run)))
  return [
    ...outputs,
    ...silent.map((run) => ({
      check: run.name,
      conclusion: run.conclusion ?? 'failure',
      title: `The workflow ${run.path} ended as ${run.conclusion ?? 'failure'} before any job failed`,
      summary: null,
      text: null,
    })),
  ]
}

async function annotationsOf(client: Client, check: CiCheck): Promise<Piece> {
  const { octokit, owner, repo } = client
  if (check.id === null) return {}
  const id = check.id
  const found = await optional(client, `The annotations of ${check.name}`, () =>
    octokit.paginate(octokit.rest.checks.listAnnotations, { owner, repo, check_run_id: id, per_page: 100 }),
  )
  if (found === null) return { gaps: [`The annotations of ${check.name} could not be read.`] }
  return {
    annotations: found.slice(0, limits.annotations).map((annotation) => ({
      check: check.name,
      level:
        annotation.annotation_level === 'warning' || annotation.annotation_level === 'notice' ? annotation.annotation_level : 'failure',
      path: annotation.path,
      line: annotation.start_line,
      column: annotation.start_column,
      title: annotation.title,
      message: annotation.message ?? '',
    })),
    gaps:
      found.length > limits.annotations
        ? [`Only ${limits.annotations} of the ${found.length} annotations of ${check.name} were read.`]
        : [],
  }
}

interface Job {
  readonly id: number
  readonly name: string
}

/** A job's page ends in its id; for Actions it is the check run's id, too, as far as anybody has seen. */
function jobsOf(failedChecks: readonly CiCheck[]): readonly Job[] {
  return failedChecks.flatMap((check) => {
    if (check.app !== 'github-actions') return []
    const id = Number(/\/job\/(\d+)/.exec(check.url ?? '')?.[1] ?? check.id)
    return id > 0 ? [{ id, name: check.name }] : []
  })
}

async function logOf(client: Client, job: Job, patient: boolean): Promise<Piece> {
  const { owner, repo } = client
  const chunks = await fetchBounded(client, {
    route: `/repos/${owner}/${repo}/actions/jobs/${job.id}/logs`,
    what: `The log of ${job.name}`,
    maxBytes: limits.logBytes,
    keep: 'tail',
    patient,
  })
  if (chunks === null) return { gaps: [`The log of ${job.name} could not be read.`] }
  return {
    documents: [{ kind: 'log', path: job.name, job: job.name, chunks: chunks.chunks }],
    gaps: chunks.cut ? [`The log of ${job.name} is larger than ${limits.logBytes} bytes; its beginning was left out.`] : [],
  }
}

/** An artifact does not say which job made it; where only one failed, it was that one. */
function onlyJobOf(run: CiRun, failedChecks: readonly CiCheck[]): string | null {
  const own = failedChecks.filter((check) => isJobOf(check, run))
  return own.length === 1 ? (own[0]?.name ?? null) : null
}

interface Wanted {
  readonly run: CiRun
  readonly job: string | null
  /** Ids of artifacts that were looked at before; those of this call are added. */
  readonly known: Set<number>
}

async function artifactsOf(client: Client, { run, job, known }: Wanted, allowance: Allowance): Promise<Piece> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, `The artifacts of ${run.name}`, () =>
    octokit.rest.actions.listWorkflowRunArtifacts({ owner, repo, run_id: run.id, per_page: 100 }),
  )
  if (answer === null) return { gaps: [`The artifacts of ${run.name} could not be listed.`] }
  const { artifacts, total_count: total } = answer.data
  const current = artifacts.filter((artifact) => !artifact.expired && isOfAttempt(artifact, run) && !known.has(artifact.id))
  for (const { id } of current) known.add(id)
  const small = current.filter((artifact) => artifact.size_in_bytes <= limits.artifactBytes)
  const gaps = [
    ...current
      .filter((artifact) => !small.includes(artifact))
      .map((artifact) => `The artifact ${artifact.name} (${artifact.size_in_bytes} bytes) is too large to read.`),
    ...small
      .slice(limits.artifacts)
      .map((artifact) => `The artifact ${artifact.name} was left out: only ${limits.artifacts} of a run are read.`),
    ...(total > artifacts.length ? [`Only ${artifacts.length} of the ${total} artifacts of ${run.name} were looked at.`] : []),
  ]
  const read = await Promise.all(
    small
      .slice(0, limits.artifacts)
      .map((artifact) => allowance.take(`The artifact ${artifact.name}`, () => artifactOf(client, artifact, job))),
  )
  return { documents: read.flatMap((piece) => piece.documents ?? []), gaps: [...gaps, ...read.flatMap((piece) => piece.gaps ?? [])] }
}

/** Artifacts carry no attempt number; those of an earlier attempt are older than this attempt's start. */
function isOfAttempt(artifact: ApiArtifact, run: CiRun): boolean {
  return artifact.created_at === null || run.startedAt === null || Date.parse(artifact.created_at) >= Date.parse(run.startedAt)
}

async function artifactOf(client: Client, artifact: ApiArtifact, job: string | null): Promise<Piece> {
  const { owner, repo } = client
  const what = `The artifact ${artifact.name}`
  const download = await fetchBounded(client, {
    route: `/repos/${owner}/${repo}/actions/artifacts/${artifact.id}/zip`,
    what,
    maxBytes: limits.artifactBytes,
    keep: 'head',
  })
  if (download === null) return { gaps: [`${what} could not be read.`] }
  if (download.cut) return { gaps: [`${what} is larger than it said and was left out.`] }
  const { documents, warnings } = await readArchive(Buffer.concat(download.chunks))
  return {
    documents: documents.map((document) => ({ ...document, job: document.job ?? job })),
    gaps: warnings.map((warning) => `${what}: ${warning}`),
  }
}
