// The reader's language and colours: remembered in this browser only, applied to the document at once.

import { createPageTexts, LANGUAGES, type Language } from '#texts'
import { queryClient } from './queries.ts'

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

const remember = (name: string, value: string) => {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

const isLanguage = (text: string | null): text is Language =>
  LANGUAGES.some((language) => language === text)

const firstLanguage = (): Language => {
  const chosen = read('language')
  if (isLanguage(chosen)) return chosen
  // German first: English only for those whose browser knows no German.
  return navigator.languages.some((one) => one.toLowerCase().startsWith('de')) ? 'de' : 'en'
}

/** Pictures and downloads carry no header of ours, so the server learns the language from a cookie. */
const tell = (language: Language) => {
  document.documentElement.lang = language
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `prozess_language=${language}; path=/; max-age=31536000; samesite=lax`
}

export const texts = createPageTexts(firstLanguage())
tell(texts.language === 'en' ? 'en' : 'de')

export const setLanguage = async (language: Language): Promise<void> => {
  remember('language', language)
  tell(language)
  await texts.changeLanguage(language)
  // Findings and reasons come from the server in the reader's language.
  await queryClient.invalidateQueries()
}

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

export const currentTheme = (): Theme => {
  const chosen = read('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

const applyTheme = () => {
  const theme = currentTheme()
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches)
  document.documentElement.dataset.kernTheme = isDark ? 'dark' : 'light'
}

systemIsDark.addEventListener('change', applyTheme)
applyTheme()

// Paper is white.
addEventListener('beforeprint', () => {
  document.documentElement.dataset.kernTheme = 'light'
})
addEventListener('afterprint', applyTheme)

export const setTheme = (theme: Theme): void => {
  remember('theme', theme)
  applyTheme()
}
