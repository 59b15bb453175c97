import type { Answer } from './server.ts'

export const ID = '1::2'

export const JSON_TYPE = { 'content-type': 'application/json' }

/** One body that every client can take for an item or for a list. */
export const ITEM: Answer = {
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({ id: ID, pipeline_id: ID, data: [], results: [] }),
}

export const CREATED: Answer = { ...ITEM, status: 201 }

export function isItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'pipeline_id' in value && value.pipeline_id === ID
}
