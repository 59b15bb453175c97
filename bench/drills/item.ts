import type { CannedResponse } from './server.ts'

export const ID = '1::2'

export const JSON_TYPE = { 'content-type': 'application/json' }

/** One body that every client accepts as an item or as a list. */
export const ITEM: CannedResponse = {
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({ id: ID, pipeline_id: ID, data: [], results: [] }),
}

export const CREATED: CannedResponse = { ...ITEM, status: 201 }

export function isItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'pipeline_id' in value && value.pipeline_id === ID
}
