import Foundation

/// A number with its unit.
struct Quantity: Sendable, CustomStringConvertible {
    let value: Double
    private let unit: Unit

    private enum Unit {
        case seconds, bytes
    }

    static func seconds(_ value: Double) -> Quantity { Quantity(value: value, unit: .seconds) }
    static func bytes(_ value: Double) -> Quantity { Quantity(value: value, unit: .bytes) }

    var description: String {
        switch unit {
        case .seconds: scaled([(1, "s"), (1e-3, "ms"), (1e-6, "µs")])
        case .bytes: scaled([(1e6, "MB"), (1e3, "KB"), (1, "B")])
        }
    }

    private func scaled(_ scales: [(size: Double, name: String)]) -> String {
        let scale = scales.first { value >= $0.size } ?? scales[scales.count - 1]
        return String(format: "%.1f ", value / scale.size) + scale.name
    }
}
