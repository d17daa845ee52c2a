// Two people who act on the same state at once: what each writes has the next number, and a number is given once.

import { isTaken } from '../store/error-code.ts'
import { Refused } from './context.ts'

/** Who comes second is told to look again. */
export const firstComes = async <Result>(written: Promise<Result>): Promise<Result> => {
  try {
    return await written
  } catch (error) {
    throw isTaken(error) ? new Refused('conflict/changed-meanwhile') : error
  }
}
