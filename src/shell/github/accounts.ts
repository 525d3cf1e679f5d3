import * as v from 'valibot'
import { type Actor, ghost } from '../../core/model/actor.ts'

/** An account as REST tells of it. One that is gone, whatever the API's types promise, counts as a program. */
export function accountOf(user: { readonly login: string; readonly type?: string } | null): Actor {
  return user === null ? ghost : { login: user.login, type: user.type === 'User' ? 'User' : 'Bot' }
}

/** The number of a comment or a review as GraphQL tells it: a string, for it may be large. */
export const databaseId = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.safeInteger())

/** An account as GraphQL tells of it. */
export const accountSchema = v.object({ __typename: v.string(), login: v.string() })

/** GraphQL calls a program by its name alone, everything else calls it `name[bot]`. */
export function actorOf({ __typename: type, login }: v.InferOutput<typeof accountSchema>): Actor {
  return type === 'User' ? { login, type } : { login: type === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login, type: 'Bot' }
}
