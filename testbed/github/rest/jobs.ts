import { createHash } from 'node:crypto'
import { stableId } from './accounts.ts'
import { type Call, type Hub, notFound, numberParam, ok, type Operation, paged, textParam } from './reply.ts'
import { findRun, newestFirst, runOf, workflowOf } from './runs.ts'
import type { ArtifactState, JobState } from '../state.ts'

/** Null when its run is gone. */
function jobObject(hub: Hub, job: JobState): Record<string, unknown> | null {
  const run = runOf(hub.state, job.run)
  if (run === undefined) return null
  const { id, name, status, conclusion, startedAt, completedAt, attempt } = job
  const steps = job.steps.map((step) => ({
    name: step.name,
    status: step.conclusion === null ? 'queued' : 'completed',
    conclusion: step.conclusion,
    number: step.number,
    started_at: step.startedAt,
    completed_at: step.completedAt,
  }))
  const api = `${hub.apiUrl}/repos/${hub.state.repository}`
  const urls = {
    url: `${api}/actions/jobs/${id}`,
    run_url: `${api}/actions/runs/${run.id}`,
    check_run_url: `${api}/check-runs/${id}`,
    html_url: `${hub.serverUrl}/${hub.state.repository}/actions/runs/${run.id}/job/${id}`,
  }
  const what = {
    id,
    node_id: `CR_${id}`,
    run_id: run.id,
    run_attempt: attempt,
    name,
    workflow_name: workflowOf(hub, run)?.name ?? '',
    head_branch: run.headBranch,
    head_sha: run.headSha,
    status,
    conclusion,
  }
  return {
    ...hub.schema.example('actions/get-job-for-workflow-run', 200),
    ...what,
    ...urls,
    steps,
    created_at: startedAt,
    started_at: startedAt,
    completed_at: completedAt,
  }
}

/** The newest attempt of each job: a rerun of failed jobs leaves the others as they were. */
function latest(jobs: readonly JobState[]): readonly JobState[] {
  return jobs.filter((job) => !jobs.some(({ name, attempt }) => name === job.name && attempt > job.attempt))
}

const listJobs: Operation = (call, hub) => {
  const run = findRun(call, hub)
  if (run === undefined) return notFound
  const jobs = hub.state.jobs.filter((job) => job.run === run.id)
  return paged(call, hub, call.query['filter'] === 'all' ? jobs : latest(jobs), (job) => jobObject(hub, job), 'jobs')
}

/** A rerun of failed jobs carries the others over, so each attempt lists all of them. */
const listJobsOfAttempt: Operation = (call, hub) => {
  const run = findRun(call, hub)
  const attempt = numberParam(call, 'attempt_number')
  if (run === undefined || attempt > run.attempt) return notFound
  return paged(
    call,
    hub,
    latest(hub.state.jobs.filter((job) => job.run === run.id && job.attempt <= attempt)),
    (job) => jobObject(hub, job),
    'jobs',
  )
}

function findJob(call: Call, hub: Hub): JobState | undefined {
  const wanted = numberParam(call, 'job_id')
  return hub.state.jobs.find(({ id }) => id === wanted)
}

const getJob: Operation = (call, hub) => {
  const job = findJob(call, hub)
  const body = job === undefined ? null : jobObject(hub, job)
  return body === null ? notFound : ok(body)
}

const getLog: Operation = (call, hub) => {
  const log = findJob(call, hub)?.log ?? null
  return log === null ? notFound : { status: 302, headers: { location: hub.offer(Buffer.from(log), 'text/plain; charset=utf-8') } }
}

function artifactObject(hub: Hub, artifact: ArtifactState): Record<string, unknown> {
  const { id, name, bytes, createdAt, expired } = artifact
  const run = hub.state.runs.find((candidate) => candidate.id === artifact.run)
  const url = `${hub.apiUrl}/repos/${hub.state.repository}/actions/artifacts/${id}`
  const repository = stableId(hub.state.repository)
  const origin =
    run === undefined
      ? null
      : {
          id: run.id,
          repository_id: repository,
          head_repository_id: stableId(run.headRepository),
          head_branch: run.headBranch,
          head_sha: run.headSha,
        }
  const what = {
    id,
    node_id: `A_${id}`,
    name,
    size_in_bytes: bytes.byteLength,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    expired,
  }
  return {
    ...hub.schema.exampleItem('actions/list-workflow-run-artifacts', 'artifacts'),
    ...what,
    url,
    archive_download_url: `${url}/zip`,
    created_at: createdAt,
    updated_at: createdAt,
    workflow_run: origin,
  }
}

const listArtifacts: Operation = (call, hub) => {
  const run = findRun(call, hub)
  if (run === undefined) return notFound
  const { name } = call.query
  const artifacts = hub.state.artifacts.filter((artifact) => artifact.run === run.id && (name === undefined || artifact.name === name))
  return paged(call, hub, artifacts.toSorted(newestFirst), (artifact) => artifactObject(hub, artifact), 'artifacts')
}

const getArtifact: Operation = (call, hub) => {
  const artifact = hub.state.artifacts.find(({ id }) => id === numberParam(call, 'artifact_id'))
  if (artifact === undefined || textParam(call, 'archive_format') !== 'zip') return notFound
  if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired', documentation_url: 'https://docs.github.com/rest' } }
  return { status: 302, headers: { location: hub.offer(artifact.bytes, 'application/zip') } }
}

export const jobOperations: Readonly<Record<string, Operation>> = {
  'actions/list-jobs-for-workflow-run': listJobs,
  'actions/list-jobs-for-workflow-run-attempt': listJobsOfAttempt,
  'actions/get-job-for-workflow-run': getJob,
  'actions/download-job-logs-for-workflow-run': getLog,
  'actions/list-workflow-run-artifacts': listArtifacts,
  'actions/download-artifact': getArtifact,
}
