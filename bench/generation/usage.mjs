// Imported into a generator's process and the processes that it starts: writes what each one used.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
  writeFileSync(
    `${process.env.USAGE_FOLDER}/${process.pid}.json`,
    JSON.stringify({ cpuSeconds, peakMiB: maxRSS / 1024 }),
  )
})
