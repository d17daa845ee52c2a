export { EXTENSION } from './names.ts'
export { type BpmnOpening, type BpmnSource, isOpenable, openBpmn } from './open.ts'
export type {
  BpmnReading,
  KeptCode,
  MendedCode,
  Refusal,
  RefusalCode,
  Remark,
  RemarkCode,
} from './outcome.ts'
export { type PatchOptions, patchBpmn } from './patch/patch.ts'
export { repinned } from './patch/repinned.ts'
export { type ReadOptions, readBpmn } from './read.ts'
export { writeBpmn } from './write.ts'
