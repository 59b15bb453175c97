import type { Client } from '../client.ts'

/** Loads each package only when it is selected. */
export const clients = {
  ours: async () => (await import('./ours.ts')).ours,
  openai: async () => (await import('./openai.ts')).openai,
  '@anthropic-ai/sdk': async () => (await import('./anthropic.ts')).anthropic,
  stripe: async () => (await import('./stripe.ts')).stripe,
  ky: async () => (await import('./ky.ts')).kyClient,
  '@epilot/sdk': async () => (await import('./epilot.ts')).epilot,
} satisfies Record<string, () => Promise<Client>>

export type ClientName = keyof typeof clients

export function isClientName(name: string): name is ClientName {
  return Object.hasOwn(clients, name)
}
