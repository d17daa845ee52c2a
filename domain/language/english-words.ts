// Closed classes of English: what carries no meaning, and which way things go.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

export const ENGLISH_FUNCTION_WORDS = words(`
  a an the this that these those of to in on at by for from with into onto about as via per and or if
  when whether then than so is are was were be been being has have had do does did will would can could
  may might must shall should its it his her their our your they them he she we you i who which what
  where all any each both some such within through during after before until over under out up down
  additional relevant corresponding respective own
`)

export const ENGLISH_LIGHT_VERBS = words(
  'perform make carry conduct do execute take give get process handle go hold undergo undertake',
)

export const ENGLISH_NEGATIONS = words('not no without never cannot non')

export const ENGLISH_OUT = words(`
  send submit forward transmit deliver dispatch mail hand issue inform notify report ship provide
  return distribute publish
`)

export const ENGLISH_IN = words('receive get obtain accept collect fetch retrieve receipt')

/** Verbs that say no more than their noun beside what is done by saying so: who sends an invitation invites. */
export const ENGLISH_GIVING = words('send issue give')

/** Verbs that turn a decision into its passive: who receives a rejection is rejected. */
export const ENGLISH_GETTING = words('receive get obtain')

/** English nouns and the verb they stand for where the stemmer does not bring them together. */
export const ENGLISH_ACTS: ReadonlyMap<string, string> = new Map([
  ['decision', 'decide'],
  ['receipt', 'receive'],
  ['reception', 'receive'],
  ['submission', 'submit'],
  ['rejection', 'reject'],
  ['acceptance', 'accept'],
  ['admission', 'admit'],
  ['payment', 'pay'],
  ['choice', 'choose'],
  ['selection', 'select'],
  ['calculation', 'calculate'],
  ['sent', 'send'],
  ['paid', 'pay'],
  ['chosen', 'choose'],
  ['chose', 'choose'],
  ['held', 'hold'],
  ['made', 'make'],
  ['given', 'give'],
  ['taken', 'take'],
  ['written', 'write'],
  ['kept', 'keep'],
  ['shipment', 'ship'],
  ['delivery', 'deliver'],
  ['approval', 'approve'],
  ['renewal', 'renew'],
  ['refusal', 'refuse'],
  ['inquiry', 'inquire'],
  ['maintenance', 'maintain'],
  ['settlement', 'settle'],
])
