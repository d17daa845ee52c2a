// Real material for tests lies outside the repository, because most of it may not be copied. A test
// that needs it says so and is skipped with one line when it is absent.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of the real test data, or undefined. Set `PROZESS_TEST_DATA` to enable those tests. */
export const testData = process.env.PROZESS_TEST_DATA

/** Path inside the test data, or undefined where it is not there. */
export const testDataPath = (...parts: readonly string[]): string | undefined => {
  if (!testData) return undefined
  const path = join(testData, ...parts)
  return existsSync(path) ? path : undefined
}

/** All .bpmn files below a folder, sorted; [] where there is no folder. */
export const modelsIn = (folder: string | undefined): readonly string[] =>
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.bpmn'))
        .sort()
        .map((name) => join(folder, name))
