// Refuses requests that another site's page makes a browser send. Browsers say where a request comes
// from (Sec-Fetch-Site, since 2023 all of them; before that Origin); programs say neither and carry no
// cookie by accident, so they may pass.

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface RequestOrigin {
  readonly method: string
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
}

/** Whether the request changes something and comes from a page that is not ours. */
export const isCrossSite = (request: RequestOrigin, publicUrl: string): boolean => {
  if (SAFE_METHODS.has(request.method)) return false
  if (request.fetchSite !== undefined) {
    return request.fetchSite !== 'same-origin' && request.fetchSite !== 'none'
  }
  if (request.origin === undefined) return false
  if (request.origin === new URL(publicUrl).origin) return false
  return !URL.canParse(request.origin) || new URL(request.origin).host !== request.host
}
