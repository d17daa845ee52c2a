export { type EpmlOptions, type EpmlReading, type EpmlRemark, readEpml } from './read.ts'
