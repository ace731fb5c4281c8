/** Builds the console (server/console) into dist/console: hashed, offline, nothing inline, each text file gzipped beside itself. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: new URL('server/console', import.meta.url).pathname,
  plugins: [
    vue(),
    // Only Element Plus is found by name, each component with its own CSS; the console's own parts are imported.
    components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    gzipped(),
  ],
  build: {
    outDir: new URL('dist/console', import.meta.url).pathname,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The content security policy allows no data: but images', and an inlined file is loaded with every page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/v1': { target: 'http://127.0.0.1:8080', ws: true }, '/docs': 'http://127.0.0.1:8080' },
  },
})

/** The service sends `x.js.gz` to whoever accepts it, so that nothing is compressed while people wait. */
function gzipped(): Plugin {
  let folder = ''
  return {
    name: 'gzipped',
    apply: 'build',
    configResolved({ build }) {
      folder = build.outDir
    },
    closeBundle() {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html|svg)$/.test(file)) continue
        const path = join(folder, file)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}
