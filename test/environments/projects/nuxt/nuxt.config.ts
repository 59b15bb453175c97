export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  devtools: { enabled: false },
  runtimeConfig: {
    valstormToken: '', // NUXT_VALSTORM_TOKEN
    public: { sandboxUrl: '' }, // NUXT_PUBLIC_SANDBOX_URL
  },
})
