// publiccode.yml, checked against what its standard demands (version 0.4, core).

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { areas, LANGUAGES } from '#texts'
import { readText, root } from './house/files.ts'

const CATEGORIES = [
  'business-process-management',
  'workflow-management',
  'collaboration',
  'knowledge-management',
  'data-visualization',
  'document-management',
  'project-collaboration',
]

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const path = z.string().refine((value) => existsSync(join(root, value)), 'a file that is there')

const description = z.strictObject({
  localisedName: z.string().optional(),
  genericName: z.string().max(35).optional(),
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  documentation: z.url().optional(),
  features: z.array(z.string().max(100)).min(1),
  screenshots: z.array(path).optional(),
})

const dependency = z.strictObject({
  name: z.string(),
  versionMin: z.string().optional(),
  versionMax: z.string().optional(),
  version: z.string().optional(),
  optional: z.boolean().optional(),
})

const publiccode = z.strictObject({
  publiccodeYmlVersion: z.string().regex(/^0\.[4-9](\.\d+)?$/),
  name: z.string().min(1),
  url: z.url(),
  landingURL: z.url().optional(),
  softwareVersion: z.string().optional(),
  releaseDate: date.optional(),
  logo: path.optional(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.enum(CATEGORIES)).min(1),
  usedBy: z.array(z.string()).optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[a-z]{2}$/)),
    scope: z.array(z.string()),
  }),
  description: z.record(z.string().regex(/^[a-z]{2}$/), description),
  legal: z.strictObject({ license: z.string(), mainCopyrightOwner: z.string().optional() }),
  maintenance: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.enum(['internal', 'community']),
      contacts: z.array(z.strictObject({ name: z.string(), email: z.email().optional() })).min(1),
    }),
    z.strictObject({ type: z.literal('none') }),
  ]),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).min(1),
  }),
  dependsOn: z.strictObject({ open: z.array(dependency) }).optional(),
})

describe('publiccode.yml', () => {
  const content: unknown = parse(readText('publiccode.yml'))

  it('has every field the standard demands, and none it does not know', () => {
    const result = publiccode.safeParse(content)
    expect(result.error?.issues ?? []).toEqual([])
  })

  it('says what the project says elsewhere: licence, languages, version', () => {
    const value = publiccode.parse(content)
    const manifest = JSON.parse(readText('package.json'))
    expect(value.legal.license).toBe(manifest.license)
    expect(value.localisation.availableLanguages).toEqual([...LANGUAGES])
    expect(Object.keys(value.description).sort()).toEqual([...LANGUAGES].sort())
    if (value.softwareVersion) expect(value.softwareVersion).toBe(manifest.version)
    for (const texts of Object.values(areas)) expect(Object.keys(texts)).toEqual([...LANGUAGES])
  })

  it('would be refused without a licence', () => {
    const { legal: _, ...rest } = publiccode.parse(content)
    expect(publiccode.safeParse(rest).success).toBe(false)
  })
})
