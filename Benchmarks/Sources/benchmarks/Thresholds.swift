import Foundation

/// The largest ratios allowed, by a figure's name: `thresholds.json`. What has none there is for information.
struct Thresholds {
    private let ratios: [String: Double]

    init() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let data = try Data(contentsOf: package.appending(path: "thresholds.json"))
        ratios = try JSONDecoder().decode([String: Double].self, from: data)
    }

    subscript(name: String) -> Double? { ratios[name] }
}
