// Builds the pages into dist/web. No plug-in but React's; nothing is inlined, so that the strict
// content security policy needs no exception for scripts, styles or fonts.

import react from '@vitejs/plugin-react'
import { defineConfig, normalizePath } from 'vite'

// What only defines values does nothing by being loaded: what a page does not use of it stays out.
const VALUES = ['api', 'domain', 'texts'].map(
  (name) => `${normalizePath(import.meta.dirname)}/${name}/`,
)
const isValuesOnly = (id: string): boolean => VALUES.some((folder) => id.startsWith(folder))

export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !isValuesOnly(id) } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: 'http://127.0.0.1:4000', ws: true } },
  },
})
