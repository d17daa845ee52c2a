export { EXTENSION } from './names.ts'
export type {
  BpmnReading,
  KeptCode,
  MendedCode,
  Refusal,
  RefusalCode,
  Remark,
  RemarkCode,
} from './outcome.ts'
export { type ReadOptions, readBpmn } from './read.ts'
export { writeBpmn } from './write.ts'
