// Runs before the first paint, so that nobody sees the wrong colours for a moment.
;(() => {
  let wanted = 'system'
  let language = ''
  try {
    wanted = localStorage.getItem('theme') || 'system'
    language = localStorage.getItem('language') || ''
  } catch {
    // Storage may be forbidden; the system's choice is used then.
  }
  const isDark =
    wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.kernTheme = isDark ? 'dark' : 'light'
  if (language) document.documentElement.lang = language
})()
