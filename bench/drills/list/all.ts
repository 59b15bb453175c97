import type { Drill } from '../drill.ts'
import { cutBodyOfGet, cutBodyOfPost, stalledBody } from './broken-bodies.ts'
import { corruptGzip, latin1 } from './encodings.ts'
import { fieldErrors, problemDetails, stalledRefusal } from './error-responses.ts'
import { copiedRedirect, nodeFetchPost } from './other-fetches.ts'
import { endlessPages } from './pages.ts'
import { dotSegments, emptySegment, missingParameter } from './path-parameters.ts'
import { abortedWait, failedPost } from './retries.ts'
import { printedToken, repeatedToken } from './secrets.ts'
import { fractionalWait, lostOrigin, shouldNotRetry } from './server-advice.ts'
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
  stalledRefusal,
  repeatedToken,
  problemDetails,
  fieldErrors,
  corruptGzip,
  latin1,
  fractionalWait,
  lostOrigin,
  shouldNotRetry,
  endlessPages,
  nodeFetchPost,
  copiedRedirect,
]
