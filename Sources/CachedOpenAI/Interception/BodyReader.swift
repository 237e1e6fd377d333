import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The body of a request as `URLSession` hands it on: as data, or (on Apple's systems) as a stream.
    enum BodyReader {
        static func body(of request: URLRequest) -> Data? {
            if let body = request.httpBody { return body }
            guard let stream = request.httpBodyStream else { return nil }
            return contents(of: stream)
        }

        private static func contents(of stream: InputStream) -> Data {
            var data = Data()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            stream.open()
            defer { stream.close() }
            while true {
                let count = stream.read(&buffer, maxLength: buffer.count)
                if count <= 0 { return data }
                data.append(contentsOf: buffer[..<count])
            }
        }
    }
}
