import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const { PLACE } = process.env
const bindings = {
  PLACE,
  VALSTORM_API_TOKEN: 'any',
  SANDBOX_URL: `${JSON.parse(PLACE).url}-app/list`,
}

export default defineConfig({
  plugins: [cloudflareTest({ miniflare: { compatibilityDate: '2026-11-01', bindings } })],
})
