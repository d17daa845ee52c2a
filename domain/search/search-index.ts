// Cosine search by an inverted index that changes with every save. Postings carry impacts made once, a
// weight over the length of its document, in eight bits; the rarest terms are read first until a budget
// of postings is spent, and the likeliest documents are scored exactly (Anh and Moffat, "Pruned query
// evaluation using pre-computed impacts", SIGIR 2006; going on with what is found when the budget is
// spent: Moffat and Zobel, "Self-indexing inverted files", 1996). We deviate: lists are unordered, so
// that adding is an append, and the exact score is the cosine with tf-idf, whose idf is always today's.
// Without a budget every document that shares a term is scored. Cost: postings of the query's terms up
// to the budget, terms of the candidates; eight bytes a posting.

import { bestOf } from './best.ts'
import {
  addList,
  bytesOf,
  type Lists,
  listOf,
  makeLists,
  pushTo,
  setList,
  takeFrom,
  trimLists,
} from './lists.ts'
import { makeVocabulary } from './nearest-words.ts'
import { type Query, quantised, sortedTerms, WEIGHT_STEPS } from './query.ts'
import type { Terms, TermsOf } from './terms.ts'

export interface Hit {
  readonly id: string
  /** Cosine, 0 to 1. */
  readonly score: number
  /** How much of what was asked is met, 0 to 1, rare words counting more. */
  readonly covered: number
  /** Words both have, most telling first. */
  readonly sharedTerms: readonly string[]
}

export interface SearchOptions {
  readonly top: number
  /** Postings read before only what is found already is looked at; `Infinity` leaves nothing out. */
  readonly budget?: number
  /** Documents scored exactly; `Infinity` for all that share a term. */
  readonly candidates?: number
  /** Only what is covered as well as the best is, give or take; for searching by words. */
  readonly isStrict?: boolean
}

export interface NearTerm {
  readonly term: string
  readonly errors: number
}

/** An index that can be asked and changed; what it answers depends on what is in it, not on how it came in. */
export interface SearchIndex {
  readonly size: () => number
  readonly has: (id: string) => boolean
  /** Adds a document or replaces it. */
  readonly put: (document: TermsOf) => void
  /** Takes a document out; nothing happens where it is not in. */
  readonly remove: (id: string) => void
  readonly search: (query: Query, options: SearchOptions) => readonly Hit[]
  /** How telling a term is: from about .7 (everywhere) upwards. */
  readonly idf: (term: string) => number
  readonly knows: (term: string) => boolean
  /** Words in it that are spelt almost like this one: fewest errors first, then most used. */
  readonly near: (word: string) => readonly NearTerm[]
  /** Words in it that begin so, most used first. */
  readonly beginningWith: (beginning: string, most: number) => readonly string[]
  /** The terms of a document, as they are kept; undefined where it is not in. */
  readonly termsOf: (id: string) => Terms | undefined
  /** What is in it; weights as they are kept. */
  readonly documents: () => Iterable<TermsOf>
  /** Lets go of room kept for growing; worth it once after much was added. */
  readonly trim: () => void
  /** Bytes of its arrays; names and terms come on top. */
  readonly bytes: () => number
}

/** A small library looks at its words as if it stood among a thousand other processes; otherwise nine
 * variants of one piece of work would make its own words look common. */
const BACKGROUND = 1000
const BUDGET = 250_000
const CANDIDATES = 400
/** Documents and terms are numbered in 24 bits beside an eight-bit weight. */
const MOST_NUMBERS = 2 ** 24
/** What is covered by less than the best by more than this is left out of a strict search. */
const COVER_TOLERANCE = 0.12
const SHOWN_TERMS = 6

interface Scratch {
  found: Float32Array
  touched: Uint32Array
  places: Uint32Array
}

interface Found {
  readonly slot: number
  readonly score: number
  readonly covered: number
}

const widened = <T extends Float64Array | Uint32Array>(
  array: T,
  needed: number,
  make: (size: number) => T,
): T => {
  if (needed <= array.length) return array
  const next = make(needed + (needed >> 1) + 16)
  next.set(array)
  return next
}

export const makeSearchIndex = (): SearchIndex => {
  const slots = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const free: number[] = []
  const termNumbers = new Map<string, number>()
  const terms: string[] = []
  const vocabulary = makeVocabulary()
  /** Of each term, slot and impact; of each slot, term and weight in the order of the terms' spelling. */
  const postings: Lists = makeLists(true)
  const forward: Lists = makeLists(false)
  // What depends on how often terms occur is made when asked for and good until the next change.
  let epoch = 1
  let idfs = new Float64Array(16)
  let idfEpochs = new Uint32Array(16)
  let norms = new Float64Array(16)
  let normEpochs = new Uint32Array(16)
  const scratch: Scratch = {
    found: new Float32Array(0),
    touched: new Uint32Array(0),
    places: new Uint32Array(0),
  }

  const frequency = (term: number): number => postings.lengths[term] ?? 0

  const idfOfFrequency = (count: number): number =>
    Math.log(1 + (slots.size + BACKGROUND) / (1 + count))

  const idfAt = (term: number): number => {
    if (idfEpochs[term] !== epoch) {
      idfs[term] = idfOfFrequency(frequency(term))
      idfEpochs[term] = epoch
    }
    return idfs[term] ?? 0
  }

  const normAt = (slot: number): number => {
    if (normEpochs[slot] !== epoch) {
      const start = forward.starts[slot] ?? 0
      const end = start + (forward.lengths[slot] ?? 0)
      let sum = 0
      for (let at = start; at < end; at += 1) {
        const packed = forward.values[at] ?? 0
        const weight = ((packed & 255) / WEIGHT_STEPS) * idfAt(packed >>> 8)
        sum += weight * weight
      }
      norms[slot] = Math.sqrt(sum)
      normEpochs[slot] = epoch
    }
    return norms[slot] ?? 0
  }

  const numberOf = (term: string): number => {
    let number = termNumbers.get(term)
    if (number === undefined) {
      number = addList(postings)
      if (number >= MOST_NUMBERS) throw new Error('search/too-many-terms')
      termNumbers.set(term, number)
      terms.push(term)
      idfs = widened(idfs, terms.length, (size) => new Float64Array(size))
      idfEpochs = widened(idfEpochs, terms.length, (size) => new Uint32Array(size))
    }
    return number
  }

  const remove = (id: string): void => {
    const slot = slots.get(id)
    if (slot === undefined) return
    for (const packed of listOf(forward, slot)) {
      const term = packed >>> 8
      const list = listOf(postings, term)
      // What was added last is taken out most often.
      let at = list.length - 1
      while (at >= 0 && (list[at] ?? 0) >>> 8 !== slot) at -= 1
      takeFrom(postings, term, at)
    }
    setList(forward, slot, [])
    slots.delete(id)
    ids[slot] = undefined
    free.push(slot)
    epoch += 1
  }

  const freshSlot = (): number => {
    const slot = free.pop() ?? addList(forward)
    if (slot >= MOST_NUMBERS) throw new Error('search/too-many-documents')
    norms = widened(norms, slot + 1, (size) => new Float64Array(size))
    normEpochs = widened(normEpochs, slot + 1, (size) => new Uint32Array(size))
    return slot
  }

  const put = ({ id, terms: own }: TermsOf): void => {
    remove(id)
    const slot = freshSlot()
    const packed = sortedTerms(own).map(
      ([term, weight]) => ((numberOf(term) << 8) | quantised(weight)) >>> 0,
    )
    setList(forward, slot, packed)
    let length = 0
    for (const one of packed) length += (one & 255) ** 2
    length = Math.sqrt(length)
    for (const one of packed) {
      const impact = Math.max(1, Math.round(((one & 255) / length) * 255))
      pushTo(postings, one >>> 8, ((slot << 8) | impact) >>> 0)
    }
    slots.set(id, slot)
    ids[slot] = id
    epoch += 1
  }

  const isBefore = (a: number, b: number): boolean => (ids[a] ?? '') < (ids[b] ?? '')

  /** The asked terms that are in the index, by number, those that say most first. */
  const known = (query: Query) =>
    query.terms
      .flatMap((asked) => {
        const number = termNumbers.get(asked.term)
        if (number === undefined || frequency(number) === 0) return []
        const idf = idfAt(number)
        return [{ ...asked, number, idf, factor: asked.weight * idf * idf }]
      })
      .sort((a, b) => b.factor - a.factor || (a.term < b.term ? -1 : a.term > b.term ? 1 : 0))

  type Known = ReturnType<typeof known>

  /** Slots that share a term, as far as the budget goes, with a first guess of their scores. */
  const collect = (asked: Known, budget: number): number => {
    if (scratch.found.length < forward.count) {
      scratch.found = new Float32Array(forward.count + (forward.count >> 2))
      scratch.touched = new Uint32Array(scratch.found.length)
    }
    const { found, touched } = scratch
    const { values } = postings
    let count = 0
    let spent = 0
    for (const { number, factor } of asked) {
      const length = frequency(number)
      if (spent > 0 && spent + length > budget) continue
      spent += length
      const start = postings.starts[number] ?? 0
      for (let at = start; at < start + length; at += 1) {
        const posting = values[at] ?? 0
        const slot = posting >>> 8
        const before = found[slot] ?? 0
        if (before === 0) {
          touched[count] = slot
          count += 1
        }
        found[slot] = before + factor * (posting & 255)
      }
    }
    return count
  }

  /** What the words of a query weigh together, and how long it is as a vector. */
  const measure = ({ groups, ways, terms: own }: Query) => {
    const norms = new Float64Array(ways.length)
    const weights = new Float64Array(ways.length)
    for (const { term, weight, way, share } of own) {
      const number = termNumbers.get(term)
      const idf = number === undefined ? idfOfFrequency(0) : idfAt(number)
      norms[way] = (norms[way] ?? 0) + (weight * idf) ** 2
      weights[way] = (weights[way] ?? 0) + share * idf
    }
    const groupNorms = new Float64Array(groups)
    const groupWeights = new Float64Array(groups)
    ways.forEach(({ group }, way) => {
      groupNorms[group] = Math.max(groupNorms[group] ?? 0, norms[way] ?? 0)
      groupWeights[group] = Math.max(groupWeights[group] ?? 0, weights[way] ?? 0)
    })
    const sum = (values: Float64Array) => values.reduce((before, one) => before + one, 0)
    return { groupWeights, length: Math.sqrt(sum(groupNorms)), weight: sum(groupWeights) }
  }

  /** Scores documents exactly; `done` must be called when all are. Nothing is allocated for a document. */
  const scorerOf = (query: Query, asked: Known) => {
    const { groupWeights, length: queryLength, weight: allWeight } = measure(query)
    if (scratch.places.length < terms.length) scratch.places = new Uint32Array(idfs.length)
    const { places } = scratch
    // Asked terms by number, counted from 1; several of one term are chained.
    const chained = new Uint32Array(asked.length + 1)
    const wayOf = new Uint32Array(asked.length + 1)
    const factors = new Float64Array(asked.length + 1)
    const shares = new Float64Array(asked.length + 1)
    asked.forEach(({ number, way, factor, share }, index) => {
      const place = index + 1
      chained[place] = places[number] ?? 0
      places[number] = place
      wayOf[place] = way
      factors[place] = factor
      shares[place] = share
    })
    const ways = query.ways.length
    const groupOf = Uint32Array.from(query.ways, ({ group }) => group)
    const trusts = Float64Array.from(query.ways, ({ trust }) => trust)
    const wayScores = new Float64Array(ways)
    const wayShares = new Float64Array(ways)
    const bestScores = new Float64Array(query.groups)
    const bestCovers = new Float64Array(query.groups)
    const { values } = forward
    const score = (slot: number): Found => {
      wayScores.fill(0)
      wayShares.fill(0)
      bestScores.fill(0)
      bestCovers.fill(0)
      const start = forward.starts[slot] ?? 0
      const end = start + (forward.lengths[slot] ?? 0)
      for (let at = start; at < end; at += 1) {
        const packed = values[at] ?? 0
        const weight = (packed & 255) / WEIGHT_STEPS
        for (let place = places[packed >>> 8] ?? 0; place > 0; place = chained[place] ?? 0) {
          const way = wayOf[place] ?? 0
          wayScores[way] = (wayScores[way] ?? 0) + (factors[place] ?? 0) * weight
          wayShares[way] = (wayShares[way] ?? 0) + (shares[place] ?? 0)
        }
      }
      for (let way = 0; way < ways; way += 1) {
        const own = wayScores[way] ?? 0
        if (own === 0) continue
        const group = groupOf[way] ?? 0
        const cover = (trusts[way] ?? 0) * Math.min(1, wayShares[way] ?? 0)
        if (cover > (bestCovers[group] ?? 0)) bestCovers[group] = cover
        if (own > (bestScores[group] ?? 0)) bestScores[group] = own
      }
      let dot = 0
      let covered = 0
      for (let group = 0; group < query.groups; group += 1) {
        dot += bestScores[group] ?? 0
        covered += (bestCovers[group] ?? 0) * (groupWeights[group] ?? 0)
      }
      const length = queryLength * normAt(slot)
      return {
        slot,
        score: length === 0 ? 0 : Math.min(1, dot / length),
        covered: allWeight === 0 ? 0 : covered / allWeight,
      }
    }
    const done = () => {
      for (const { number } of asked) places[number] = 0
    }
    return { score, done }
  }

  const sharedOf = (slot: number, asked: Known): readonly string[] => {
    const own = new Set([...listOf(forward, slot)].map((packed) => packed >>> 8))
    return [...new Set(asked.filter(({ number }) => own.has(number)))]
      .filter(({ term }) => !term.startsWith('+'))
      .sort((a, b) => b.idf - a.idf || (a.term < b.term ? -1 : 1))
      .map(({ term }) => term)
      .filter((term, at, all) => all.indexOf(term) === at)
      .slice(0, SHOWN_TERMS)
  }

  const search = (query: Query, options: SearchOptions): readonly Hit[] => {
    const { top, budget = BUDGET, candidates = CANDIDATES, isStrict = false } = options
    const asked = known(query)
    const count = collect(asked, budget)
    const { found, touched } = scratch
    const chosen = bestOf(
      count,
      Math.max(top, candidates),
      (index) => touched[index] ?? 0,
      (slot) => found[slot] ?? 0,
      isBefore,
    )
    for (let index = 0; index < count; index += 1) found[touched[index] ?? 0] = 0
    const scorer = scorerOf(query, asked)
    const scored = chosen.map(scorer.score).filter((one) => one.score > 0)
    scorer.done()
    const bestCover = isStrict ? scored.reduce((most, one) => Math.max(most, one.covered), 0) : 0
    const order = (a: Found, b: Found): number =>
      b.score - a.score || (isBefore(a.slot, b.slot) ? -1 : 1)
    return scored
      .filter(({ covered }) => covered >= bestCover - COVER_TOLERANCE)
      .sort(order)
      .slice(0, top)
      .map(({ slot, ...rest }) => ({
        id: ids[slot] ?? '',
        ...rest,
        sharedTerms: sharedOf(slot, asked),
      }))
  }

  const termsIn = (slot: number): Terms =>
    Object.fromEntries(
      [...listOf(forward, slot)].map((packed) => [
        terms[packed >>> 8] ?? '',
        (packed & 255) / WEIGHT_STEPS,
      ]),
    )

  function* documents(): Iterable<TermsOf> {
    for (const [id, slot] of slots) yield { id, terms: termsIn(slot) }
  }

  const byUse = (a: number, b: number): number =>
    frequency(b) - frequency(a) || ((terms[a] ?? '') < (terms[b] ?? '') ? -1 : 1)

  return {
    size: () => slots.size,
    has: (id) => slots.has(id),
    put,
    remove,
    search,
    idf: (term) => idfOfFrequency(frequency(termNumbers.get(term) ?? -1)),
    knows: (term) => frequency(termNumbers.get(term) ?? -1) > 0,
    near: (word) =>
      vocabulary
        .near(word, terms)
        .filter(({ at }) => frequency(at) > 0)
        .sort((a, b) => a.errors - b.errors || byUse(a.at, b.at))
        .map(({ at, errors }) => ({ term: terms[at] ?? '', errors })),
    beginningWith: (beginning, most) =>
      terms
        .flatMap((term, at) => (term.startsWith(beginning) && frequency(at) > 0 ? [at] : []))
        .sort(byUse)
        .slice(0, most)
        .map((at) => terms[at] ?? ''),
    termsOf: (id) => {
      const slot = slots.get(id)
      return slot === undefined ? undefined : termsIn(slot)
    },
    documents,
    trim: () => {
      trimLists(postings)
      trimLists(forward)
    },
    bytes: () =>
      bytesOf(postings) +
      bytesOf(forward) +
      12 * (idfs.length + norms.length) +
      8 * scratch.found.length +
      4 * scratch.places.length,
  }
}
