// The parts of bpmn-js that are used here, as far as they are used. Its own types describe all of it, and
// most of that by `any`.

/** A part of the file in bpmn-js's hands. */
export interface Semantic {
  readonly id: string
  readonly $type: string
  readonly name?: string
  readonly attachedToRef?: Semantic
  readonly $parent?: Semantic
  readonly $instanceOf?: (type: string) => boolean
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where it is drawn. */
export interface Place {
  readonly bounds?: Box
  readonly waypoint?: readonly { readonly x: number; readonly y: number }[]
  readonly label?: { readonly bounds?: Box }
  readonly isExpanded?: boolean
}

/** What stands on the canvas. */
export interface Figure extends Box {
  id: string
  type: string
  businessObject: Semantic
  di: Place
  parent: Figure | null
  host?: Figure | null
  source?: Figure | null
  target?: Figure | null
  waypoints?: { x: number; y: number }[]
  label?: Figure
  labels?: Figure[]
  labelTarget?: Figure | null
  collapsed?: boolean
  hidden?: boolean
  children?: Figure[]
}

interface Viewbox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Services {
  readonly canvas: {
    readonly getRootElement: () => Figure
    readonly getRootElements: () => Figure[]
    readonly setRootElement: (root: Figure) => void
    readonly removeRootElement: (root: Figure) => void
    readonly findRoot: (element: Figure | string) => Figure | undefined
    readonly removeShape: (shape: Figure) => void
    readonly removeConnection: (connection: Figure) => void
    readonly viewbox: (box?: Viewbox) => Viewbox & {
      readonly scale: number
      /** What is drawn, and how large the canvas is on the screen. */
      readonly inner: Viewbox
      readonly outer: { readonly width: number; readonly height: number }
    }
    readonly zoom: (to: 'fit-viewport' | number, center?: 'auto') => number
    readonly focus: () => void
  }
  readonly elementRegistry: {
    readonly get: (id: string) => Figure | undefined
    readonly getAll: () => Figure[]
    readonly getGraphics: (id: string) => SVGElement | undefined
  }
  readonly eventBus: {
    readonly on: (events: string | string[], does: (event: Record<string, unknown>) => void) => void
    readonly fire: (event: string, details: object) => void
  }
  readonly bpmnImporter: {
    readonly add: (semantic: Semantic, place: Place, parent?: Figure) => Figure
    readonly addLabel: (semantic: Semantic, place: Place, figure: Figure) => Figure
  }
  readonly selection: {
    readonly get: () => Figure[]
    readonly select: (figures: Figure | Figure[] | null) => void
  }
  readonly moddle: {
    readonly fromXML: (xml: string) => Promise<{
      readonly rootElement: Definitions
      readonly elementsById: Readonly<Record<string, Semantic>>
    }>
  }
  readonly subprocessCompatibility: { readonly _handleImport: (definitions: Definitions) => void }
  readonly commandStack: { readonly clear: (isTold: boolean) => void }
  readonly dragging: { readonly context: () => unknown; readonly cancel: () => void }
  readonly directEditing: { readonly isActive: () => boolean; readonly complete: () => void }
  readonly minimap: { readonly toggle: () => void }
  readonly searchPad: { readonly toggle: () => void }
  readonly keyboard: {
    /** True from the listener: the key is used up. */
    readonly addListener: (
      listener: (event: { readonly keyEvent: KeyboardEvent }) => true | undefined,
    ) => void
  }
  readonly editorActions: {
    readonly unregister: (action: string) => void
    readonly register: (actions: Readonly<Record<string, () => void>>) => void
  }
}

export interface Definitions {
  readonly $type: string
  readonly diagrams?: readonly {
    readonly plane: { readonly bpmnElement?: Semantic }
  }[]
}

export interface BpmnJs {
  readonly get: <Name extends keyof Services>(name: Name) => Services[Name]
  readonly importXML: (xml: string) => Promise<{ readonly warnings: readonly unknown[] }>
  readonly saveXML: () => Promise<{ readonly xml?: string }>
  readonly destroy: () => void
  readonly _setDefinitions: (definitions: Definitions) => void
  /** Modellers only. */
  readonly _collectIds?: (
    definitions: Definitions,
    byId: Readonly<Record<string, Semantic>>,
  ) => void
}
