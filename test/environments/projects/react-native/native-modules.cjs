// The native modules that React Native's setup needs, each based on Node.
const { randomUUID } = require('node:crypto')
const http = require('node:http')

/** `emit` raises a device event; `toJs` creates a value that the app can keep. */
exports.createNativeModules = ({ emit, toJs }) => {
  const blobs = new Map()
  const bytesOf = ({ blobId, offset = 0, size }) => {
    const bytes = blobs.get(blobId)
    return bytes.subarray(offset, size === undefined ? bytes.length : offset + size)
  }
  return {
    Networking: createNetworking(emit, blobs, bytesOf),
    BlobModule: {
      getConstants: () => toJs({ BLOB_URI_SCHEME: 'blob', BLOB_URI_HOST: null }),
      addNetworkingHandler() {},
      createFromParts(parts, id) {
        const bytes = parts.map(({ type, data }) => (type === 'string' ? Buffer.from(data) : bytesOf(data)))
        blobs.set(id, Buffer.concat(bytes))
      },
      release: (id) => blobs.delete(id),
    },
    NativePerformanceCxx: { now: () => performance.now(), timeOrigin: () => performance.timeOrigin },
    FileReaderModule: {
      readAsText: async (blob) => bytesOf(blob).toString(),
      readAsDataURL: async (blob) =>
        `data:application/octet-stream;base64,${bytesOf(blob).toString('base64')}`,
    },
  }
}

function createNetworking(emit, blobs, bytesOf) {
  const requests = new Map()
  /** The form of a response, by the type that XMLHttpRequest asks for. */
  const formats = {
    text: (bytes) => bytes.toString(),
    base64: (bytes) => bytes.toString('base64'),
    blob(bytes) {
      const blobId = randomUUID()
      blobs.set(blobId, bytes)
      return { blobId, offset: 0, size: bytes.length }
    },
  }
  return {
    sendRequest({ method, url, data, headers, responseType }, tellId) {
      const id = requests.size + 1
      const end = (error) => emit('didCompleteNetworkResponse', [id, error?.message ?? null, false])
      const request = http.request(url, { method, headers })
      requests.set(id, request)
      request.on('error', end).on('response', (response) => {
        const chunks = []
        emit('didReceiveNetworkResponse', [id, response.statusCode, response.headers, url])
        response.on('data', (chunk) => chunks.push(chunk)).on('error', end)
        response.on('end', () => {
          emit('didReceiveNetworkData', [id, formats[responseType](Buffer.concat(chunks))])
          end()
        })
      })
      request.end(data.blob ? bytesOf(data.blob) : (data.string ?? Buffer.from(data.base64 ?? '', 'base64')))
      tellId(id)
    },
    abortRequest: (id) => requests.get(id).destroy(),
    addListener() {},
    removeListeners() {},
  }
}
