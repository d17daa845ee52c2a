// The first file the browser runs.

// Must come before any schema is used: zod would otherwise try `new Function`, which our content
// security policy refuses and reports.
import './client/no-eval.ts'

import '@kern-ux/native/dist/kern.min.css'
import '@kern-ux/native/dist/fonts/fira-sans.css'
import './look/tokens.css'
import './look/base.css'
import './look/kern.css'
import './look/layout.css'
import './look/lists.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { texts } from './client/language.ts'
import { queryClient } from './client/queries.ts'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import { router } from './router.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  )
}
