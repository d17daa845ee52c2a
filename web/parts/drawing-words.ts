// What drawings say themselves, in the reader's language.

import { useTranslation } from 'react-i18next'
import type { DrawingWords } from '#drawing'
import { pageAreas } from '#texts'

export const useDrawingWords = (): DrawingWords => {
  const { i18n } = useTranslation()
  return pageAreas.drawing[i18n.language === 'en' ? 'en' : 'de']
}
