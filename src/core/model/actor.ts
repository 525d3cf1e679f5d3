/** A person or program on GitHub, as GitHub names it. Only the permission API says what they may do. */
export interface Actor {
  readonly login: string
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin'
}

/** Who stands in for a deleted account; GitHub's own name for it. */
export const ghost: Actor = { login: 'ghost', type: 'Bot' }

/** Is this a program that the maintainer lists? A person of that name is none. */
export function isListed({ login, type }: Actor, listed: readonly string[]): boolean {
  return type === 'Bot' && listed.some((one) => isSameLogin(one, login))
}

/** GitHub compares logins without regard to case. */
export function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Is this how GitHub names an account? Nothing else may stand behind an `@`. */
export function isLogin(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/.test(text)
}
