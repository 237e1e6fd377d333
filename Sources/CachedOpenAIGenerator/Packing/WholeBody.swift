import Foundation

/// A body as a dictionary's key. Foundation's own hash looks at the first 80 bytes, which most requests have in common.
struct WholeBody: Hashable {
    let data: Data

    func hash(into hasher: inout Hasher) {
        data.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
