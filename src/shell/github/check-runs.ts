import { RequestError } from '@octokit/request-error'
import type { CheckNote, CheckRun, StandingCheck } from '../../core/model/check-run.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { Warning } from '../../core/model/warning.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { GitHub } from '../../ports/github.ts'
import { type Client, isForbidden, isLost, optional, type Octokit, statusOf } from './client.ts'
import type { Identity } from './comments.ts'

type Output = NonNullable<NonNullable<Parameters<Octokit['rest']['checks']['create']>[0]>['output']>

/** GitHub takes so many remarks with one request. */
const notesEach = 50
const mostTries = 3

/**
 * The check runs that the loop shows itself in. All of it can be done without: what cannot be written is warned of, and after
 * the word that the token may not write any, none is tried again.
 */
export function checkRuns(client: Client, identity: () => Promise<Identity>): Pick<GitHub, 'writeCheck' | 'ownChecks'> {
  let isRefused = false
  const ownChecks: GitHub['ownChecks'] = async (commit, name) => (isRefused ? [] : listOwn(client, identity, commit, name))
  const create = async (check: CheckRun): Promise<number> => {
    const { octokit, owner, repo, clock } = client
    for (let tried = 1; ; tried += 1) {
      try {
        const { data } = await octokit.rest.checks.create({
          owner,
          repo,
          head_sha: check.commit,
          ...fieldsOf(check, check.notes.slice(0, notesEach)),
        })
        return data.id
      } catch (error) {
        if (!isLost(error) || tried >= mostTries) throw error
        await clock.wait(tried)
        const standing = (await ownChecks(check.commit, check.name)).find(({ key }) => key === check.key)
        if (standing !== undefined) return standing.id
      }
    }
  }
  return {
    ownChecks,
    writeCheck: async (id, check) => {
      if (isRefused) return null
      try {
        const written = id ?? (await create(check))
        for (let from = id === null ? notesEach : 0; from === 0 || from < check.notes.length; from += notesEach)
          await update(client, written, check, from)
        return written
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
        isRefused = isRefusal(error)
        client.log.warn(isRefused ? refusalOf(error) : warnings.checkUnwritten(check.name, error))
        return null
      }
    },
  }
}

/** Remarks are only ever added, so after a lost answer it is looked whether they came through. */
async function update({ octokit, owner, repo, clock }: Client, id: number, check: CheckRun, from: number): Promise<void> {
  const notes = check.notes.slice(from, from + notesEach)
  for (let tried = 1; ; tried += 1) {
    try {
      await octokit.rest.checks.update({ owner, repo, check_run_id: id, ...fieldsOf(check, notes) })
      return
    } catch (error) {
      if (!isLost(error) || tried >= mostTries) throw error
      await clock.wait(tried)
      if (notes.length === 0) continue
      const { data } = await octokit.rest.checks.get({ owner, repo, check_run_id: id })
      if (data.output.annotations_count >= from + notes.length) return
    }
  }
}

function fieldsOf({ name, key, url, conclusion, title, summary }: CheckRun, notes: readonly CheckNote[]) {
  const annotations = notes.map(({ file, line, title: head, message }) => ({
    path: file,
    start_line: line,
    end_line: line,
    annotation_level: 'notice' as const,
    title: head,
    message,
  }))
  const output: Output = { title, summary, ...(annotations.length === 0 ? {} : { annotations }) }
  const state = conclusion === null ? ({ status: 'in_progress' } as const) : ({ status: 'completed', conclusion } as const)
  return { name, external_id: key, details_url: url, ...state, output }
}

/** Others may write checks of the same name; an App can change its own alone. */
async function listOwn(client: Client, identity: () => Promise<Identity>, commit: Sha, name: string): Promise<readonly StandingCheck[]> {
  const { octokit, owner, repo } = client
  const answer = await optional(client, `The check \`${name}\``, () =>
    octokit.rest.checks.listForRef({ owner, repo, ref: commit, check_name: name, filter: 'all', per_page: 100 }),
  )
  const slug = await identity().then(
    ({ login }) => login.replace(/\[bot\]$/, ''),
    () => null,
  )
  const own = (answer?.data.check_runs ?? []).filter(
    ({ app, external_id: key }) => app?.slug === slug && key?.startsWith('codality:') === true,
  )
  return own.map(({ id, external_id: key, status, conclusion, output }) => ({
    id,
    key: key ?? '',
    conclusion,
    isDone: status === 'completed',
    title: output.title ?? '',
    summary: output.summary ?? '',
  }))
}

/** The token of a person is told so in words of its own. */
function isRefusal(error: RequestError): boolean {
  return isForbidden(error) || (statusOf(error) === 403 && isOfPerson(error))
}

function isOfPerson(error: RequestError): boolean {
  return /authenticate via a GitHub App/i.test(error.message)
}

function refusalOf(error: RequestError): Warning {
  return isOfPerson(error) ? warnings.checksLeftOutForPerson() : warnings.checksLeftOut()
}
