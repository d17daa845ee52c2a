// Which language a person on this machine reads: what they ask for, else what the machine says, else German.

type Environment = Readonly<Record<string, string | undefined>>

export const languageOf = (
  asked: string | undefined,
  env: Environment,
): 'de' | 'en' | undefined => {
  if (asked !== undefined) return asked === 'de' || asked === 'en' ? asked : undefined
  const machine = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return machine.toLowerCase().startsWith('en') ? 'en' : 'de'
}
