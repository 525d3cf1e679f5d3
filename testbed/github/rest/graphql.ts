import { accountOf } from './accounts.ts'
import { openPullNode, pullRequestNode } from './pull-standing.ts'
import type { PullState, State, Token } from '../state.ts'
import type * as GraphqlLibrary from 'graphql'
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'
import { reviewRoots } from './graphql-reviews.ts'
import { asRecord } from './schema.ts'

export interface GraphqlAnswer {
  readonly body: unknown
  readonly violations: readonly string[]
  readonly unscripted: readonly string[]
}

let schema: Promise<GraphQLSchema> | undefined

/** GitHub's schema has 1.5 MB; only who asks pays for it. */
function githubSchema(): Promise<GraphQLSchema> {
  schema ??= Promise.all([import('graphql'), import('@octokit/graphql-schema')]).then(([{ buildSchema }, { schema: text }]) =>
    buildSchema(text.idl, { assumeValid: true }),
  )
  return schema
}

/** What the git repository has to say to answer. */
export interface Repository {
  /** Tells where a ref points; null when there is none of that name. */
  resolve(ref: string): Promise<string | null>
  /** Null when it is not known. */
  mergeable(pull: PullState): Promise<boolean | null>
}

/** What the stand-in knows to answer; `viewer` is a user in the schema even when the token is an app's. */
function roots(state: State, token: Token, git: Repository): Record<string, unknown> {
  const { id, login } = accountOf(state, token.login)
  const headOf = (pull: PullState): Promise<string | null> =>
    Promise.resolve(
      pull.headSha ??
        git.resolve(pull.headRepository === state.repository ? `refs/heads/${pull.headBranch}` : `refs/pull/${pull.number}/head`),
    )
  const pullRequest = async ({ number }: { readonly number: number }): Promise<unknown> => {
    const pull = state.pulls.find((known) => known.number === number)
    if (pull === undefined) return null
    return pullRequestNode(state, pull, await headOf(pull), () => git.mergeable(pull))
  }
  const pullRequests = async ({ first, after }: { readonly first: number; readonly after: string | null }): Promise<unknown> => {
    const open = state.pulls.filter((pull) => pull.state === 'open')
    const from = Number(after ?? '0')
    const shown = await Promise.all(
      open.slice(from, from + first).map(async (pull) => openPullNode(state, pull, await headOf(pull), () => git.mergeable(pull))),
    )
    return { nodes: shown, pageInfo: { hasNextPage: from + first < open.length, endCursor: String(from + first) } }
  }
  const repository = ({ owner, name }: { readonly owner: string; readonly name: string }): unknown =>
    `${owner}/${name}` === state.repository
      ? { __typename: 'Repository', name, nameWithOwner: state.repository, pullRequest, pullRequests }
      : null
  return {
    ...reviewRoots(state, token),
    repository,
    viewer: { __typename: 'User', login, databaseId: id, id: `U_${id}`, url: `https://github.com/${login}` },
  }
}

interface Judged {
  readonly document: DocumentNode
  readonly errors: readonly GraphQLError[]
}

const judged = new Map<string, Judged>()

/** A query is the same text again and again, and to hold it against the whole schema takes milliseconds. */
function judge(source: string, schema: GraphQLSchema, { parse, validate }: typeof GraphqlLibrary): Judged {
  const known = judged.get(source)
  if (known !== undefined) return known
  const document = parse(source)
  const made = { document, errors: validate(schema, document) }
  judged.set(source, made)
  return made
}

/** Validates against GitHub's schema, then executes; a field without an answer is reported, not made up. */
export async function answerGraphql(state: State, token: Token, requestBody: unknown, repository: Repository): Promise<GraphqlAnswer> {
  const library = await import('graphql')
  const { execute, Kind } = library
  const { query, variables } = asRecord(requestBody)
  const source = typeof query === 'string' ? query : ''
  const known = await githubSchema()
  try {
    const { document, errors } = judge(source, known, library)
    if (errors.length > 0)
      return { body: { errors: errors.map((error) => error.toJSON()) }, violations: errors.map(({ message }) => message), unscripted: [] }
    const rootValue = roots(state, token, repository)
    const fields = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    )
    const unscripted = fields.flatMap((field) =>
      field.kind === Kind.FIELD && !field.name.value.startsWith('__') && !(field.name.value in rootValue) ? [field.name.value] : [],
    )
    const body = await execute({ schema: known, document, rootValue, variableValues: asRecord(variables) })
    return { body, violations: [], unscripted }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { body: { errors: [{ message }] }, violations: [message], unscripted: [] }
  }
}
