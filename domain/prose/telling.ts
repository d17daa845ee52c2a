// What is asked for one step, and what comes back, whatever the tongue.

export interface Telling {
  readonly label: string
  /** '' where nobody is named. */
  readonly actor: string
  /** Whether the actor was the subject of the sentence before. */
  readonly isSameActor: boolean
  /** "Danach", "In 45 % der Fälle"; '' for none. */
  readonly front: string
  /** Said in brackets where the front finds no place. */
  readonly aside: string
}

export interface StepSentence {
  readonly text: string
  /** 'quoted' where the label's grammar was not sure and it stands as it is. */
  readonly kind: 'sentence' | 'quoted'
}
