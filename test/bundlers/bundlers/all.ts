import type { Bundler } from '../bundler.ts'
import { split, whole } from './esbuild.ts'
import { rolldown } from './rolldown.ts'
import { rollup } from './rollup.ts'
import { vite } from './vite.ts'
import { webpack } from './webpack.ts'

export const bundlers: readonly Bundler[] = [whole, split, rollup, vite, webpack, rolldown]
