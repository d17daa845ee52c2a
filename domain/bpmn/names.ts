// The namespaces of BPMN 2.0 files, and ours for what BPMN has no place for.

export const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
export const DIAGRAM = 'http://www.omg.org/spec/BPMN/20100524/DI'
export const DRAWING = 'http://www.omg.org/spec/DD/20100524/DI'
export const COMMON = 'http://www.omg.org/spec/DD/20100524/DC'
export const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'
export const COLOR = 'http://www.omg.org/spec/BPMN/non-normative/color/1.0'
export const BIOCOLOR = 'http://bpmn.io/schema/bpmn/biocolor/1.0'
export const XML = 'http://www.w3.org/XML/1998/namespace'
export const XHTML = 'http://www.w3.org/1999/xhtml'

/** Our extension namespace; its schema is docs/prozess-extension-1.xsd. */
export const EXTENSION = 'urn:prozessverbund:extension:1'

/** What we write as `exporter`: then the name of the definitions is the name of the process. */
export const EXPORTER = 'Prozessverbund'
