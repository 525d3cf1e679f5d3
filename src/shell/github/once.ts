import { type Client, isLost } from './client.ts'

const mostTries = 3

/** For what may safely be asked twice. */
export async function repeatIfLost<T>(client: Client, call: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call()
    } catch (error) {
      if (!isLost(error) || tried >= mostTries) throw error
      await client.clock.wait(tried)
    }
  }
}

/** Creates something once: after a lost answer it looks whether it stands there before it tries again. `find` gives null where it does not. */
export async function createOnce<T>(client: Client, create: () => Promise<T>, find: () => Promise<T | null>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await create()
    } catch (error) {
      if (!isLost(error) || tried >= mostTries) throw error
      await client.clock.wait(tried)
      const standing = await find()
      if (standing !== null) return standing
    }
  }
}
