// How much an upload may hold. Generous for real model collections, small enough that nobody fills
// the machine; every limit is checked while reading, never taken from what a file says of itself.

const MEGABYTE = 1024 * 1024

export interface UploadLimits {
  /** All parts of one upload as sent. */
  readonly uploadBytes: number
  /** All files of one upload after unpacking. */
  readonly unpackedBytes: number
  readonly fileBytes: number
  readonly entries: number
  /** Largest unpacked : packed size of one entry; asked only above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

export const UPLOAD_LIMITS: UploadLimits = {
  uploadBytes: 200 * MEGABYTE,
  unpackedBytes: 500 * MEGABYTE,
  fileBytes: 20 * MEGABYTE,
  entries: 5000,
  ratio: 100,
  ratioFromBytes: MEGABYTE,
}

/** Steps of one model; more are no process that people could read or draw. */
export const MOST_STEPS = 3000

/** One model is read in a worker that is ended after this time. */
export const READ_TIMEOUT_MS = 10_000
