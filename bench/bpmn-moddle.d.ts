// The one function of bpmn-moddle that the benchmark compares with; the package brings no types.

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: object }>
  }
}
