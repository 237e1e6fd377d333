/// A size for people.
package enum ByteCount {
    /// Such as `812 bytes`, `3.4 KB`, `70 MB`; the same wherever it runs.
    package static func inWords(_ bytes: Int) -> String {
        guard bytes >= 1000 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
        var tenths = (bytes + 50) / 100
        var unit = 0
        while tenths >= 9995, unit < units.count - 1 {
            tenths = (tenths + 500) / 1000
            unit += 1
        }
        return tenths >= 100 ? "\((tenths + 5) / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }

    private static let units = ["KB", "MB", "GB", "TB"]
}
