import * as v from 'valibot'
import { type Client, isForbidden, messageOf, statusOf } from './client.ts'
import { repeatIfLost } from './once.ts'
import { warnings } from '../../core/report/warnings.ts'

/** Asks GraphQL, and checks what comes. Only for what may be asked twice. */
export async function askGraphql<S extends v.GenericSchema>(
  client: Client,
  schema: S,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<v.InferOutput<S>> {
  return v.parse(schema, await repeatIfLost(client, () => client.octokit.graphql(query, variables)))
}

/** GraphQL refuses with an error in an answer that is fine in itself; a server without GraphQL has no such page. */
export function isRefusal(error: unknown): boolean {
  return isForbidden(error) || statusOf(error) === 404 || (isGraphqlError(error) && /not accessible|forbidden/i.test(messageOf(error)))
}

function isGraphqlError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'GraphqlResponseError'
}

/** The same for what can be done without: what the server cannot answer, or answers in another shape, gives null and a warning. */
export async function askIfPossible<S extends v.GenericSchema>(
  client: Client,
  what: string,
  schema: S,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<v.InferOutput<S> | null> {
  try {
    return await askGraphql(client, schema, query, variables)
  } catch (error) {
    client.log.warn(warnings.unavailable(what, error))
    return null
  }
}
