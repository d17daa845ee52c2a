export { type Decoded, decode } from './decode.ts'
export { editXml, type XmlEditor, type XmlSource } from './edit.ts'
export { type Encoding, markOf } from './encode.ts'
export {
  DEFAULT_LIMITS,
  type Details,
  type Limits,
  type XmlRefusal,
  type XmlRefusalCode,
  type XmlRemark,
} from './outcome.ts'
export { type ForeignAttribute, flag, isFalse, isTrue, type XmlElement } from './parse.ts'
export { readXml, type XmlReading } from './read.ts'
export { element, writeXml, type XmlNode } from './write.ts'
