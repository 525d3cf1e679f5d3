import type { RemarkReply } from './session.ts'

/**
 * What a change came to at the place of a remark, by the lines alone. `applied`: its suggestion stands there now; `unknown`: its
 * file was changed, and nobody can tell whether that place was.
 */
export type Addressed = 'applied' | 'touched' | 'untouched' | 'unknown'

/** Do the lines show that the change is for what was said there, and does the agent not say otherwise? */
export function isAddressed({ came, reply }: { readonly came: Addressed; readonly reply: Pick<RemarkReply, 'done'> | null }): boolean {
  return (came === 'applied' || came === 'touched') && reply?.done !== false
}
