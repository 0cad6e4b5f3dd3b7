import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // What parses uploads in a worker is the server's; a page that names its capability must not fail to build for it.
  worker: { format: 'es' },
  publicDir: 'web/public',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // A component nobody uses in the browser (drawn on the server only) is left out with all it imports; so is what a page
    // does not use of a package.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/(?:web\/(?:design|portal|office)|packages|server)\/.*\.tsx?$/, sideEffects: false }] } },
  },
})
