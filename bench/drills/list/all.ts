import type { Drill } from '../drill.ts'
import { cutBodyOfGet, cutBodyOfPost, stalledBody } from './broken-bodies.ts'
import { dotSegments, emptySegment, missingParameter } from './path-parameters.ts'
import { abortedWait, failedPost } from './retries.ts'
import { printedToken } from './secrets.ts'
import { brokenJson, emptyRefusal, htmlPage } from './wrong-bodies.ts'

/** In the order of their numbers. */
export const drills: readonly Drill[] = [
  stalledBody,
  cutBodyOfPost,
  cutBodyOfGet,
  abortedWait,
  failedPost,
  htmlPage,
  brokenJson,
  emptyRefusal,
  printedToken,
  dotSegments,
  emptySegment,
  missingParameter,
]
