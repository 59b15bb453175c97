import { operations as environments } from '../apis/environments/index.ts'
import { operations as pipelines } from '../apis/pipelines/index.ts'
import { operations as sandbox } from '../apis/sandbox/index.ts'

/** The operations of every group, by name. */
export const groups = { sandbox, environments, pipelines } as const

/** Name of a group. */
export type Group = keyof typeof groups
