// What the benchmark compares with of bpmn-auto-layout; the package brings no types.

declare module 'bpmn-auto-layout' {
  export const layoutProcess: (xml: string) => Promise<string>
}
