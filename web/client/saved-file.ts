// Files that the server makes when they are asked for. Behind a plain link a browser only says that it failed, or saves the
// answer that says why; asked for here, what went wrong can be told.

import { useMutation } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import { send } from './call.ts'
import { saveAs } from './save-as.ts'

/** As the server calls it; RFC 6266. */
const nameOf = (response: Response): string => {
  const [, name = ''] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? []
  return decodeURIComponent(name)
}

const saveFile = async (href: string): Promise<void> => {
  const response = await send(href)
  saveAs(await response.blob(), nameOf(response))
}

export const useSavedFile = () => {
  const { mutate, isPending, error, variables } = useMutation({ mutationFn: saveFile })
  return {
    isPending,
    error,
    again: () => variables !== undefined && mutate(variables),
    /** For a link to the file; opened another way, it stays a link. */
    linkTo: (href: string) => ({
      href,
      download: '',
      onClick: (event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        if (!isPending || variables !== href) mutate(href)
      },
    }),
  }
}
