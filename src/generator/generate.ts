import { generateChecks } from './checks/generate-checks.ts'
import { publicNames } from './document/names.ts'
import { Findings, SpecProblem, SpecProblems } from './document/problem.ts'
import { printMocks } from './mocks/print-mocks.ts'
import { printMockSkeleton } from './mocks/print-skeleton.ts'
import type { Group } from './model.ts'
import { generateTypes } from './print/generate-types.ts'
import { printIndex } from './print/print-index.ts'
import { printOperations } from './print/print-operations.ts'
import { printTypes } from './print/print-types.ts'
import type { Split } from './print/split/file-names.ts'
import { printSplit } from './print/split/print-split.ts'
import { type ReadOptions, readGroup } from './read/read-group.ts'
import { printReference } from './reference/print-reference.ts'
import { generateSchemas } from './schemas/generate-schemas.ts'
import type { PageTarget, Target } from './target.ts'
import type { Enums } from './views/views.ts'

/** One document and what to generate from it. */
export interface Job extends ReadOptions {
  /** Path or URL of the document. */
  readonly source: string
  /** Leaves out what can't be expressed and continues with the rest. */
  readonly skip?: boolean
  /** Decides what to generate once the group's name is known. */
  readonly outputs: (group: Group) => Outputs
}

/** Path of each file of a group; files without a path are not generated. */
export interface Outputs {
  readonly types: string
  readonly operations: string
  /** Which operations get their own file (default: none). */
  readonly split?: Split | undefined
  readonly schemas?: string | undefined
  readonly checks?: string | undefined
  readonly index?: string | undefined
  readonly reference?: string | undefined
  /** Whether enums in responses allow other values (default: open). */
  readonly enums?: Enums | undefined
  /** A mock that responds with the document's examples, and the seed of generated values (default: 1). */
  readonly mocks?: { readonly path: string; readonly seed?: number | undefined } | undefined
  /** A skeleton for a stateful mock, written once: its path, and the generated files relative to it. */
  readonly mockSkeleton?: { readonly path: string; readonly from: string } | undefined
  readonly target: Target
  readonly pages: PageTarget
}

/** The result for one document. */
export interface Outcome {
  readonly group: Group
  /** Why operations were left out. */
  readonly skipped: readonly SpecProblem[]
}

export interface Generated {
  /** Files to write, by path. */
  readonly files: ReadonlyMap<string, string>
  /** Files to write only if they don't exist yet, by path. */
  readonly once: ReadonlyMap<string, string>
  readonly outcomes: readonly Outcome[]
}

/**
 * Generates the files of every document without writing them. Throws SpecProblems with the problems of all documents
 * if something can't be expressed.
 */
export async function generate(
  jobs: readonly Job[],
  onBegin: (job: Job) => void = () => {},
): Promise<Generated> {
  const files = new Map<string, string>()
  const once = new Map<string, string>()
  const outcomes: Outcome[] = []
  const findings = new Findings()
  for (const job of jobs) {
    onBegin(job)
    try {
      const outcome = await readJob(job)
      const { group } = outcome
      const outputs = job.outputs(group)
      const { mockSkeleton, target } = outputs
      const add = (path: string, content: string, to: Map<string, string>) => {
        if (files.has(path) || once.has(path)) {
          const reason = `writes ${path}, like another document; set another name or folder for one of them`
          throw new SpecProblem({ file: group.document.file, pointer: '' }, reason)
        }
        to.set(path, content)
      }
      for (const [path, content] of filesOf(group, outputs)) add(path, content, files)
      if (mockSkeleton) add(mockSkeleton.path, printMockSkeleton(group, target, mockSkeleton.from), once)
      outcomes.push(outcome)
    } catch (error) {
      findings.add(error)
    }
  }
  findings.done()
  return { files, once, outcomes }
}

/** Reads a job's document; with `skip`, without what can't be expressed. */
export async function readJob({ source, skip, ...options }: Job): Promise<Outcome> {
  try {
    return { group: await readGroup(source, options), skipped: [] }
  } catch (error) {
    if (!(error instanceof SpecProblems && error.areSkippable && skip)) throw error
    const added = error.problems.flatMap(({ operation }) => operation ?? [])
    const skips = new Set([...(options.skips ?? []), ...added])
    return { group: await readGroup(source, { ...options, skips }), skipped: error.problems }
  }
}

function filesOf(group: Group, outputs: Outputs): [path: string, content: string][] {
  const { target, pages, schemas, checks, index, reference, mocks, split } = outputs
  const reserved = publicNames()
  const types = generateTypes(group, reserved, outputs.enums)
  const files: [path: string, content: string][] =
    split === undefined
      ? [
          [outputs.types, printTypes(group, types, target)],
          [outputs.operations, printOperations(group, types, target)],
        ]
      : [...printSplit(group, types, target, split, pages.module)].map(([path, text]) => [
          outputs.operations.replace(/[^/]*$/, path),
          text,
        ])
  if (schemas !== undefined) files.push([schemas, generateSchemas(group, reserved, target)])
  if (checks !== undefined) files.push([checks, generateChecks(group, reserved, target)])
  if (index !== undefined) files.push([index, printIndex(group, target, pages.module, split !== undefined)])
  if (reference !== undefined) files.push([reference, printReference(group, types, target, pages)])
  if (mocks !== undefined) files.push([mocks.path, printMocks(group, target, mocks.seed)])
  return files
}
