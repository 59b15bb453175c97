import type { Settings } from './options.ts'
import type { Taken } from './store.ts'
import type { RateLimit } from './window.ts'

/** The keys under which a store counts a tenant's request, with their limits. */
function keysOf(api: string, tenant: string | undefined, { limits = [], perTenant }: Settings) {
  const own: [string, readonly RateLimit[]] = [
    tenant === undefined ? api : `${api}:${encodeURIComponent(tenant)}`,
    perTenant?.limits ?? [],
  ]
  if (tenant === undefined && !perTenant) return [[api, limits]] as const
  return limits.length ? ([own, [`${api}:`, limits]] as const) : ([own] as const)
}

/** Counts a request under all of its keys or none. */
export async function takeFromStore(
  api: string,
  tenant: string | undefined,
  settings: Settings,
): Promise<Taken | number> {
  const all: Taken[] = []
  const giveBack = () => {
    for (const each of all) each.giveBack()
  }
  for (const [key, limits] of keysOf(api, tenant, settings)) {
    const taken = await settings.store?.take(key, limits)
    if (typeof taken === 'number') {
      giveBack()
      return taken
    }
    if (taken) all.push(taken)
  }
  return {
    giveBack,
    end() {
      for (const each of all) each.end()
    },
  }
}

/** Holds a tenant's requests in every process. */
export function holdInStore(api: string, tenant: string | undefined, settings: Settings, ms: number): void {
  const [[key, limits]] = keysOf(api, tenant, settings)
  settings.store?.hold(key, limits, Math.min(ms, settings.maxHoldMs))
}
