// What a command may touch of the world. The program hands it in, a test hands in its own.

/** Somewhere to write text to; a terminal says so and tells its width. */
export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  /** Characters in a line, where it is a terminal. */
  readonly columns?: number | undefined
}

export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  /** Folder that relative paths start from. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The clock, for the date on a report. */
  readonly now: () => Date
}
