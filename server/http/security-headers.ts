// What browsers are told about every answer: load nothing from elsewhere, run no inline script, do not
// be framed, guess no types.

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

/** For files people uploaded or we made from them: shown, never run. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export const securityHeaders = (isHttps: boolean): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': PAGE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
})
