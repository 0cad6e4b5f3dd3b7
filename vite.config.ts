import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  publicDir: 'web/public',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // A component nobody uses in the browser (drawn on the server only) is left out with all it imports.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/web\/(?:design|portal|office)\/.*\.tsx?$/, sideEffects: false }] } },
  },
})
