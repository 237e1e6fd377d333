import Foundation

/// How a file on disk begins, by which it is told what it is.
package enum FirstBytes {
    /// So many, or as many as there are; none if it can't be read.
    package static func of(_ file: URL, _ count: Int) -> Data {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return Data() }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: count)) ?? Data()
    }
}
