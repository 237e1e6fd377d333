import Foundation

/// A number with its unit.
struct Quantity: Sendable, CustomStringConvertible {
    let value: Double
    private let unit: Unit

    private enum Unit {
        case seconds, bytes, count
    }

    static func seconds(_ value: Double) -> Quantity { Quantity(value: value, unit: .seconds) }
    static func bytes(_ value: Double) -> Quantity { Quantity(value: value, unit: .bytes) }
    static func count(_ value: Double) -> Quantity { Quantity(value: value, unit: .count) }

    var description: String {
        switch unit {
        case .seconds: scaled([(1, "s"), (1e-3, "ms"), (1e-6, "µs")])
        case .bytes: scaled([(1e6, "MB"), (1e3, "KB"), (1, "B")])
        case .count: String(format: "%.0f", value)
        }
    }

    private func scaled(_ scales: [(size: Double, name: String)]) -> String {
        let scale = scales.first { value >= $0.size } ?? scales[scales.count - 1]
        return String(format: "%.1f ", value / scale.size) + scale.name
    }
}
