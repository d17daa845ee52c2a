// English verbs that labels of processes begin with. A label whose first word is none of them is not
// taken for an instruction: "Order approval" must not become "orders approval".

const REGULAR =
  'accelerate accept access acknowledge acquire activate adapt add address adjust administer advise agree aggregate align allocate allow analyse analyze announce answer append apply appoint appraise approve archive arrange ask assemble assess assign assist attach attend audit authorise authorize authenticate await award balance bill block book browse calculate call cancel categorise categorize certify change charge check clarify classify clean clear close code collate collect combine comment commit compare compile complete compute conclude conduct confirm configure consider consolidate consult contact continue control convert coordinate copy correct create customise customize debit decide decline define delegate delete deliver demand deny deploy describe design destroy detect determine develop diagnose disable discuss dismiss dispatch display dispose distribute document download draft edit elicit email employ enable endorse enrol enroll enquire enter escalate establish estimate evaluate examine exchange execute explain export extend extract fetch file fill finalise finalize fix follow forecast format forward fulfil fulfill gather generate grant greet grade group handle identify implement import improve include inform initiate inquire insert inspect install instruct integrate interview introduce invite invoice issue label launch list load locate log mail maintain manage map mark measure merge mention monitor move negotiate notify observe obtain offer open operate optimise order organise organize pack package park pay perform pick place plan post prepare present print prioritise prioritize process procure produce propose provide publish purchase qualify query question rank rate reassign receive recommend reconcile record recruit redirect refer refine refund refuse register reject release remind remove renew repair repeat replace reply report request require reschedule reserve resolve respond restart restore retrieve return review revise revoke route save scan schedule score screen search secure select separate serve settle share ship sign simulate solve sort specify start stop store submit suggest summarise summarize supervise supply support suspend sync test track trade train transfer transform translate transmit transport treat trigger type update upload use validate verify view visit wait warn weigh welcome'
const IRREGULAR: Readonly<Record<string, string>> = {
  become: 'become',
  begin: 'begun',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  choose: 'chosen',
  do: 'done',
  draw: 'drawn',
  find: 'found',
  get: 'got',
  give: 'given',
  go: 'gone',
  hand: 'handed',
  hold: 'held',
  keep: 'kept',
  lay: 'laid',
  lead: 'led',
  let: 'let',
  make: 'made',
  meet: 'met',
  pay: 'paid',
  put: 'put',
  read: 'read',
  run: 'run',
  see: 'seen',
  seek: 'sought',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  show: 'shown',
  speak: 'spoken',
  split: 'split',
  take: 'taken',
  talk: 'talked',
  tell: 'told',
  undertake: 'undertaken',
  withdraw: 'withdrawn',
  write: 'written',
  end: 'ended',
  obtain: 'obtained',
  look: 'looked',
}

/** The last consonant is written twice. */
const DOUBLED = new Set(
  'stop plan ship log map scan format commit refer submit transfer enrol fulfil label cancel control'.split(
    ' ',
  ),
)
/** British English doubles these; the participle is written as there. */
const PAST: Readonly<Record<string, string>> = {
  format: 'formatted',
  label: 'labelled',
  cancel: 'cancelled',
}

export interface EnglishVerb {
  readonly base: string
  /** checks, files, does. */
  readonly third: string
  /** checked, sent. */
  readonly participle: string
}

const thirdOf = (base: string): string => {
  if (base === 'do' || base === 'go' || /(s|x|z|ch|sh)$/.test(base)) return `${base}es`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
}

const participleOf = (base: string): string => {
  const known = IRREGULAR[base] ?? PAST[base]
  if (known) return known
  if (DOUBLED.has(base)) return `${base}${base.at(-1) ?? ''}ed`
  if (base.endsWith('e')) return `${base}d`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
}

/** Base forms. */
export const ENGLISH_VERBS: ReadonlySet<string> = new Set([
  ...REGULAR.split(' '),
  ...Object.keys(IRREGULAR),
])

export const readEnglishVerb = (word: string): EnglishVerb | undefined =>
  ENGLISH_VERBS.has(word)
    ? { base: word, third: thirdOf(word), participle: participleOf(word) }
    : undefined

/** Verbs that are nouns as well; in the middle of a label nobody can tell which is meant. */
export const ALSO_NOUNS = new Set(
  'access address award balance bill book call change charge check claim code comment contact control copy debit demand design document download draft email estimate exchange export file fix forecast format grade group import interview invoice issue label list load log mail map mark measure offer order package park post present print process purchase query question rank rate record release repair reply report request return review route scan schedule score search share ship sign start stop store supply support test track train transfer transport update upload use view visit welcome work plan trade type end hand lead look meet pay run set show split talk'.split(
    ' ',
  ),
)

/** Without object even where there is one in the passive: "is waited for" nobody says. */
export const NO_PASSIVE = new Set(
  'wait get go become talk look respond reply agree apply decide speak follow'.split(' '),
)

/** Make sense without an object. */
export const STANDS_ALONE = new Set(
  'wait talk look respond reply agree apply decide register pay check search negotiate coordinate go speak meet consult comment contribute enquire inquire attend log vote enrol enroll report follow continue start stop ask communicate sign'.split(
    ' ',
  ),
)

/** Stand right behind the verb and belong to it: set up, fill in. */
export const PARTICLES = new Set('up out in off on over down back away'.split(' '))
