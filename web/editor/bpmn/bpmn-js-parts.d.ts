// Parts of bpmn-js that come without types of their own, as far as they are used here.

declare module 'diagram-js-minimap' {
  const minimap: Record<string, never>
  export = minimap
}
declare module 'bpmn-js-color-picker' {
  const colors: Record<string, never>
  export = colors
}
declare module 'bpmn-js-native-copy-paste' {
  const nativeCopyPaste: Record<string, never>
  export = nativeCopyPaste
}
declare module 'bpmn-js-i18n/translations/de.js' {
  const words: Readonly<Record<string, string>>
  export = words
}
