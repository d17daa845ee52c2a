// The part of REUSE.toml (specification 3.3) that this repository uses: annotations with one path or a
// list of them. `*` stands for anything but a slash, `**` for anything, and the last fitting entry counts.

export interface Annotation {
  readonly paths: readonly string[]
  readonly copyright: string
  readonly licence: string
}

const strings = (text: string): readonly string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value = '']) => value)

const value = (block: string, key: string): string => {
  const found = block.match(new RegExp(`^${key}\\s*=\\s*(\\[[^\\]]*\\]|".*")\\s*$`, 'm'))
  return found?.[1] ?? ''
}

/** The annotations in order; throws when one lacks a path, a licence or a copyright line. */
export const readAnnotations = (toml: string): readonly Annotation[] =>
  toml
    .replace(/^\s*#.*$/gm, '')
    .split(/^\[\[annotations\]\]\s*$/m)
    .slice(1)
    .map((block) => {
      const paths = strings(value(block, 'path'))
      const [copyright] = strings(value(block, 'SPDX-FileCopyrightText'))
      const [licence] = strings(value(block, 'SPDX-License-Identifier'))
      if (paths.length === 0 || !copyright || !licence) {
        throw new Error(`REUSE.toml: an entry lacks path, copyright or licence:\n${block.trim()}`)
      }
      return { paths, copyright, licence }
    })

export const matches = (glob: string, path: string): boolean => {
  const pattern = glob
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${pattern}$`).test(path)
}

export const annotationOf = (
  annotations: readonly Annotation[],
  path: string,
): Annotation | undefined =>
  annotations.findLast(({ paths }) => paths.some((glob) => matches(glob, path)))
