import ArgumentParser

/// A number of bytes, such as `100MB`.
package struct ByteSize: ExpressibleByArgument, CustomStringConvertible {
    package let count: Int

    private static let units = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10), ("B", 1)]

    package init(count: Int) {
        self.count = count
    }

    package init?(argument: String) {
        let text = argument.uppercased()
        let (unit, factor) = Self.units.first { text.hasSuffix($0.0) } ?? ("", 1)
        guard let number = Int(text.dropLast(unit.count)), number > 0,
            case (let count, let isTooMuch) =
                number
                .multipliedReportingOverflow(by: factor), !isTooMuch
        else { return nil }
        self.count = count
    }

    package var description: String {
        let (unit, factor) = Self.units.first { count >= $0.1 && count % $0.1 == 0 } ?? ("B", 1)
        return "\(count / factor)\(unit)"
    }
}
