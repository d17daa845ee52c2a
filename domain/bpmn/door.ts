export {
  DEFAULT_LIMITS,
  type Limits,
  type Reading,
  type Refusal,
  type RefusalCode,
  type Remark,
  type RemarkCode,
} from './outcome.ts'
export { type BpmnReading, type ReadOptions, readBpmn } from './read.ts'
