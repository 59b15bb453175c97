/** Bundles an app the way a user's production build would: minified, for browsers. */
export interface Bundler {
  readonly name: string
  readonly version: string
  /** Bundles the file `entry` into the folder `out`. */
  bundle(entry: string, out: string): Promise<void>
}
