// What the benchmark compares with of bpmn-moddle; the package brings no types.

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: object }>
    toXML(rootElement: object): Promise<{ readonly xml: string }>
  }
}
