import Foundation

/// What the model may do: look at the shelves and order.
struct Warehouse {
    struct Product: Codable {
        var product: String
    }

    struct Stock: Encodable {
        var product: String
        var pieces: Int
        var wanted: Int
        var supplier: String
        var days: Int
    }

    struct Order: Encodable {
        var order: Int
        var product: String
        var pieces: Int
        var arrives: String
    }

    private let stock = [
        Stock(product: "lamp", pieces: 3, wanted: 10, supplier: "Lumen", days: 4),
        Stock(product: "chair", pieces: 12, wanted: 12, supplier: "Sedia", days: 9),
        Stock(product: "desk", pieces: 0, wanted: 4, supplier: "Sedia", days: 9),
        Stock(product: "clock", pieces: 5, wanted: 6, supplier: "Tempus", days: 2),
        Stock(product: "shelf", pieces: 7, wanted: 5, supplier: "Sedia", days: 9),
    ]
    private var orderCount = 0

    /// What a call of the model's comes to, as JSON.
    mutating func result(of name: String, for product: Product) throws -> String {
        guard let found = stock.first(where: { $0.product == product.product }) else { return "no such product" }
        switch name {
        case "stock_of": return try Self.json(found)
        default:
            orderCount += 1
            return try Self.json(
                Order(
                    order: orderCount, product: found.product, pieces: found.wanted - found.pieces,
                    arrives: "in \(found.days) days"))
        }
    }

    /// The names come in another order in each run, and nobody minds.
    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
