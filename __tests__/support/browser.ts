import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The browser of this machine; null where there is none. `BROWSER` names another one. */
export const browserPath = process.env['BROWSER'] ?? find()

/** Where a browser must be there, as in CI, its absence is a failure and no reason to skip. */
export const skipsBrowser = browserPath === null && process.env['BROWSER_TESTS'] !== 'required'

/** A headless browser. Its caller closes it. */
export async function openBrowser(): Promise<Browser> {
  if (browserPath === null)
    throw new Error('No Chromium is on the PATH, and BROWSER_TESTS=required asks for one: `apt-get install chromium` brings it on Debian.')
  // Root may not use the sandbox of Chromium; the pages are our own.
  return chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] })
}

function find(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      try {
        const path = join(folder, name)
        accessSync(path, constants.X_OK)
        return path
      } catch {
        continue
      }
    }
  }
  return null
}
