// How the label of a step could be said better, as a value to show: never applied by itself.

/** Why; the first reason comes first in the words of the label. */
export type LabelReason =
  /** A word that no list knows, and one typing error away the only one it can be. */
  | { readonly kind: 'spelling'; readonly from: string; readonly to: string }
  /** A noun or a passive where the verb says what is done. */
  | { readonly kind: 'verb'; readonly from: string; readonly to: string }
  /** Something is done, and nobody says to what. */
  | { readonly kind: 'object'; readonly verb: string }

export interface LabelFix {
  /** The whole label as it could be; '' where only a person can say what is missing. */
  readonly label: string
  readonly because: readonly LabelReason[]
}
