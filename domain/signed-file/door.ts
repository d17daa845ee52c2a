// A process as one signed file for other alliances: written, checked and read, and whose keys are known.

export * from './known-key.ts'
export * from './signed-file.ts'
